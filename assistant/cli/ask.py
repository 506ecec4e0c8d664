"""`pandu ask`: one question, answered in the terminal while it is being worked out."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    LangOption,
    console,
    print_json,
    read_settings,
    stderr,
)
from assistant.days import day_text
from assistant.guardrails.words import calm, first_steps, remark
from assistant.place import describe_place
from assistant.strings import text
from assistant.types import (
    Answer,
    AnswerReady,
    Event,
    Evidence,
    EvidenceSelected,
    Language,
    Passage,
    Service,
    StatementChecked,
    Verdict,
)

if TYPE_CHECKING:
    from assistant.conversation.preview import Counts


def ask(
    question: Annotated[str, typer.Argument(help=text(LANGUAGE, "ask.question"))],
    passages_only: Annotated[
        bool, typer.Option("--passages-only", help=text(LANGUAGE, "ask.passages_only"))
    ] = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Answer one question; its help is the string `cli.help.ask`."""
    from assistant.conversation import Conversation
    from assistant.conversation.preview import describe
    from assistant.factory import load_redactor, open_assistant

    settings = read_settings()
    redactor = load_redactor(settings, warm=True)  # while the documents are being opened
    conversation = Conversation(lang or LANGUAGE)
    with (
        stderr.status(text(lang or LANGUAGE, "ask.starting")),
        open_assistant(settings, passages_only=passages_only) as assistant,
    ):
        preview = conversation.preview(question, redactor.detect)
        events = assistant.stream(
            conversation.accept(preview),
            language=lang,
            fallback_language=LANGUAGE,
            passages_only=passages_only,
        )
        if as_json:
            _print(events, preview.counts)
            return
        if preview.counts:
            what = describe(preview.counts, lang or LANGUAGE)
            stderr.print(text(lang or LANGUAGE, "ask.masked", what=what), soft_wrap=True)
        reader = Reader(restore=conversation.restore)
        for event in events:
            reader.show(event)


def _print(events: Iterator[Event], counts: "Counts") -> None:
    """Print the answer for a program: masked as it was made, with what was masked by kind."""
    answer = next(event.answer for event in events if isinstance(event, AnswerReady))
    masked = [{"kind": kind, "count": count} for kind, count in counts]
    fields = {field.name: getattr(answer, field.name) for field in dataclasses.fields(answer)}
    print_json({**fields, "masked": masked})


class Reader:
    """Prints each step of an answer as it comes, with `restore` for what was masked."""

    def __init__(self, *, restore: Callable[[str], str] = str) -> None:
        self._restore = restore
        self._language: Language = LANGUAGE
        self._summary_begun = False

    def show(self, event: Event) -> None:
        if isinstance(event, EvidenceSelected):
            self._language = event.language
            if event.status == "referred" and event.verdict:
                self._refer(event.verdict, event.services)
            if event.evidence:
                self._heading("ask.quotes")
                if event.sureness:
                    console.print(text(event.language, f"answer.{event.sureness}"), style="dim")
            for item in event.evidence:
                self._quote(item)
        elif isinstance(event, StatementChecked):
            if not self._summary_begun:
                self._summary_begun = True
                self._heading("ask.summary")
            marks = "".join(f"[{number}]" for number in event.statement.citations)
            console.print(f"{self._restore(event.statement.text)} {marks}", soft_wrap=True)
        elif isinstance(event, AnswerReady):
            self._finish(event.answer)

    def _refer(self, verdict: Verdict, services: tuple[Service, ...]) -> None:
        """Print calm words, what to do first, and whom to call."""
        console.print(f"\n{calm(verdict, self._language)}", soft_wrap=True)
        self._heading("guardrails.first_heading")
        for step in first_steps(verdict, self._language):
            console.print(f"- {step}", soft_wrap=True)
        self._heading("guardrails.services_heading")
        for service in services:
            numbers = " · ".join(
                filter(None, (service.phone, service.whatsapp and f"WhatsApp {service.whatsapp}"))
            )
            console.print(f"- {service.name}: {numbers}. {service.serves}.", soft_wrap=True)
            day = day_text(date.fromisoformat(service.last_verified), self._language)
            checked = text(self._language, "guardrails.checked", date=day)
            console.print(
                f"    {' '.join(filter(None, (service.note, checked)))}",
                style="dim",
                soft_wrap=True,
            )
        caution = (
            services[0].caution if services else text(self._language, "guardrails.no_services")
        )
        console.print(caution, style="italic", soft_wrap=True)

    def _finish(self, answer: Answer) -> None:
        if not answer.evidence and answer.status != "referred":
            console.print(answer.text, soft_wrap=True)
            if answer.passages:
                self._heading("ask.looked_at")
            for passage in answer.passages:
                console.print(f"- {self._place(passage)}", soft_wrap=True)
        console.print()
        advice = remark(answer.verdict, self._language)
        if advice:
            console.print(advice, style="italic", soft_wrap=True)
        for notice in answer.notices:
            console.print(text(self._language, f"answer.{notice}"), style="italic", soft_wrap=True)
        quotes, whole = answer.timings["evidence"], answer.timings["answer"]
        stderr.print(
            text(self._language, "ask.timing", quotes=f"{quotes:.1f}", whole=f"{whole:.1f}"),
            style="dim",
        )

    def _heading(self, key: str) -> None:
        console.print(f"\n{text(self._language, key)}", style="bold")

    def _quote(self, item: Evidence) -> None:
        console.print(f"[{item.number}] “{item.quote}”", soft_wrap=True)
        console.print(f"    {self._place(item.passage)}", style="dim", soft_wrap=True)

    def _place(self, passage: Passage) -> str:
        chunk = passage.chunk
        place = describe_place(chunk.locator, self._language, title=chunk.title)
        return " · ".join(filter(None, (chunk.title, place, passage.source)))
