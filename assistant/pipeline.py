"""From a question to a cited, checked answer. Knows protocols and plain steps, no vendor."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Event as Cancellation
from time import perf_counter

from assistant import __version__
from assistant.errors import PanduError
from assistant.evidence.answerability import Calibration
from assistant.evidence.finder import EvidenceFinder
from assistant.evidence.selector import select
from assistant.groups import without_groups
from assistant.guardrails.chain import Guardrails
from assistant.guardrails.referral import Referral, guidance_helps
from assistant.guardrails.words import verdict_text
from assistant.language import detect_language
from assistant.query import holds_personal, to_query
from assistant.screening import Screen, StatementScreen
from assistant.strings import text
from assistant.synthesis.writer import Writer
from assistant.terms import content_terms
from assistant.types import (
    Answer,
    AnswerReady,
    AnswerStatus,
    Document,
    Event,
    Evidence,
    EvidenceSelected,
    Language,
    Passage,
    PassagesFound,
    Service,
    Statement,
    StatementChecked,
    Turn,
    Verdict,
    Versions,
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the assistant answers from, as it was when the library was opened."""

    finder: EvidenceFinder
    document: Callable[[str], Document]
    """Find a document by id; its text is what quotes are checked against."""

    embedder: str
    """Id of the embedder, for the record."""

    fingerprint: str
    """Fingerprint of the indexed documents, for the record."""


