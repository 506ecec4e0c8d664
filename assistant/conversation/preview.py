"""A question as it would be sent, and what was masked in it, for its asker to correct."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.privacy import Entity
from assistant.strings import text
from assistant.types import Language

Counts = tuple[tuple[Entity, int], ...]
"""How many values of each kind were masked, in the order in which they were met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One value in a question that was taken for personal data, wherever it stands in it."""

    value: str = field(repr=False)
    entity: Entity
    reason: str
    """Key below `privacy.reasons`: why it was taken for that."""

    placeholder: str
    """What stands for it; empty where its asker said that it is no personal data."""

    @property
    def is_masked(self) -> bool:
        return bool(self.placeholder)

    def explain(self, language: Language) -> str:
        """Say in one sentence why it was taken for personal data."""
        return text(language, f"privacy.reasons.{self.reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A question cut at its findings; only its asker may see this."""

    question: str = field(repr=False)
    """As it was typed."""

    findings: tuple[Finding, ...]
    pieces: tuple[str | int, ...] = field(repr=False)
    """The question in order: text that stays, and indexes of `findings`."""

    @property
    def masked(self) -> str:
        """The question as it would be sent."""
        return "".join(
            piece
            if isinstance(piece, str)
            else self.findings[piece].placeholder or self.findings[piece].value
            for piece in self.pieces
        )

    @property
    def counts(self) -> Counts:
        """What was masked, by kind."""
        return tuple(Counter(one.entity for one in self.findings if one.is_masked).items())


def describe(counts: Iterable[tuple[Entity, int]], language: Language) -> str:
    """Say what was masked, such as "2 nama orang, 1 NIK"."""
    return ", ".join(f"{count} {entity.describe(language)}" for entity, count in counts)
