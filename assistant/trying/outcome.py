"""What became of one golden question."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.library.golden import GoldenQuestion
from assistant.trying.places import Place, rank_of
from assistant.types import (
    Answer,
    AnswerReady,
    AnswerStatus,
    Event,
    Language,
    Passage,
    PassagesFound,
)


class Asker(Protocol):
    """Answers questions, as `assistant.pipeline.Assistant` does."""

    def stream(
        self, question: str, *, fallback_language: Language, passages_only: bool
    ) -> Iterator[Event]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a golden question was answered."""

    status: AnswerStatus
    rank: int | None
    """Rank of the first passage of the question's section, in either language; None where none
    of those looked at is of it."""

    top: Passage | None
    """The best passage; None where there was none."""

    in_passages: bool
    """The passages looked at hold what the answer must contain."""

    in_quotes: bool
    """The quotes hold it."""

    in_answer: bool
    """The quotes or the summary hold it."""

    cited: frozenset[str]
    """Ids of the documents that were quoted."""

    @property
    def is_answered(self) -> bool:
        """Whether there was an answer, right or wrong; a referral is one."""
        return self.status in ("answered", "referred")

    @property
    def is_first(self) -> bool:
        """Whether the best passage is of the question's section."""
        return self.rank == 1


def ask_golden(
    asker: Asker, golden: GoldenQuestion, places: Collection[Place], *, passages_only: bool
) -> Outcome:
    """Ask a golden question as somebody would whose interface has its language."""
    events = asker.stream(
        golden.question, fallback_language=golden.language, passages_only=passages_only
    )
    answer = next(event.answer for event in events if isinstance(event, AnswerReady))
    return read_outcome(answer, golden, places)


def looked_at(asker: Asker, golden: GoldenQuestion) -> frozenset[str]:
    """Return the ids of the documents that are looked at for a golden question, and stop there."""
    events = asker.stream(golden.question, fallback_language=golden.language, passages_only=True)
    found = (event.passages for event in events if isinstance(event, PassagesFound))
    passages = next(found, ())  # a question that is refused is not searched for
    return frozenset(passage.chunk.document_id for passage in passages)


def read_outcome(answer: Answer, golden: GoldenQuestion, places: Collection[Place]) -> Outcome:
    """Compare an answer with what is wanted, `places` being where it stands."""
    quotes = "\n".join(citation.quote for citation in answer.citations)
    summary = "\n".join(statement.text for statement in answer.statements)
    passages = "\n".join(passage.chunk.text for passage in answer.passages)
    in_quotes = golden.is_answered_by(quotes)
    return Outcome(
        status=answer.status,
        rank=rank_of(places, answer.passages),
        top=answer.passages[0] if answer.passages else None,
        in_passages=golden.is_answered_by(passages),
        in_quotes=in_quotes,
        in_answer=in_quotes or golden.is_answered_by(summary),
        cited=frozenset(citation.document_id for citation in answer.citations),
    )
