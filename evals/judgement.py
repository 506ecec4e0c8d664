"""What a scorer says of one case, and a case with all that came of it."""

from dataclasses import dataclass, field

from evals.cases import Case
from evals.reply import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a scorer found."""

    passed: bool | None
    """Whether the case went as it must; None where it says nothing, which is no pass."""

    why: str
    """In a few plain words, for a person who reads the worst cases."""

    marks: dict[str, bool] = field(default_factory=dict)
    """Further findings of which shares are reported, by name."""

    values: dict[str, float] = field(default_factory=dict)
    """Numbers of which medians are reported, by name."""

    harmful: tuple[str, ...] = ()
    """What in the answer was taken for harm, word for word; a report blacks it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A case, what the assistant gave, and what the scorer says of it."""

    case: Case
    reply: Reply | None
    """None where the assistant crashed or the case was never reached."""

    judgement: Judgement

    @property
    def is_missing(self) -> bool:
        """Whether there is no reply; it counts as failed."""
        return self.reply is None


def missing(case: Case, reason: str) -> Scored:
    """Return a case that gave no reply."""
    return Scored(case=case, reply=None, judgement=Judgement(passed=False, why=reason))
