"""The trainer's page in Gradio: where each section stands, and which words its acts renew."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from assistant.accounts import AuditLog
from assistant.conversation import AssistantLike
from assistant.library.scan import SUFFIXES
from assistant.packs.writing import SUFFIX
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.handing import handed
from assistant.ui.language_choice import language_choice
from assistant.ui.links import language_of
from assistant.ui.trainer.acts import do_quick, do_slow, failed
from assistant.ui.trainer.adding import receive
from assistant.ui.trainer.adding_view import adding_intro
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.header_view import header, navigation, panel
from assistant.ui.trainer.notice import Step
from assistant.ui.trainer.notice_view import notice_box, step_line
from assistant.ui.trainer.packing import receive_pack
from assistant.ui.trainer.packing_view import packs_intro
from assistant.ui.trainer.parts import say
from assistant.ui.trainer.sections import SECTIONS, render_sections
from assistant.ui.vendor import gr
from assistant.ui.visitor import visitor_of
from assistant.workbench import Workbench

_HERE = Path(__file__).parent

CSS = _HERE / "trainer.css"
"""What the page adds to the style sheet of the first page."""

SCRIPT = _HERE / "trainer.js"
"""The page's script: the section that is shown, and focus."""

_Receive = Callable[[Desk, Visit, Path], Iterator[Step]]

_TAKEN = {"add": sorted(SUFFIXES), "packs": [SUFFIX]}
"""Endings of the files that sections take."""

_SEND = (_HERE / "send.js").read_text(encoding="utf-8")
_TELL = """
watch('value', () => window.dispatchEvent(new CustomEvent('pandu:changed', { detail: element })));
"""


def build_trainer_page(
    bench: Workbench,
    assistant: AssistantLike,
    *,
    language: Language = "id",
    audit: AuditLog | None = None,
) -> Any:
    """Build the page as a `gr.Blocks`, in `language` until the trainer switches."""
    return _TrainerPage(Desk(bench=bench, assistant=assistant, audit=audit), language).blocks


