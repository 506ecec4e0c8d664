"""The page for asking: what each of its events does."""

from collections.abc import Iterator
from typing import Any

from assistant.accounts.buckets import Buckets
from assistant.query import without_placeholders
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui import keeping, leaving, review
from assistant.ui.ahead import Ahead
from assistant.ui.conversation import follow
from assistant.ui.exchange import Exchange
from assistant.ui.layout import Layout
from assistant.ui.line import Line
from assistant.ui.links import language_of
from assistant.ui.session import Session
from assistant.ui.sessions import Sessions
from assistant.ui.source import open_source
from assistant.ui.vendor import gr
from assistant.ui.visitor import own_key, visitor_of
from assistant.ui.wording import Wording

_QUICK = {
    "queue": False,
    "show_progress": "hidden",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}
_BESIDE = {
    "concurrency_limit": None,
    "show_progress": "hidden",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}


def build_page(
    wording: Wording, *, language: Language = "id", questions: Buckets | None = None
) -> Any:
    """Build the page as a `gr.Blocks`, in `language` until the person switches.

    With `questions`, everybody may ask so many of them.
    """
    takes_gaps = wording.gaps is not None
    sessions = Sessions(takes_gaps=takes_gaps, questions=questions)
    return _Page(wording, sessions, language).blocks


