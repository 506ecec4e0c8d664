"""The page: Gradio components, what they say in each language, and what their events do."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.query import without_placeholders
from assistant.strings import LANGUAGES
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui import keeping, leaving, render, review
from assistant.ui.conversation import follow
from assistant.ui.evaluated import evaluated
from assistant.ui.keeping_view import keeping as keeping_block
from assistant.ui.leaving import AnsweredGap, Gaps, answered_gaps
from assistant.ui.leaving_view import answered_notice
from assistant.ui.links import language_of
from assistant.ui.markup import join
from assistant.ui.note import privacy_note
from assistant.ui.review_view import review as review_block
from assistant.ui.session import Session, Sessions
from assistant.ui.source import open_source
from assistant.ui.stays_here import stays_here
from assistant.ui.vendor import gr
from assistant.ui.visitor import own_key, visitor_of

_HERE = Path(__file__).parent

CSS = _HERE / "page.css"
"""The page's style sheet."""

REVIEW_CSS = _HERE / "review.css"
"""The style of a question that is looked at before it is sent."""

GUARDED_CSS = _HERE / "guarded.css"
"""The style of whom to call, and of a remark on whom to ask."""

SCRIPT = _HERE / "page.js"
"""The page's script: the seconds' count, the source panel, focus and scrolling."""

_LONGEST_QUESTION = 2_000  # characters; a pasted document is not a question
_EXAMPLES = ("example_1", "example_2", "example_3")
LANGUAGE_NAMES = {"id": "Indonesia", "en": "English"}
"""The languages as they name themselves."""

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
_FORM = (_HERE / "forms.js").read_text(encoding="utf-8")
_FILL = "watch('value', () => window.dispatchEvent(new CustomEvent('pandu:source')));"


def build_page(
    asking: Asking,
    *,
    language: Language = "id",
    gaps: Gaps | None = None,
    trainer_page: str = "",
    mask_page: str = "",
    plain_pages: Sequence[tuple[str, str]] = (),
    is_empty: Callable[[], bool] = lambda: False,
    questions: Buckets | None = None,
) -> Any:
    """Build the page as a `gr.Blocks`, in `language` until the person switches.

    With `gaps`, questions can be left for a trainer; `trainer_page` is the path of their
    page, `mask_page` that of the one that masks, `plain_pages` the others, as for
    `render.header`. `is_empty` tells whether there is nothing to
    answer from, which the page then says.
    """
    sessions = Sessions(language=language, takes_gaps=gaps is not None, questions=questions)
    pages = (trainer_page, mask_page, plain_pages)
    return _Page(asking, language, gaps, pages, sessions, is_empty).blocks


