"""From a question to a cited, checked answer. Knows protocols and plain steps, no vendor."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Event as Cancellation

from assistant import __version__
from assistant.grounding import Found, Grounding, Knowledge
from assistant.guardrails.chain import Guardrails
from assistant.guardrails.referral import Referral, guidance_helps
from assistant.guardrails.words import verdict_text
from assistant.language import detect_language
from assistant.query import may_be_remembered, to_queries
from assistant.screening import StatementScreen
from assistant.strings import text
from assistant.summary import Summary
from assistant.synthesis.writer import Writer
from assistant.timings import Timings
from assistant.types import (
    Answer,
    AnswerReady,
    AnswerStatus,
    Chunk,
    Document,
    Event,
    Evidence,
    EvidenceSelected,
    GoneError,
    Language,
    Message,
    PassagesFound,
    Service,
    Statement,
    StatementChecked,
    Turn,
    Verdict,
    Versions,
)


class Assistant:
    """Answers questions from a knowledge base, with or without a generator."""

    def __init__(
        self,
        grounding: Grounding,
        *,
        writer: Writer | None = None,
        statements: StatementScreen | None = None,
        guardrails: Guardrails | None = None,
        referral: Referral | None = None,
    ) -> None:
        """Answer with what `grounding` finds.

        Without a `writer` the quotes stand alone. `statements` withholds what must not be shown
        of the summary. `guardrails` judge each question before anything is searched; `referral`
        knows whom to call.
        """
        self._grounding = grounding
        self._writer = writer
        self._statements = statements
        self._guardrails = guardrails
        self._referral = referral

    @property
    def writer(self) -> Writer | None:
        """What writes the summaries."""
        return self._writer

    def beginnings(self, chunks: Iterable[Chunk]) -> list[list[Message]]:
        """Return what the generator's prompts begin with where a chunk holds the best quote.

        Nothing of it depends on a question; empty where prompts hold no whole chunk. A chunk that
        is gone is left out.
        """
        beginnings: list[list[Message]] = []
        if self._writer is None or not self._writer.reads_passages:
            return beginnings
        for chunk in chunks:
            with suppress(GoneError):
                shown = self._grounding.shown(chunk)
                beginnings.append(self._writer.beginning(shown, shown.language))
        return beginnings

    def prepare(self, chunk: Chunk) -> bool:
        """Keep what quoting a chunk needs; False says that it gave way to a question."""
        return self._grounding.prepare(chunk)

    def renew(self, knowledge: Knowledge) -> None:
        """Answer from `knowledge` from the next question on; the store has changed."""
        self._grounding.knowledge = knowledge

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        passages_only: bool = False,
    ) -> Answer:
        """Answer a question; see `stream` for the same in steps."""
        for event in self.stream(
            question,
            history=history,
            language=language,
            fallback_language=fallback_language,
            passages_only=passages_only,
        ):
            if isinstance(event, AnswerReady):
                return event.answer
        raise AssertionError("the stream ended without an answer")

    def is_urgent(self, question: str) -> bool:
        """Say whether a masked question tells of a crisis, whose help must not wait."""
        verdict = self._judge(question)
        return verdict is not None and verdict.action == "refer"

    def document(self, document_id: str, *, near: int = 0) -> Document:
        """Return a document of the knowledge base as it may be shown around the offset `near`."""
        return self._grounding.document(document_id, near=near)

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        passages_only: bool = False,
        cancellation: Cancellation | None = None,
    ) -> Iterator[Event]:
        """Yield each step as it is done: passages, quotes, checked sentences, the answer.

        The answer is in `language`, else in the question's, else in `fallback_language`. Setting
        `cancellation` ends the synthesis within a token; the answer then holds what was checked
        until then. `passages_only` asks no model.
        """
        done = self._writer.generator.make_way() if self._writer else None
        try:
            yield from self._steps(
                question,
                history,
                language or detect_language(question) or fallback_language,
                passages_only=passages_only,
                cancellation=cancellation,
            )
        finally:
            if done:
                done()

    def _steps(
        self,
        question: str,
        history: Sequence[Turn],
        spoken: Language,
        *,
        passages_only: bool,
        cancellation: Cancellation | None,
    ) -> Iterator[Event]:
        clock = Timings()
        query, verdict, found = self._understand(question, history, spoken)
        clock.mark("guardrails")
        if verdict and verdict.action == "refuse":
            yield from self._declined(verdict, spoken, clock)
            return
        found = found or self._grounding.find(query, spoken)
        notices = [f"withheld_{kind}" for kind in found.withheld]
        clock.mark("retrieved")
        yield PassagesFound(passages=found.passages)

        is_outside = _is_outside(verdict)
        evidence, confidence = self._grounding.quote(found, spoken, is_outside=is_outside)
        status: AnswerStatus = "answered" if evidence else "insufficient"
        if evidence and found.query != query:
            notices.append("no_group_guidance")
        services: tuple[Service, ...] = ()
        if verdict and verdict.action == "refer":
            status = "referred"
            services = self._services(verdict, spoken)
            evidence = evidence if guidance_helps(verdict.category, found.query) else ()
        clock.mark("evidence")
        yield EvidenceSelected(
            status=status,
            language=spoken,
            evidence=evidence,
            confidence=confidence,
            verdict=verdict,
            services=services,
        )

        summary = Summary(found.query, evidence, spoken, screen=self._statements)
        # No model speaks in a crisis: what is said there was written by people.
        writer = self._writer if status == "answered" and not passages_only else None
        if writer:
            remember = may_be_remembered(question, history, query=query, language=spoken)
            for statement in summary.write(writer, remember=remember, cancellation=cancellation):
                clock.mark("first_sentence", once=True)
                yield StatementChecked(statement=statement)
            notices += summary.notices()
        clock.mark("answer")
        yield AnswerReady(
            answer=Answer(
                status=status,
                language=spoken,
                text=_text(status, spoken, summary.statements, evidence, verdict),
                statements=tuple(summary.statements),
                evidence=evidence,
                citations=tuple(item.citation for item in evidence),
                passages=found.passages,
                confidence=confidence,
                notices=(*notices, "may_be_wrong") if evidence else tuple(notices),
                timings=clock.marks,
                versions=self._versions(writer, spoken),
                verdict=verdict,
                services=services,
            )
        )

    def anticipate(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        cancellation: Cancellation | None = None,
    ) -> None:
        """Look up what a masked question needs that is still being typed, and let the model read.

        Nothing is said or kept of the question, and what somebody asked comes first. Nothing is
        done where no model would speak, and no more once `cancellation` is set.
        """
        if self._writer is None:
            return
        spoken = language or detect_language(question) or fallback_language
        query, verdict, found = self._understand(question, history, spoken)
        if verdict and verdict.action in ("refuse", "refer"):
            return
        found = found or self._grounding.find(query, spoken)
        evidence, _ = self._grounding.quote(found, spoken, is_outside=_is_outside(verdict))
        if evidence:
            self._writer.anticipate(
                found.query, evidence, language=spoken, cancellation=cancellation
            )

    def _understand(
        self, question: str, history: Sequence[Turn], language: Language
    ) -> tuple[str, Verdict | None, Found | None]:
        """Return what is searched for, what the guardrails say, and what was found if it was.

        A question that may lean on the one before is meant in the way that the library more likely
        answers; one that is declined, or a crisis, by its own words is not searched to find out.
        """
        first, *others = to_queries(question, history, language=language)
        verdict = self._judge(question, first)
        if not others or (verdict and verdict.action in ("refuse", "refer")):
            return first, verdict, None
        query, found = self._grounding.surest((first, *others), language)
        return query, self._judge(question, query), found

    def _judge(self, *texts: str) -> Verdict | None:
        return self._guardrails.judge(texts) if self._guardrails else None

    def _declined(self, verdict: Verdict, language: Language, clock: Timings) -> Iterator[Event]:
        """Say why the question is not answered, and what can be had instead."""
        yield EvidenceSelected(
            status="refused", language=language, evidence=(), confidence=0.0, verdict=verdict
        )
        clock.mark("evidence")
        clock.mark("answer")
        yield AnswerReady(
            answer=Answer(
                status="refused",
                language=language,
                text=_text("refused", language, (), (), verdict),
                statements=(),
                evidence=(),
                citations=(),
                passages=(),
                confidence=0.0,
                notices=(),
                timings=clock.marks,
                versions=self._versions(None, language),
                verdict=verdict,
            )
        )

    def _services(self, verdict: Verdict, language: Language) -> tuple[Service, ...]:
        return self._referral.services(verdict.category, language) if self._referral else ()

    def _versions(self, writer: Writer | None, language: Language) -> Versions:
        return Versions(
            pandu=__version__,
            prompt=writer.prompt(language).name if writer else None,
            generator=writer.generator.id if writer else None,
            embedder=self._grounding.knowledge.embedder,
            index=self._grounding.knowledge.fingerprint,
        )


def _is_outside(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.guardrail == "scope"


def _text(
    status: AnswerStatus,
    language: Language,
    statements: Sequence[Statement],
    evidence: Sequence[Evidence],
    verdict: Verdict | None,
) -> str:
    if status != "answered":
        return verdict_text(verdict, language) or text(language, f"answer.{status}")
    if statements:
        return " ".join(
            f"{statement.text} {''.join(f'[{number}]' for number in statement.citations)}"
            for statement in statements
        )
    return "\n".join(f"“{item.quote}” [{item.number}]" for item in evidence)
