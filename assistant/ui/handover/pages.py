"""The addresses of the brief. What is sent is masked, shown and forgotten; nothing is sent on."""

from collections.abc import Callable, Iterator
from datetime import date

from fastapi import Response

from assistant.conversation import RedactorLike
from assistant.days import day_text
from assistant.errors import PanduError
from assistant.ui.handover.brief import LONGEST, MOST_QUOTES, Brief, Quoted, masked_brief
from assistant.ui.handover.view import (
    CHOSEN,
    CONTEXT,
    FORM,
    KEEP,
    PLACE,
    PROMISES,
    QUESTION,
    QUOTE,
    READY,
    TITLE,
    UNCLEAR,
    brief_page,
    form_page,
    say,
)
from assistant.ui.handover.writing import brief_docx, brief_markdown
from assistant.ui.markup import join, tag, with_code
from assistant.ui.plain.visiting import NOT_KEPT, READ, SEND, Address, Visit, page
from assistant.ui.routes import HANDOVER_PATH

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class HandoverPages:
    """Makes briefs; remembers nothing."""

    def __init__(self, redactor: RedactorLike, today: Callable[[], date]) -> None:
        self._redactor = redactor
        self._today = today

    @property
    def addresses(self) -> Iterator[Address]:
        """All of them."""
        yield Address(f"{HANDOVER_PATH}/", READ, self._ask)
        yield Address(f"{HANDOVER_PATH}/", SEND, self._make)
        yield Address(f"{HANDOVER_PATH}/unduh", SEND, self._download)

    def _ask(self, visit: Visit) -> Response:
        return page(visit, say(visit.language, "title"), form_page(Brief(), visit.language))

    def _make(self, visit: Visit) -> Response:
        language, brief = visit.language, _brief(visit)
        title = say(language, "title")
        if not visit.field(READY):
            return page(visit, title, form_page(brief, language))
        if missing := _missing(visit, brief):
            return self._incomplete(visit, brief, missing)
        try:
            safe, counts = masked_brief(brief, self._redactor, language)
        except PanduError as error:
            return self._not_made(visit, brief, error)
        return page(visit, title, brief_page(safe, counts, language, day=self._day(visit)))

    def _download(self, visit: Visit) -> Response:
        language, day, brief = visit.language, self._day(visit), _brief(visit)
        if missing := _missing(visit, brief):
            return self._incomplete(visit, brief, missing)
        try:
            safe, _ = masked_brief(brief, self._redactor, language)
        except PanduError as error:
            return self._not_made(visit, brief, error)
        name = say(language, "file_name")
        if visit.field(FORM) == "docx":
            return _file(brief_docx(safe, language, day=day), f"{name}.docx", _DOCX)
        written = brief_markdown(safe, language, day=day).encode()
        return _file(written, f"{name}.md", "text/markdown; charset=utf-8")

    def _incomplete(self, visit: Visit, brief: Brief, missing: str) -> Response:
        language = visit.language
        said = tag("p", say(language, missing), class_="note", role="alert")
        content = form_page(brief, language, promised=_promised(visit), said=said)
        return page(visit, say(language, "title"), content)

    def _not_made(self, visit: Visit, brief: Brief, error: PanduError) -> Response:
        language = visit.language
        said = join(
            [
                tag("p", with_code(error.what(language)), role="alert"),
                tag("p", with_code(error.next_step(language))),
            ]
        )
        content = form_page(brief, language, promised=_promised(visit), said=said)
        return page(visit, say(language, "title"), content, status=503)

    def _day(self, visit: Visit) -> str:
        return day_text(self._today(), visit.language)


def _file(data: bytes, name: str, kind: str) -> Response:
    headers = {**NOT_KEPT, "content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=kind, headers=headers)


def _promised(visit: Visit) -> list[str]:
    return [name for name in PROMISES if visit.field(name)]


def _missing(visit: Visit, brief: Brief) -> str:
    """Return the string that says what a brief needs yet; empty where nothing is missing."""
    if not brief.question:
        return "no_question"
    return "" if len(_promised(visit)) == len(PROMISES) else "not_confirmed"


def _brief(visit: Visit) -> Brief:
    return Brief(
        question=_cut(visit.field(QUESTION)),
        context=_cut(visit.field(CONTEXT)),
        unclear=_cut(visit.field(UNCLEAR)),
        quotes=tuple(_quotes(visit)),
    )


def _quotes(visit: Visit) -> Iterator[Quoted]:
    """Yield the quotes that the form holds, but those that were taken out."""
    named = (visit.fields.get(name, ()) for name in (TITLE, PLACE, QUOTE))
    kept = visit.fields.get(KEEP, ())
    for number, (title, place, text) in enumerate(zip(*named, strict=False)):
        if number < MOST_QUOTES and (not visit.field(CHOSEN) or str(number) in kept):
            yield Quoted(title=_cut(title), place=_cut(place), text=_cut(text))


def _cut(text: str) -> str:
    return text.replace("\r\n", "\n").strip()[:LONGEST]
