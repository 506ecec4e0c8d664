"""An answer, and what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.types.document import Language
from assistant.types.passage import Citation, Evidence, Passage

AnswerStatus = Literal["answered", "insufficient", "refused", "referred"]
"""How an answer ended: with evidence, without enough of it, declined, or passed on to people who
help now."""


GuardrailAction = Literal["refuse", "refer", "advise", "explain"]
"""What a guardrail does: decline; name people who help; answer with a remark on whom to ask; where
nothing is found, say what Pandu is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of the synthesis with the evidence found to support it."""

    text: str
    citations: tuple[int, ...]
    """Numbers of supporting evidence; empty when unsupported."""

    support: float
    """Similarity to the best supporting evidence, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What made an answer, so that it can be made again."""

    pandu: str
    prompt: str | None
    """`id@version` of the prompt, None when no model was asked."""

    generator: str | None
    embedder: str
    index: str
    """Fingerprint of the indexed documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a guardrail found in a question, and what follows from it."""

    guardrail: str
    """Name of the guardrail."""

    category: str
    """What the question was taken for; `guardrails.<category>` are its words."""

    action: GuardrailAction
    by: str
    """What found it: `rule:` with the rule's name, or `likelihood`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service that people can reach, in one language."""

    name: str
    phone: str
    whatsapp: str
    """Empty where it has none."""

    serves: str
    note: str
    """Empty where there is none."""

    last_verified: str
    """The day when its written evidence was last reviewed, as YYYY-MM-DD."""

    caution: str
    """What is said beside every number; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person gets for a question."""

    status: AnswerStatus
    language: Language
    text: str
    """The synthesis where it survived the check, else the quotes, else a plain refusal."""

    statements: tuple[Statement, ...]
    """The supported sentences of the synthesis, in order; empty when quotes stand alone."""

    evidence: tuple[Evidence, ...]
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    """What was looked at, best first."""

    confidence: float
    """Calibrated probability that the evidence answers the question."""

    notices: tuple[str, ...]
    """Keys of `answer.*` strings to show beside the answer."""

    timings: Mapping[str, float]
    """Seconds from the question to the end of each step, by the step's name."""

    versions: Versions
    verdict: Verdict | None = None
    """What a guardrail found; None where none had anything to say."""

    services: tuple[Service, ...] = ()
    """Whom to call, in a referral."""
