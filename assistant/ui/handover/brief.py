"""What a mentor gets to read: the question, where it comes from, and what the documents say."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assistant.conversation import Conversation, RedactorLike
from assistant.conversation.preview import Counts
from assistant.privacy import Entity
from assistant.types import Language

LONGEST = 2_000
"""Characters of each text; what is longer is cut."""

MOST_QUOTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of a document, with its place."""

    title: str
    place: str
    """Empty where nothing is known."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that a mentor gets; the person's own words may be masked."""

    question: str = field(default="", repr=False)
    context: str = field(default="", repr=False)
    """Which work the question comes from, and what was tried."""

    unclear: str = field(default="", repr=False)
    """What the documents leave open."""

    quotes: tuple[Quoted, ...] = ()


def masked_brief(brief: Brief, redactor: RedactorLike, language: Language) -> tuple[Brief, Counts]:
    """Mask the person's own words, the same value alike in all of them; name what was masked.

    Raises:
        MachineError: they can't be read for personal data, and so must not be handed on.
    """
    conversation = Conversation(language)
    counts: list[Counts] = []

    def masked(text: str) -> str:
        preview = conversation.preview(text, redactor.detect)
        counts.append(preview.counts)
        return conversation.accept(preview)

    safe = replace(
        brief,
        question=masked(brief.question),
        context=masked(brief.context),
        unclear=masked(brief.unclear),
    )
    return safe, _summed(counts)


def _summed(counts: Iterable[Counts]) -> Counts:
    total: Counter[Entity] = Counter()
    for one in counts:
        total.update(dict(one))
    return tuple(total.items())
