"""The masking page in Gradio."""

from pathlib import Path
from typing import Any

from assistant.masking.files import FORMATS
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.bringing import in_megabytes, not_sent
from assistant.ui.handing import Download, handed
from assistant.ui.language_choice import language_choice
from assistant.ui.links import language_of
from assistant.ui.markup import Markup, join, tag
from assistant.ui.mask.acts import (
    attempt,
    decide,
    download,
    download_key,
    take_file,
    take_text,
)
from assistant.ui.mask.desk import Desk, Visit, Visits
from assistant.ui.mask.view import result, say
from assistant.ui.masthead import brand
from assistant.ui.routes import MASK_PATH
from assistant.ui.trainer.fields import Fields
from assistant.ui.vendor import gr
from assistant.ui.ways import ways

_HERE = Path(__file__).parent

CSS = _HERE / "mask.css"
"""What the page adds to the style sheets of the first page and the trainer's."""

SCRIPT = _HERE / "mask.js"
"""The page's script: dropping a file, and focus."""

_SEND = (_HERE.parent / "trainer" / "send.js").read_text(encoding="utf-8")
_TELL = """
watch('value', () => window.dispatchEvent(new CustomEvent('pandu:changed', { detail: element })));
"""
_ONE_AT_A_TIME = {
    "concurrency_id": "mask",
    "concurrency_limit": 1,
    "show_progress": "hidden",
    "trigger_mode": "once",
    "api_visibility": "private",
}
_QUICK = {
    "queue": False,
    "show_progress": "hidden",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}


def build_mask_page(desk: Desk, *, language: Language = "id") -> Any:
    """Build the page as a `gr.Blocks`, in `language` until the person switches."""
    return _MaskPage(desk, language).blocks


class _MaskPage:
    def __init__(self, desk: Desk, language: Language) -> None:
        self._desk = desk
        self._visits = Visits()
        with gr.Blocks(
            title=words(language, "web.page.title_mask"),
            analytics_enabled=False,
            fill_width=True,
            delete_cache=(60, 60),
        ) as self.blocks:
            self._lay_out(language)
            self._wire()

    def _lay_out(self, language: Language) -> None:
        with gr.Row(elem_id="masthead"):
            self._header = _html(header(language, self._desk), "header")
            self._language = language_choice(language)
        with gr.Column(elem_id="bring"):
            self._text = gr.Textbox(
                label=say(language, "text"),
                placeholder=say(language, "placeholder"),
                lines=5,
                max_lines=14,
                max_length=200_000,
                elem_id="words",
                buttons=[],
            )
            with gr.Row(elem_id="start"):
                self._mask = gr.Button(say(language, "mask"), variant="primary", elem_id="mask")
                self._file = gr.UploadButton(
                    say(language, "choose"),
                    file_types=sorted(FORMATS),
                    file_count="single",
                    elem_id="upload",
                )
        self._result = _html("", "result", acts=True)
        self._download = _html("", "download")

    def _wire(self) -> None:
        shown = [self._result, self._download]
        self._mask.click(
            self._take_text, inputs=[self._text, self._language], outputs=shown, **_ONE_AT_A_TIME
        )
        self._file.upload(
            self._take_file,
            inputs=[self._file, self._language],
            outputs=[self._file, *shown],
            **_ONE_AT_A_TIME,
        )
        for event in (self._result.click, self._result.submit):
            event(
                self._act,
                inputs=[self._language],
                outputs=[self._text, *shown],
                **_ONE_AT_A_TIME,
            )
        words_shown = [self._language, self._header, self._text, self._mask, self._file]
        # The words alone: a result that came while they were on their way must not be lost.
        switched = self._language.input(
            self._switch, inputs=[self._language], outputs=words_shown, **_QUICK
        )
        switched.then(self._show, inputs=[self._language], outputs=shown, **_QUICK)
        self.blocks.load(self._arrive, inputs=[self._language], outputs=words_shown, **_QUICK)
        self.blocks.unload(self._close)

    def _take_text(self, text: str, language: Language, request: gr.Request) -> list[Any]:
        visit = self._visit(request)
        attempt(visit, lambda: take_text(self._desk, visit, text or "", language))
        return self._shown(visit, language)

    def _take_file(self, path: str | None, language: Language, request: gr.Request) -> list[Any]:
        visit = self._visit(request)
        if path is not None:
            attempt(visit, lambda: take_file(self._desk, visit, Path(path), language))
        return [None, *self._shown(visit, language)]

    def _act(self, language: Language, event: gr.EventData, request: gr.Request) -> list[Any]:
        visit = self._visit(request)
        files: list[Download | None] = []
        match str(event.act):
            case "decide":
                fields = Fields(event.fields)
                attempt(visit, lambda: decide(self._desk, visit, fields, language))
            case "download":
                attempt(visit, lambda: files.append(download(self._desk, visit, language)))
            case "key":
                files.append(download_key(visit, language))
            case "forget":
                visit.forget()
                return ["", "", ""]
        return [gr.skip(), self._shown(visit, language)[0], handed(next(iter(files), None))]

    def _shown(self, visit: Visit, language: Language) -> list[Any]:
        """Return the result in the language of now: it may have been switched meanwhile."""
        return [result(visit, visit.language or language), ""]

    def _arrive(self, language: Language, request: gr.Request) -> list[Any]:
        chosen = language_of(request.query_params, language)
        return self._switch(chosen, request)

    def _switch(self, language: Language, request: gr.Request) -> list[Any]:
        self._visit(request).language = language
        return self._words(language)

    def _show(self, language: Language, request: gr.Request) -> list[Any]:
        return self._shown(self._visit(request), language)

    def _words(self, language: Language) -> list[Any]:
        return [
            gr.update(value=language, label=words(language, "web.page.language")),
            header(language, self._desk),
            gr.update(label=say(language, "text"), placeholder=say(language, "placeholder")),
            say(language, "mask"),
            gr.update(label=say(language, "choose")),
        ]

    def _close(self, request: gr.Request) -> None:
        self._visits.close(request.session_hash or "")

    def _visit(self, request: gr.Request) -> Visit:
        return self._visits.of(request.session_hash or "")


def header(language: Language, desk: Desk) -> Markup:
    """Render the skip link, the name, what the page does and what it keeps."""
    megabytes = in_megabytes(desk.limits.max_bytes, language)
    return join(
        [
            tag("a", say(language, "skip"), class_="skip", href="#bring"),
            brand(say(language, "name")),
            tag(
                "p",
                say(language, "tagline"),
                class_="tagline",
                data_language=language,
                data_title=words(language, "web.page.title_mask"),
            ),
            tag("p", say(language, "private"), class_="private"),
            tag("p", say(language, "kinds", megabytes=megabytes), class_="remark"),
            ways(language, f"{MASK_PATH}/"),
            not_sent(desk.limits.max_bytes, language),
        ]
    )


def _html(value: str, name: str, *, acts: bool = False) -> Any:
    return gr.HTML(
        value,
        elem_id=name,
        js_on_load=(_SEND if acts else "") + _TELL,
        apply_default_css=False,
    )
