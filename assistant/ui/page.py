"""The page: Gradio components, what they say in each language, and what their events do."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import PanduError
from assistant.strings import LANGUAGES
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui import render
from assistant.ui.conversation import (
    AssistantLike,
    QuoteMismatchError,
    follow,
    require_exact,
)
from assistant.ui.session import Session, Sessions
from assistant.ui.vendor import gr

_log = logging.getLogger(__name__)
_HERE = Path(__file__).parent

CSS = _HERE / "page.css"
"""The page's style sheet."""

SCRIPT = _HERE / "page.js"
"""The page's script: the seconds' count, the source panel, focus and scrolling."""

_LONGEST_QUESTION = 2_000  # characters; a pasted document is not a question
_EXAMPLES = ("example_1", "example_2", "example_3")
_LANGUAGE_NAMES = {"id": "Indonesia", "en": "English"}
_OPEN = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-open]');
  if (!button) return;
  window.dispatchEvent(new CustomEvent('pandu:open', { detail: button }));
  trigger('click', { key: button.dataset.open });
});
watch('value', () => window.dispatchEvent(new CustomEvent('pandu:conversation')));
"""
_FILL = "watch('value', () => window.dispatchEvent(new CustomEvent('pandu:source')));"


def build_page(assistant: AssistantLike, *, language: Language = "id") -> Any:
    """Build the page as a `gr.Blocks`, in `language` until the person switches."""
    return _Page(assistant, language).blocks


class _Page:
    def __init__(self, assistant: AssistantLike, language: Language) -> None:
        self._assistant = assistant
        self._sessions = Sessions(language=language)
        with gr.Blocks(
            title="Pandu", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)
        ) as self.blocks:
            self._lay_out(language)
            self._wire()

    def _lay_out(self, language: Language) -> None:
        with gr.Row(elem_id="masthead"):
            self._header = gr.HTML(
                render.header(language), elem_id="header", js_on_load=None, apply_default_css=False
            )
            self._language = gr.Radio(
                choices=[(_LANGUAGE_NAMES[item], item) for item in LANGUAGES],
                value=language,
                label=words(language, "web.page.language"),
                elem_id="language",
                container=False,
                buttons=[],
            )
        self._conversation = gr.HTML(
            render.conversation(Session(language)),
            elem_id="conversation",
            js_on_load=_OPEN,
            apply_default_css=False,
        )
        with gr.Column(elem_id="welcome") as self._welcome:
            self._invitation = gr.HTML(
                render.welcome(language), js_on_load=None, apply_default_css=False
            )
            with gr.Row(elem_id="examples"):
                self._examples = [
                    gr.Button(words(language, f"web.welcome.{name}"), elem_classes="example")
                    for name in _EXAMPLES
                ]
        with gr.Column(elem_id="ask-box"):
            with gr.Row(elem_id="ask-row"):
                self._question = gr.Textbox(
                    label=words(language, "web.ask.label"),
                    placeholder=words(language, "web.ask.placeholder"),
                    lines=1,
                    max_lines=6,
                    max_length=_LONGEST_QUESTION,
                    show_label=False,
                    container=False,
                    autofocus=True,
                    elem_id="question",
                )
                self._send = gr.Button(
                    words(language, "web.ask.send"), variant="primary", elem_id="send"
                )
                self._stop = gr.Button(
                    words(language, "web.ask.stop"), variant="stop", elem_id="stop", visible=False
                )
            with gr.Row(elem_id="options"):
                self._passages_only = gr.Checkbox(
                    label=words(language, "web.ask.passages_only"),
                    elem_id="passages-only",
                    container=False,
                )
                self._forget = gr.Button(
                    words(language, "web.ask.forget"), elem_id="forget", visible=False
                )
            self._notes = gr.HTML(
                render.notes(language), elem_id="notes", js_on_load=None, apply_default_css=False
            )
        self._source = gr.HTML("", elem_id="source", js_on_load=_FILL, apply_default_css=False)

    def _wire(self) -> None:
        shown = [self._conversation, self._welcome, self._send, self._stop, self._forget]
        asks = [(self._question.submit, self._question), (self._send.click, self._question)]
        asks += [(example.click, example) for example in self._examples]
        for event, source in asks:
            begun = event(
                self._begin,
                inputs=[source, self._passages_only],
                outputs=[self._question, *shown],
                **_QUICK,
            )
            begun.then(
                self._answer,
                outputs=shown,
                concurrency_id="model",
                concurrency_limit=1,
                show_progress="hidden",
                api_visibility="private",
            )
        self._stop.click(self._halt, **_QUICK)
        self._forget.click(self._start_over, outputs=[*shown, self._source], **_QUICK)
        self._conversation.click(self._open, outputs=[self._source], **_QUICK)
        switched = self._language.input(
            self._switch,
            inputs=[self._language],
            outputs=[
                *shown,
                self._header,
                self._language,
                self._invitation,
                *self._examples,
                self._question,
                self._passages_only,
                self._notes,
                self._source,
            ],
            **_QUICK,
        )
        # Once more, in case an answer ended while the reply was on its way.
        switched.then(self._refresh, outputs=shown, **_QUICK)
        self.blocks.unload(self._close)

    def _begin(self, question: str, passages_only: bool, request: gr.Request) -> list[Any]:
        session = self._session(request)
        asked = session.ask(question or "", passages_only=passages_only)
        return ["" if asked else gr.skip(), *_shown(session)]

    def _answer(self, request: gr.Request) -> Iterator[list[Any]]:
        session = self._session(request)
        for _ in follow(session, self._assistant):
            yield _shown(session)
        yield _shown(session)

    def _halt(self, request: gr.Request) -> None:
        # Shows nothing itself: its reply could overtake the answer's last state and undo it.
        self._session(request).stop()

    def _start_over(self, request: gr.Request) -> list[Any]:
        session = self._session(request)
        session.forget()
        return [*_shown(session), ""]

    def _open(self, event: gr.EventData, request: gr.Request) -> str:
        session = self._session(request)
        exchange_id, number = (int(part) for part in str(event.key).split("-"))
        return self._source_panel(session, exchange_id, number)

    def _source_panel(self, session: Session, exchange_id: int, number: int) -> str:
        language = session.language
        exchange = session.find(exchange_id)
        items = exchange.evidence if exchange else ()
        evidence = next((item for item in items if item.number == number), None)
        gone = words(language, "web.source.gone")
        if evidence is None:
            return render.source_gone(exchange_id, number, gone)
        try:
            document = self._assistant.document(evidence.passage.chunk.document_id)
            require_exact(evidence, document)
        except PanduError as error:
            message = f"{error.what(language)} {error.next_step(language)}"
            return render.source_gone(exchange_id, number, message)
        except (KeyError, QuoteMismatchError) as error:
            _log.error("source not shown: %s", error)
            return render.source_gone(exchange_id, number, gone)
        return render.source_panel(exchange_id, evidence, document, language)

    def _switch(self, language: Language, request: gr.Request) -> list[Any]:
        session = self._session(request)
        session.language = language
        return [
            *_shown(session),
            render.header(language),
            gr.update(label=words(language, "web.page.language")),
            render.welcome(language),
            *(words(language, f"web.welcome.{name}") for name in _EXAMPLES),
            gr.update(
                label=words(language, "web.ask.label"),
                placeholder=words(language, "web.ask.placeholder"),
            ),
            gr.update(label=words(language, "web.ask.passages_only")),
            render.notes(language),
            "",
        ]

    def _refresh(self, request: gr.Request) -> list[Any]:
        return _shown(self._session(request))

    def _close(self, request: gr.Request) -> None:
        self._sessions.close(request.session_hash or "")

    def _session(self, request: gr.Request) -> Session:
        return self._sessions.of(request.session_hash or "")


_QUICK = {
    "queue": False,
    "show_progress": "hidden",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}


def _shown(session: Session) -> list[Any]:
    """Return the updates of what shows a session: conversation, welcome and the buttons."""
    language = session.language
    running = session.is_running
    return [
        render.conversation(session),
        gr.update(visible=not session.exchanges),
        gr.update(value=words(language, "web.ask.send"), visible=not running),
        gr.update(value=words(language, "web.ask.stop"), visible=running),
        gr.update(value=words(language, "web.ask.forget"), visible=bool(session.exchanges)),
    ]
