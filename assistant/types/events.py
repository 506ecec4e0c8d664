"""The steps of an answer, as they are done."""

from dataclasses import dataclass

from assistant.types.answer import Answer, AnswerStatus, Service, Statement, Verdict
from assistant.types.document import Language
from assistant.types.passage import Evidence, Passage


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
    verdict: Verdict | None = None
    services: tuple[Service, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChecked:
    """Event: one more sentence of the synthesis was written and found supported."""

    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReady:
    """Event: the last one; carries the whole answer."""

    answer: Answer


Event = PassagesFound | EvidenceSelected | StatementChecked | AnswerReady
