"""The addresses of the self-check. What is sent is weighed, shown and forgotten."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from fastapi import Response

from assistant.days import day_text
from assistant.selfcheck.markdown import summary_markdown
from assistant.selfcheck.questions import load_self_check
from assistant.selfcheck.weighing import weigh
from assistant.types import Language
from assistant.ui.library.parts import link_to_volume
from assistant.ui.library.volumes import Volume
from assistant.ui.markup import Markup
from assistant.ui.plain.visiting import NOT_KEPT, READ, SEND, Address, Visit, page
from assistant.ui.routes import SELF_CHECK_PATH
from assistant.ui.selfcheck.form_view import CHANGE, LONGEST_NAME, NAME, form_page, say
from assistant.ui.selfcheck.summary_view import summary_page

FindVolume = Callable[[str, Language], Volume | None]
"""Returns a document in a language where it is to be had, else in another."""


class SelfCheckPages:
    """Asks, weighs and shows; remembers nothing."""

    def __init__(self, find_volume: FindVolume, today: Callable[[], date]) -> None:
        self._find_volume = find_volume
        self._today = today
        self._check = load_self_check()

    @property
    def addresses(self) -> Iterator[Address]:
        """All of them."""
        yield Address(f"{SELF_CHECK_PATH}/", READ, self._ask)
        yield Address(f"{SELF_CHECK_PATH}/", SEND, self._weigh)
        yield Address(f"{SELF_CHECK_PATH}/unduh", SEND, self._download)

    def _ask(self, visit: Visit) -> Response:
        return page(visit, say(visit.language, "title"), self._form(visit.language, {}))

    def _weigh(self, visit: Visit) -> Response:
        language, name, answers = visit.language, _name(visit), self._answers(visit)
        title = say(language, "title")
        if visit.field(CHANGE):
            return page(visit, title, self._form(language, answers, name=name))
        content = summary_page(
            weigh(answers, self._check),
            answers,
            language,
            name=name,
            day=day_text(self._today(), language),
            link_to_document=lambda id: self._link(id, language),
        )
        return page(visit, title, content)

    def _download(self, visit: Visit) -> Response:
        language = visit.language
        written = summary_markdown(
            weigh(self._answers(visit), self._check),
            language,
            name=_name(visit),
            day=day_text(self._today(), language),
            title_of=lambda id: self._title(id, language),
        )
        name = say(language, "filename")
        headers = {**NOT_KEPT, "content-disposition": f'attachment; filename="{name}"'}
        return Response(written, media_type="text/markdown; charset=utf-8", headers=headers)

    def _answers(self, visit: Visit) -> dict[str, str]:
        """Return the answers that there are; all else that was sent is left out."""
        given = {one.id: visit.field(one.id) for one in self._check.question}
        return {
            one.id: given[one.id]
            for one in self._check.question
            if one.choice(given[one.id]) is not None
        }

    def _form(self, language: Language, answers: Mapping[str, str], *, name: str = "") -> Markup:
        return form_page(
            self._check,
            answers,
            language,
            name=name,
            link_to_document=lambda id: self._link(id, language, apart=True),
        )

    def _link(self, id: str, language: Language, *, apart: bool = False) -> Markup:
        volume = self._find_volume(id, language)
        return link_to_volume(volume, language, apart=apart) if volume else Markup("")

    def _title(self, id: str, language: Language) -> str:
        volume = self._find_volume(id, language)
        return volume.title if volume else ""


def _name(visit: Visit) -> str:
    return " ".join(visit.field(NAME).split())[:LONGEST_NAME]