class _Page:
    def __init__(self, wording: Wording, sessions: Sessions, language: Language) -> None:
        self._wording = wording
        self._asking = wording.asking
        self._assistant = wording.asking.assistant
        self._gaps = wording.gaps
        self._sessions = sessions
        self._language = language
        self._line = Line()
        self._ahead = Ahead(wording.asking, self._line)
        with gr.Blocks(
            title=words(language, "web.page.title"),
            analytics_enabled=False,
            fill_width=True,
            delete_cache=(3600, 3600),
        ) as self.blocks:
            self._at = Layout(wording, language)
            self._wire()

    def _wire(self) -> None:
        at = self._at
        shown = at.shown
        asks = [(at.question.submit, at.question), (at.send.click, at.question)]
        asks += [(example.click, example) for example in at.examples]
        for event, source in asks:
            begun = event(
                self._begin,
                inputs=[source, at.passages_only],
                outputs=[at.question, *shown],
                **_QUICK,
            )
            self._then_answer(begun, shown)
        again = at.answered.submit(
            self._act_on_answered,
            inputs=[at.passages_only],
            outputs=[at.answered, *shown],
            **_QUICK,
        )
        self._then_answer(again, shown)
        act = {"fn": self._act_on_review, "outputs": [at.question, *shown], **_QUICK}
        self._then_answer(at.review.submit(**act), shown)
        at.review.click(**act)  # a correction: shown again later, it would lose what is typed
        # An answer's last state, computed before a quick reply, may reach the browser after it and
        # bring back what was forgotten. What is refreshed on the stream can't be overtaken by it.
        for exchanges in (at.earlier, at.newest):
            acted = exchanges.submit(self._act, outputs=shown, **_QUICK)
            acted.then(self._refresh, outputs=shown, **_BESIDE)
            exchanges.click(self._open, outputs=[at.source], **_BESIDE)
        at.save.click(self._offer_to_save, outputs=shown, **_QUICK)
        at.keeping.submit(self._act_on_keeping, outputs=shown, **_QUICK)
        at.ahead.submit(self._look_ahead, inputs=[at.passages_only], **_QUICK)
        at.stop.click(self._halt, **_QUICK)
        forgotten = at.forget.click(self._start_over, outputs=[*shown, at.source], **_QUICK)
        forgotten.then(self._refresh, outputs=shown, **_BESIDE)
        switched = at.language.input(
            self._switch, inputs=[at.language], outputs=at.every_word, **_QUICK
        )
        switched.then(self._refresh, outputs=shown, **_BESIDE)
        self.blocks.load(self._arrive, outputs=at.every_word, **_QUICK)
        self.blocks.unload(self._close)

    def _then_answer(self, begun: Any, shown: list[Any]) -> None:
        """Read what was typed for personal data, and answer, in one event.

        Two of them would cost another way to the server and back before a quote is seen. It takes
        what it works on for itself alone. Where only one were let run for a page, a question asked
        while the one before is not quite done would wait for ever.
        """
        begun.then(self._answer, outputs=shown, **_BESIDE)

    def _begin(self, question: str, passages_only: bool, request: gr.Request) -> list[Any]:
        session = self._session(request)
        begun = review.begin(session, question or "", passages_only=passages_only)
        session.is_held = not begun and bool((question or "").strip())
        return ["" if begun else gr.skip(), *self._wording.shown(session)]

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
        return [question, *self._wording.shown(session)]

    def _answer(self, request: gr.Request) -> Iterator[list[Any]]:
        session = self._session(request)
        asking = self._asking
        for _ in review.check(
            session, asking.redactor, review=asking.review, is_urgent=asking.is_urgent
        ):
            yield self._wording.shown(session)
        answered: Exchange | None = None
        for exchange in follow(
            session, self._assistant, self._line, is_being_read=self._wording.is_being_read
        ):
            answered = exchange
            yield self._wording.shown(session)
        # Masking may take a while, and must not hold the answer up.
        yield self._wording.shown(session)
        if self._gaps is not None and answered is not None:
            leaving.offer(session, answered.id, self._gaps, kind="insufficient")
            yield self._wording.shown(session)

    def _look_ahead(self, passages_only: bool, event: gr.EventData, request: gr.Request) -> None:
        if self._asking.while_typing:
            typed = str(event.typed)
            self._ahead.look(self._session(request), typed, passages_only=passages_only)

    def _halt(self, request: gr.Request) -> None:
        # Shows nothing itself: its reply could overtake the answer's last state and undo it.
        self._session(request).stop()

    def _start_over(self, request: gr.Request) -> list[Any]:
        session = self._session(request)
        keeping.forget(session)
        return [*self._wording.shown(session), ""]

    def _offer_to_save(self, request: gr.Request) -> list[Any]:
        session = self._session(request)
        keeping.offer(session)
        return self._wording.shown(session)

    def _act_on_keeping(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        session = self._session(request)
        if event.act == "save" and self._asking.history is not None:
            visitor = visitor_of(request)
            own = self._asking.history.of(visitor.id)
            detect = self._asking.redactor.detect
            keeping.save(session, own, detect, event.fields, account=visitor.name)
        elif event.act == "close":
            keeping.close(session)
        return self._wording.shown(session)

    def _open(self, event: gr.EventData, request: gr.Request) -> Iterator[str]:
        library = self._wording.library
        pictures = library.pictures if library is not None else None
        yield from open_source(self._session(request), str(event.key), self._assistant, pictures)

    def _act(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        session = self._session(request)
        if self._gaps is not None and str(event.value).isdecimal():
            exchange_id = int(event.value)
            match event.act:
                case "helpful":
                    leaving.praise(session, exchange_id)
                case "not_helpful" | "wrong_source" | "harmful" as complaint:
                    leaving.offer(session, exchange_id, self._gaps, kind=complaint)
                case "with_answer":
                    leaving.take_answer_along(session, exchange_id)
                case "keep":
                    leaving.keep(session, exchange_id, self._gaps)
                case "decline":
                    leaving.decline(session, exchange_id)
        return self._wording.shown(session)

    def _arrive(self, request: gr.Request) -> list[Any]:
        return self._wording.everything(self._session(request))

    def _act_on_answered(
        self, passages_only: bool, event: gr.EventData, request: gr.Request
    ) -> list[Any]:
        session = self._session(request)
        if event.act == "dismiss":
            session.has_dismissed = True
            return ["", *self._wording.shown(session)]
        asked = [one.gap for one in self._wording.answered_of_late() if one.gap.id == event.value]
        for gap in asked:
            question = without_placeholders(gap.question, "…")  # they were another person's
            review.begin(session, question, passages_only=passages_only)
        return [gr.skip(), *self._wording.shown(session)]

    def _switch(self, language: Language, request: gr.Request) -> list[Any]:
        session = self._session(request)
        session.speak(language)
        return self._wording.everything(session)

    def _refresh(self, request: gr.Request) -> list[Any]:
        return self._wording.shown(self._session(request))

    def _close(self, request: gr.Request) -> None:
        self._sessions.close(own_key(request))

    def _session(self, request: gr.Request) -> Session:
        # A page that outlived its server goes on in the language that its address names.
        language = language_of(request.query_params, self._language)
        return self._sessions.of(own_key(request), language)