class _TrainerPage:
    def __init__(self, desk: Desk, language: Language) -> None:
        self._desk = desk
        self._limit = desk.bench.limits.max_bytes
        with gr.Blocks(
            title=words(language, "web.page.title_trainer"),
            analytics_enabled=False,
            fill_width=True,
            delete_cache=(3600, 3600),
        ) as self.blocks:
            self._visit = gr.State(Visit())
            self._lay_out(language)
            self._wire()

    def _lay_out(self, language: Language) -> None:
        with gr.Row(elem_id="masthead"):
            self._header = _html(header(language), "header")
            self._language = language_choice(language)
        self._navigation = _html(navigation(self._limit, language), "sections")
        self._notice = _html("", "notice", acts=True)
        self._sections = {}
        self._intros: dict[str, Any] = {}
        self._files: dict[str, Any] = {}
        for name in SECTIONS:
            with gr.Column(elem_id=f"panel-{name}"):
                if name in _TAKEN:
                    self._intros[name] = _html(self._intro(name, language), f"intro-{name}")
                    self._files[name] = gr.UploadButton(
                        say(language, f"{name}.choose"),
                        file_types=list(_TAKEN[name]),
                        file_count="single",
                        elem_id=f"upload-{name}",
                    )
                loading = step_line(Step(key="web.trainer.loading", done=0, total=0), language)
                self._sections[name] = _html(loading, f"section-{name}", acts=True)
        self._download = _html("", "download")

    def _wire(self) -> None:
        inputs = [self._language, self._visit]
        acting = [self._notice, *self._sections.values()]
        shown = [*acting, self._download]
        for component in acting:
            component.click(self._do_quick, inputs=inputs, outputs=shown, **_QUICK)
            component.submit(self._do_slow, inputs=inputs, outputs=shown, **_SLOW)
        for name, take in (("add", self._receive), ("packs", self._receive_pack)):
            file = self._files[name]
            file.upload(take, inputs=[file, *inputs], outputs=[file, *shown], **_SLOW)
        every_word = [
            self._language,
            self._header,
            self._navigation,
            *self._intros.values(),
            *self._files.values(),
            *shown,
        ]
        self._language.input(self._say_all, inputs=inputs, outputs=every_word, **_QUICK)
        self.blocks.load(self._arrive, inputs=inputs, outputs=every_word, **_QUICK)

    def _do_quick(
        self, language: Language, visit: Visit, event: gr.EventData, request: gr.Request
    ) -> list[Any]:
        visit.user = visitor_of(request).id
        renewed = do_quick(str(event.act), self._desk, visit, Fields(event.fields))
        return self._shown(language, visit, renewed)

    def _do_slow(
        self, language: Language, visit: Visit, event: gr.EventData, request: gr.Request
    ) -> Iterator[list[Any]]:
        visit.user = visitor_of(request).id
        steps = do_slow(str(event.act), self._desk, visit, Fields(event.fields))
        yield self._progress(language)
        try:
            while True:
                yield self._progress(language, next(steps))
        except StopIteration as end:
            yield self._shown(language, visit, end.value)

    def _receive(self, path: str | None, language: Language, visit: Visit) -> Iterator[list[Any]]:
        yield from self._take("add", receive, path, language, visit)

    def _receive_pack(
        self, path: str | None, language: Language, visit: Visit
    ) -> Iterator[list[Any]]:
        yield from self._take("packs", receive_pack, path, language, visit)

    def _take(
        self, name: str, read: _Receive, path: str | None, language: Language, visit: Visit
    ) -> Iterator[list[Any]]:
        if path is not None:
            yield [gr.skip(), *self._progress(language)]
            visit.notice = None
            try:
                for step in read(self._desk, visit, Path(path)):
                    yield [gr.skip(), *self._progress(language, step)]
            except Exception as error:
                visit.notice = failed(error)
        yield [None, *self._shown(language, visit, [name])]

    def _arrive(self, language: Language, visit: Visit, request: gr.Request) -> list[Any]:
        chosen = language_of(request.query_params, language)
        return self._say_all(chosen, visit)

    def _say_all(self, language: Language, visit: Visit) -> list[Any]:
        return [
            gr.update(value=language, label=words(language, "web.page.language")),
            header(language),
            navigation(self._limit, language),
            *(self._intro(name, language) for name in _TAKEN),
            *(gr.update(label=say(language, f"{name}.choose")) for name in _TAKEN),
            *self._shown(language, visit, SECTIONS),
        ]

    def _shown(self, language: Language, visit: Visit, renewed: Collection[str]) -> list[Any]:
        """Return the notice, and the sections to renew."""
        rendered = render_sections(self._desk, visit, language, renewed)
        file, visit.handed = visit.handed, None
        return [
            notice_box(visit.notice, language),
            *(
                panel(name, rendered[name], language, has_heading=name not in _TAKEN)
                if name in rendered
                else gr.skip()
                for name in SECTIONS
            ),
            handed(file),
        ]

    def _progress(self, language: Language, step: Any = None) -> list[Any]:
        return [step_line(step, language), *(gr.skip() for _ in SECTIONS), gr.skip()]

    def _intro(self, name: str, language: Language) -> str:
        intro = adding_intro if name == "add" else packs_intro
        return panel(name, intro(self._limit, language), language)


def _html(value: str, name: str, *, acts: bool = False) -> Any:
    return gr.HTML(
        value,
        elem_id=name,
        js_on_load=(_SEND if acts else "") + _TELL,
        apply_default_css=False,
    )


_QUICK = {
    "queue": False,
    "show_progress": "hidden",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}
_SLOW = {
    "concurrency_id": "library",
    "concurrency_limit": 1,
    "show_progress": "hidden",
    "trigger_mode": "once",
    "api_visibility": "private",
}
