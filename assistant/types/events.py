"""The steps of an answer, as they are done."""

from dataclasses import dataclass

from assistant.types.answer import Answer, AnswerStatus, Service, Statement, Verdict
from assistant.types.document import Language
from assistant.types.passage import Evidence, Passage

_SURE = 0.8
"""Confidence from which quotes are very likely an answer. Of the questions that are answered with
at least this one, cross-validated, 96 % of 620 have an answer in the library (of strangers', 93 %);
of those below, 83 % of 101 (docs/measurements.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesFound:
    """Event: retrieval is done."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSelected:
    """Event: the extracted spine stands; show it now."""

    status: AnswerStatus
    language: Language
    evidence: tuple[Evidence, ...]
    confidence: float
    """See `Answer`."""

    verdict: Verdict | None = None
    services: tuple[Service, ...] = ()

    @property
    def sureness(self) -> str:
        """The `answer.*` string that says how likely the quotes answer; empty where none do."""
        if self.status != "answered":
            return ""
        return "sure" if self.confidence >= _SURE else "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChecked:
    """Event: one more sentence of the synthesis was written and found supported."""

    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReady:
    """Event: the last one; carries the whole answer."""

    answer: Answer


Event = PassagesFound | EvidenceSelected | StatementChecked | AnswerReady
