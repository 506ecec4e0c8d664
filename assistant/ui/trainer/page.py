"""The trainer's page in Gradio: where each section stands, and which words its acts renew."""

from pathlib import Path
from typing import Any

from assistant.accounts import AuditLog
from assistant.conversation import AssistantLike
from assistant.library.scan import SUFFIXES
from assistant.packs.writing import SUFFIX
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.language_choice import language_choice
from assistant.ui.links import language_of
from assistant.ui.trainer.adding_view import adding_intro
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.events import Events
from assistant.ui.trainer.header_view import header, navigation, panel
from assistant.ui.trainer.notice import Step
from assistant.ui.trainer.notice_view import step_line
from assistant.ui.trainer.packing_view import packs_intro
from assistant.ui.trainer.parts import say
from assistant.ui.trainer.sections import SECTIONS
from assistant.ui.vendor import gr
from assistant.workbench import Workbench

_HERE = Path(__file__).parent

CSS = _HERE / "trainer.css"
"""What the page adds to the style sheet of the first page."""

SCRIPT = _HERE / "trainer.js"
"""The page's script: the section that is shown, and focus."""

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
        self._events = Events(desk)
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
            component.click(self._events.do_quick, inputs=inputs, outputs=shown, **_QUICK)
            component.submit(self._events.do_slow, inputs=inputs, outputs=shown, **_SLOW)
        for name, take in (("add", self._events.receive), ("packs", self._events.receive_pack)):
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
        arrived = self.blocks.load(self._arrive, inputs=inputs, outputs=every_word, **_QUICK)
        arrived.then(self._events.watch, inputs=inputs, outputs=shown, **_WATCHING)

    def _arrive(self, language: Language, visit: Visit, request: gr.Request) -> list[Any]:
        chosen = language_of(request.query_params, language)
        return self._say_all(chosen, visit)

    def _say_all(self, language: Language, visit: Visit) -> list[Any]:
        visit.language = language
        return [
            gr.update(value=language, label=words(language, "web.page.language")),
            header(language),
            navigation(self._limit, language),
            *(self._intro(name, language) for name in _TAKEN),
            *(gr.update(label=say(language, f"{name}.choose")) for name in _TAKEN),
            *self._events.shown(language, visit, SECTIONS),
        ]

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
# One act at a time changes the library, by its lock; those that wait for it say so meanwhile.
_SLOW = {
    "concurrency_id": "library",
    "concurrency_limit": 16,
    "show_progress": "hidden",
    "trigger_mode": "once",
    "api_visibility": "private",
}
_WATCHING = _SLOW | {"concurrency_id": "watching", "trigger_mode": "multiple"}