class _Page:
    def __init__(
        self,
        asking: Asking,
        language: Language,
        gaps: Gaps | None,
        pages: tuple[str, str, Sequence[tuple[str, str]]],
        sessions: Sessions,
        is_empty: Callable[[], bool],
    ) -> None:
        self._asking = asking
        self._assistant = asking.assistant
        self._gaps = gaps
        self._trainer_page, self._mask_page, self._plain_pages = pages
        self._sessions = sessions
        self._is_empty = is_empty
        with gr.Blocks(
            title="Pandu", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)
        ) as self.blocks:
            self._lay_out(language)
            self._wire()

    def _lay_out(self, language: Language) -> None:
        with gr.Row(elem_id="masthead"):
            self._header = gr.HTML(
                self._heading(language),
                elem_id="header",
                js_on_load=None,
                apply_default_css=False,
            )
            self._language = gr.Radio(
                choices=[(LANGUAGE_NAMES[item], item) for item in LANGUAGES],
                value=language,
                label=words(language, "web.page.language"),
                elem_id="language",
                container=False,
                buttons=[],
            )
        self._answered = gr.HTML("", elem_id="answered", js_on_load=_ACT, apply_default_css=False)
        self._conversation = gr.HTML(
            render.conversation(Session(language)),
            elem_id="conversation",
            js_on_load=_OPEN + _ACT,
            apply_default_css=False,
        )
        with gr.Column(elem_id="welcome") as self._welcome:
            self._invitation = gr.HTML(
                self._welcome_words(language), js_on_load=None, apply_default_css=False
            )
            with gr.Row(elem_id="examples"):
                self._examples = [
                    gr.Button(words(language, f"web.welcome.{name}"), elem_classes="example")
                    for name in _EXAMPLES
                ]
        self._review = gr.HTML("", elem_id="review", js_on_load=_FORM, apply_default_css=False)
        self._keeping = gr.HTML("", elem_id="keeping", js_on_load=_FORM, apply_default_css=False)
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
                self._save = gr.Button(
                    words(language, "web.ask.save"), elem_id="save", visible=False
                )
                self._forget = gr.Button(
                    words(language, "web.ask.forget"), elem_id="forget", visible=False
                )
            self._notes = gr.HTML(
                render.notes(language), elem_id="notes", js_on_load=None, apply_default_css=False
            )
        self._foot_of_page = gr.HTML(
            _foot(language, self._asking), elem_id="foot", js_on_load=None, apply_default_css=False
        )
        self._source = gr.HTML("", elem_id="source", js_on_load=_FILL, apply_default_css=False)

    def _wire(self) -> None:
        shown = [
            self._conversation, self._welcome, self._send, self._stop,
            self._save, self._forget, self._review, self._keeping,
        ]  # fmt: skip
        asks = [(self._question.submit, self._question), (self._send.click, self._question)]
        asks += [(example.click, example) for example in self._examples]
        for event, source in asks:
            begun = event(
                self._begin,
                inputs=[source, self._passages_only],
                outputs=[self._question, *shown],
                **_QUICK,
            )
            self._then_answer(begun, shown)
        again = self._answered.submit(
            self._act_on_answered,
            inputs=[self._passages_only],
            outputs=[self._answered, *shown],
            **_QUICK,
        )
        self._then_answer(again, shown)
        act = {"fn": self._act_on_review, "outputs": [self._question, *shown], **_QUICK}
        self._then_answer(self._review.submit(**act), shown)
        self._review.click(**act)  # a correction: shown again later, it would lose what is typed
        acted = self._conversation.submit(self._act, outputs=shown, **_QUICK)
        acted.then(self._refresh, outputs=shown, **_QUICK)
        self._save.click(self._offer_to_save, outputs=shown, **_QUICK)
        self._keeping.submit(self._act_on_keeping, outputs=shown, **_QUICK)
        self._stop.click(self._halt, **_QUICK)
        self._forget.click(self._start_over, outputs=[*shown, self._source], **_QUICK)
        self._conversation.click(self._open, outputs=[self._source], **_QUICK)
        every_word = [
            *shown,
            self._header,
            self._answered,
            self._language,
            self._invitation,
            *self._examples,
            self._question,
            self._passages_only,
            self._notes,
            self._foot_of_page,
            self._source,
        ]
        switched = self._language.input(
            self._switch, inputs=[self._language], outputs=every_word, **_QUICK
        )
        # Once more, in case an answer ended while the reply was on its way.
        switched.then(self._refresh, outputs=shown, **_QUICK)
        self.blocks.load(self._arrive, outputs=every_word, **_QUICK)
        self.blocks.unload(self._close)

    def _then_answer(self, begun: Any, shown: list[Any]) -> None:
        """Read what was typed for personal data, beside the model's queue; then answer."""
        checked = begun.then(self._check, outputs=shown, **_BESIDE)
        checked.then(self._answer, outputs=shown, **_BY_MODEL)

    def _begin(self, question: str, passages_only: bool, request: gr.Request) -> list[Any]:
        session = self._session(request)
        begun = review.begin(session, question or "", passages_only=passages_only)
        return ["" if begun else gr.skip(), *self._shown(session)]

    def _check(self, request: gr.Request) -> Iterator[list[Any]]:
        session = self._session(request)
        asking = self._asking
        for _ in review.check(
            session, asking.redactor, review=asking.review, is_urgent=asking.is_urgent
        ):
            yield self._shown(session)

    def _act_on_review(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        session = self._session(request)
        value = str(event.value)
        question = gr.skip()
        match event.act:
            case "turn" if value.isdecimal():
                review.turn(session, int(value), self._asking.redactor)
            case "choose":
                review.choose(session, str(event.fields["missed"]), self._asking.redactor)
            case "send" | "always":
                review.send(session, always=event.act == "always")
            case "retry":
                review.retry(session)
            case "take_back":
                question = review.take_back(session)
        return [question, *self._shown(session)]

    def _answer(self, request: gr.Request) -> Iterator[list[Any]]:
        session = self._session(request)
        for _ in follow(session, self._assistant):
            yield self._shown(session)
        yield self._shown(session)  # masking may take a while, and must not hold the answer up
        if self._gaps is not None and session.exchanges:
            leaving.offer(session, session.exchanges[-1].id, self._gaps, kind="insufficient")
            yield self._shown(session)

    def _halt(self, request: gr.Request) -> None:
        # Shows nothing itself: its reply could overtake the answer's last state and undo it.
        self._session(request).stop()

    def _start_over(self, request: gr.Request) -> list[Any]:
        session = self._session(request)
        keeping.forget(session)
        return [*self._shown(session), ""]

    def _offer_to_save(self, request: gr.Request) -> list[Any]:
        session = self._session(request)
        keeping.offer(session)
        return self._shown(session)

    def _act_on_keeping(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        session = self._session(request)
        if event.act == "save" and self._asking.history is not None:
            visitor = visitor_of(request)
            own = self._asking.history.of(visitor.id)
            keeping.save(session, own, event.fields, account=visitor.name)
        elif event.act == "close":
            keeping.close(session)
        return self._shown(session)

    def _open(self, event: gr.EventData, request: gr.Request) -> str:
        return open_source(self._session(request), str(event.key), self._assistant)

    def _act(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        session = self._session(request)
        if self._gaps is not None and str(event.value).isdecimal():
            exchange_id = int(event.value)
            match event.act:
                case "helpful":
                    leaving.praise(session, exchange_id)
                case "not_helpful" | "wrong_source" | "harmful" as complaint:
                    leaving.offer(session, exchange_id, self._gaps, kind=complaint)
                case "keep":
                    leaving.keep(session, exchange_id, self._gaps)
                case "decline":
                    leaving.decline(session, exchange_id)
        return self._shown(session)

    def _arrive(self, request: gr.Request) -> list[Any]:
        session = self._session(request)
        session.speak(language_of(request.query_params, session.language))
        return self._words(session)

    def _act_on_answered(
        self, passages_only: bool, event: gr.EventData, request: gr.Request
    ) -> list[Any]:
        session = self._session(request)
        if event.act == "dismiss":
            session.has_dismissed = True
            return ["", *self._shown(session)]
        asked = [one.gap for one in self._answered_of_late() if one.gap.id == event.value]
        for gap in asked:
            question = without_placeholders(gap.question, "…")  # they were another person's
            review.begin(session, question, passages_only=passages_only)
        return [gr.skip(), *self._shown(session)]

    def _answered_of_late(self) -> Sequence[AnsweredGap]:
        return answered_gaps(self._gaps, self._assistant.document) if self._gaps else ()

    def _heading(self, language: Language) -> str:
        return render.header(
            language,
            trainer_page=self._trainer_page,
            mask_page=self._mask_page,
            plain_pages=self._plain_pages,
        )

    def _welcome_words(self, language: Language) -> str:
        return render.welcome(language, is_empty=self._is_empty(), trainer_page=self._trainer_page)

    def _switch(self, language: Language, request: gr.Request) -> list[Any]:
        session = self._session(request)
        session.speak(language)
        return self._words(session)

    def _words(self, session: Session) -> list[Any]:
        """Return every word of the page in the session's language."""
        language = session.language
        return [
            *self._shown(session),
            self._heading(language),
            "" if session.has_dismissed else answered_notice(self._answered_of_late(), language),
            gr.update(value=language, label=words(language, "web.page.language")),
            self._welcome_words(language),
            *(words(language, f"web.welcome.{name}") for name in _EXAMPLES),
            gr.update(
                label=words(language, "web.ask.label"),
                placeholder=words(language, "web.ask.placeholder"),
            ),
            gr.update(label=words(language, "web.ask.passages_only")),
            render.notes(language),
            _foot(language, self._asking),
            "",
        ]

    def _refresh(self, request: gr.Request) -> list[Any]:
        return self._shown(self._session(request))

    def _close(self, request: gr.Request) -> None:
        self._sessions.close(own_key(request))

    def _session(self, request: gr.Request) -> Session:
        return self._sessions.of(own_key(request))

    def _shown(self, session: Session) -> list[Any]:
        """Return the updates of what shows a session: conversation, welcome, buttons, forms."""
        language = session.language
        running, begun = session.is_running, bool(session.exchanges)
        can_save = begun and not running and self._asking.history is not None
        return [
            render.conversation(session),
            gr.update(visible=not begun),
            gr.update(value=words(language, "web.ask.send"), visible=not running),
            gr.update(value=words(language, "web.ask.stop"), visible=running),
            gr.update(value=words(language, "web.ask.save"), visible=can_save),
            gr.update(value=words(language, "web.ask.forget"), visible=begun),
            review_block(session),
            keeping_block(session),
        ]


_QUICK = {
    "queue": False,
    "show_progress": "hidden",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}
_BESIDE = {"concurrency_limit": None, "show_progress": "hidden", "api_visibility": "private"}
_BY_MODEL = {
    "concurrency_id": "model",
    "concurrency_limit": 1,
    "show_progress": "hidden",
    "api_visibility": "private",
}


def _foot(language: Language, asking: Asking) -> str:
    tested = evaluated(asking.overview(), language)
    return join([stays_here(language), tested, privacy_note(language)])
