"""Where each component of the page for asking stands."""

from pathlib import Path
from typing import Any

from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.draft import LONGEST_QUESTION
from assistant.ui.held_view import held
from assistant.ui.language_choice import language_choice
from assistant.ui.masthead import notes, shelf_mark
from assistant.ui.render import conversation
from assistant.ui.session import Session
from assistant.ui.vendor import gr
from assistant.ui.wording import EXAMPLES, Wording

_ACT = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  window.dispatchEvent(new CustomEvent('pandu:act', { detail: button }));
  trigger('submit', { act: button.dataset.act, value: button.dataset.value ?? '' });
});
"""
_OPEN = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-open]');
  if (!button) return;
  window.dispatchEvent(new CustomEvent('pandu:open', { detail: button }));
  trigger('click', { key: button.dataset.open });
});
watch('value', () => window.dispatchEvent(new CustomEvent('pandu:conversation')));
"""
_PAUSE = """
window.addEventListener('pandu:pause', (event) => trigger('submit', { typed: event.detail }));
"""
_FORM = Path(__file__).with_name("forms.js").read_text(encoding="utf-8")
_FILL = "watch('value', () => window.dispatchEvent(new CustomEvent('pandu:source')));"


class Layout:
    """The components, made within the `gr.Blocks` that is open."""

    def __init__(self, wording: Wording, language: Language) -> None:
        with gr.Row(elem_id="masthead"):
            self.header = gr.HTML(
                wording.heading(language),
                elem_id="header",
                js_on_load=None,
                apply_default_css=False,
            )
            self.language = language_choice(language)
        self.answered = gr.HTML("", elem_id="answered", js_on_load=_ACT, apply_default_css=False)
        self.earlier, self.newest = (
            gr.HTML(shown, elem_id=name, js_on_load=_OPEN + _ACT, apply_default_css=False)
            for name, shown in zip(
                ("earlier", "newest"), conversation(Session(language)), strict=True
            )
        )
        with gr.Column(elem_id="welcome") as self.welcome:
            self.invitation = gr.HTML(
                wording.welcome(language), js_on_load=None, apply_default_css=False
            )
            self.shelves, self.examples = [], []
            with gr.Row(elem_id="examples"):
                for shelf in EXAMPLES:
                    mark = shelf_mark(shelf, language)
                    self.shelves.append(gr.HTML(mark, js_on_load=None, apply_default_css=False))
                    asked = words(language, f"web.welcome.example.{shelf}")
                    self.examples.append(gr.Button(asked, elem_classes="example"))
        self.review = gr.HTML("", elem_id="review", js_on_load=_FORM, apply_default_css=False)
        self.keeping = gr.HTML("", elem_id="keeping", js_on_load=_FORM, apply_default_css=False)
        with gr.Column(elem_id="ask-box"):
            with gr.Row(elem_id="ask-row"):
                self.question = gr.Textbox(
                    label=words(language, "web.ask.label"),
                    placeholder=words(language, "web.ask.placeholder"),
                    lines=1,
                    max_lines=6,
                    max_length=LONGEST_QUESTION,
                    show_label=False,
                    container=False,
                    autofocus=True,
                    elem_id="question",
                )
                self.send = gr.Button(
                    words(language, "web.ask.send"), variant="primary", elem_id="send"
                )
                self.stop = gr.Button(
                    words(language, "web.ask.stop"), variant="stop", elem_id="stop", visible=False
                )
            self.held = gr.HTML(
                held(Session(language)), elem_id="held", js_on_load=None, apply_default_css=False
            )
            with gr.Row(elem_id="options"):
                self.passages_only = gr.Checkbox(
                    label=words(language, "web.ask.passages_only"),
                    elem_id="passages-only",
                    container=False,
                )
                self.save = gr.Button(
                    words(language, "web.ask.save"), elem_id="save", visible=False
                )
                self.forget = gr.Button(
                    words(language, "web.ask.forget"), elem_id="forget", visible=False
                )
            self.notes = gr.HTML(
                notes(language), elem_id="notes", js_on_load=None, apply_default_css=False
            )
        self.ahead = gr.HTML(
            "",
            elem_id="ahead",
            js_on_load=_PAUSE if wording.asking.while_typing else None,
            apply_default_css=False,
        )
        self.foot = gr.HTML(
            wording.foot(language), elem_id="foot", js_on_load=None, apply_default_css=False
        )
        self.source = gr.HTML("", elem_id="source", js_on_load=_FILL, apply_default_css=False)

    @property
    def shown(self) -> list[Any]:
        """What shows a session, in the order of `Wording.shown`."""
        return [
            self.earlier, self.newest, self.welcome, self.send, self.stop,
            self.save, self.forget, self.review, self.keeping, self.held,
        ]  # fmt: skip

    @property
    def every_word(self) -> list[Any]:
        """All that holds words, in the order of `Wording.everything`."""
        return [
            *self.shown,
            self.header,
            self.answered,
            self.language,
            self.invitation,
            *self.shelves,
            *self.examples,
            self.question,
            self.passages_only,
            self.notes,
            self.foot,
            self.source,
        ]