class Assistant:
    """Answers questions from a knowledge base, with or without a generator."""

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        calibration: Calibration,
        writer: Writer | None,
        evidence: int,
        screen: Screen | None = None,
        statements: StatementScreen | None = None,
        guardrails: Guardrails | None = None,
        referral: Referral | None = None,
        without_groups: bool = True,
    ) -> None:
        """Answer from `knowledge` with at most `evidence` quotes.

        Without a `writer` the quotes stand alone. `screen` blacks out what must not be shown of
        passages and documents, and `statements` what must not be shown of the summary.
        `guardrails` judge each question before anything is searched; `referral` knows whom to
        call. `without_groups` searches alike whichever group of people a question names.
        """
        self._knowledge = knowledge
        self._calibration = calibration
        self._writer = writer
        self._evidence = evidence
        self._screen = screen
        self._statements = statements
        self._guardrails = guardrails
        self._referral = referral
        self._without_groups = without_groups

    def renew(self, knowledge: Knowledge) -> None:
        """Answer from `knowledge` from the next question on; the store has changed."""
        self._knowledge = knowledge

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
        verdict = self._guardrails.judge((question,)) if self._guardrails else None
        return verdict is not None and verdict.action == "refer"

    def document(self, document_id: str, *, near: int = 0) -> Document:
        """Return a document of the knowledge base as it may be shown around the offset `near`."""
        document = self._knowledge.document(document_id)
        return self._screen.document(document, near=near) if self._screen else document

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
        clock = _Clock()
        spoken = language or detect_language(question) or fallback_language
        query = to_query(question, history=history, language=spoken)
        verdict = self._guardrails.judge((question, query)) if self._guardrails else None
        clock.mark("guardrails")
        if verdict and verdict.action == "refuse":
            yield from self._declined(verdict, spoken, clock)
            return
        asked, query = query, self._fairly(query, spoken)
        passages, notices = self._screened(self._knowledge.finder.retrieve(query, language=spoken))
        clock.mark("retrieved")
        yield PassagesFound(passages=passages)

        is_outside = verdict is not None and verdict.guardrail == "scope"
        evidence, confidence = self._find_evidence(query, passages, spoken, is_outside=is_outside)
        status: AnswerStatus = "answered" if evidence else "insufficient"
        if evidence and query != asked:
            notices.append("no_group_guidance")
        services: tuple[Service, ...] = ()
        if verdict and verdict.action == "refer":
            status = "referred"
            services = self._services(verdict, spoken)
            evidence = evidence if guidance_helps(verdict.category, query) else ()
        clock.mark("evidence")
        yield EvidenceSelected(
            status=status,
            language=spoken,
            evidence=evidence,
            confidence=confidence,
            verdict=verdict,
            services=services,
        )

        statements: list[Statement] = []
        # No model speaks in a crisis: what is said there was written by people.
        writer = self._writer if status == "answered" and not passages_only else None
        if writer:
            drafts = writer.write(
                query,
                evidence,
                language=spoken,
                remember=not holds_personal(question, history),
                cancellation=cancellation,
            )
            dropped = forbidden = 0
            try:
                for statement in drafts:
                    clock.mark("first_sentence", once=True)
                    if not statement.citations:
                        dropped += 1
                    elif self._is_forbidden(statement, query, evidence, spoken):
                        forbidden += 1
                    else:
                        statements.append(statement)
                        yield StatementChecked(statement=statement)
                notices += _synthesis_notices(
                    kept=len(statements), dropped=dropped, forbidden=forbidden
                )
            except PanduError:
                _log.warning("the generator failed", exc_info=True)
                notices.append("model_failed")
        clock.mark("answer")
        yield AnswerReady(
            answer=Answer(
                status=status,
                language=spoken,
                text=_text(status, spoken, statements, evidence, verdict),
                statements=tuple(statements),
                evidence=evidence,
                citations=tuple(item.citation for item in evidence),
                passages=passages,
                confidence=confidence,
                notices=(*notices, "may_be_wrong") if evidence else tuple(notices),
                timings=clock.marks,
                versions=self._versions(writer, spoken),
                verdict=verdict,
                services=services,
            )
        )

    def _screened(self, passages: tuple[Passage, ...]) -> tuple[tuple[Passage, ...], list[str]]:
        """Black out what must not be shown; name what was taken out."""
        if self._screen is None:
            return passages, []
        screened = self._screen.passages(passages, self._knowledge.document)
        return screened.passages, [f"withheld_{kind}" for kind in screened.kinds]

    def _is_forbidden(
        self, statement: Statement, query: str, evidence: Sequence[Evidence], language: Language
    ) -> bool:
        """Say whether a sentence of the summary must not be shown, whatever carries it."""
        if self._statements is None:
            return False
        fault = self._statements.fault(
            statement.text, question=query, evidence=evidence, language=language
        )
        if fault:
            _log.info("a sentence of the summary was withheld: %s", fault)
        return fault is not None

    def _declined(self, verdict: Verdict, language: Language, clock: "_Clock") -> Iterator[Event]:
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

    def _fairly(self, query: str, language: Language) -> str:
        """Leave out groups of people that the query names, unless the best quote speaks of them.

        So that the answer is the same for every group, but for what is written about one.
        """
        plain = without_groups(query) if self._without_groups else query
        groups = content_terms(query) - content_terms(plain)
        if not self._knowledge.finder.knows(groups):
            return plain
        passages, _ = self._screened(self._knowledge.finder.retrieve(query, language=language))
        evidence, _ = self._find_evidence(query, passages, language)
        is_about_them = any(groups & content_terms(best.quote) for best in evidence[:1])
        return query if is_about_them else plain

    def _find_evidence(
        self,
        query: str,
        passages: Sequence[Passage],
        language: Language,
        *,
        is_outside: bool = False,
    ) -> tuple[tuple[Evidence, ...], float]:
        """Return the quotes, none where they can't answer, and how likely they answer."""
        finding = self._knowledge.finder.weigh(query, passages, language=language)
        if not finding.signals:
            return (), 0.0
        chosen = select(finding.candidates, count=self._evidence, language=language)
        evidence = self._verified(chosen)
        confidence = self._calibration.probability(finding.signals, is_outside=is_outside)
        return (evidence if confidence >= self._calibration.threshold else ()), confidence

    def _verified(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Keep the quotes that equal the stored document's text, and number them anew."""
        exact = [
            item
            for item in evidence
            if self._knowledge.document(item.passage.chunk.document_id).text[item.start : item.end]
            == item.quote
        ]
        if self._screen and self._screen.orders_together(exact):
            exact = exact[:1]  # what quotes say only together, the first one alone does not
        return tuple(replace(item, number=number) for number, item in enumerate(exact, start=1))

    def _versions(self, writer: Writer | None, language: Language) -> Versions:
        return Versions(
            pandu=__version__,
            prompt=writer.prompt(language).name if writer else None,
            generator=writer.generator.id if writer else None,
            embedder=self._knowledge.embedder,
            index=self._knowledge.fingerprint,
        )


class _Clock:
    """Seconds since the question, by step."""

    def __init__(self) -> None:
        self._start = perf_counter()
        self.marks: dict[str, float] = {}

    def mark(self, step: str, *, once: bool = False) -> None:
        if not (once and step in self.marks):
            self.marks[step] = perf_counter() - self._start


def _synthesis_notices(*, kept: int, dropped: int, forbidden: int) -> list[str]:
    withheld = ["statements_withheld"] if forbidden else []
    if not kept:
        return [*withheld, "quotes_only"]
    return [*withheld, "sentences_dropped"] if dropped else withheld


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
