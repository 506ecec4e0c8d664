"""Looks at the sentences of the model's summary before they are shown.

A sentence that quotes carry may still say too much: the person's question is not evidence, and a
quote that slipped through may carry an order. What is in no quote and no rule allows is dropped.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from assistant.groups import without_groups
from assistant.screening.naming import names
from assistant.screening.orders import gives_orders
from assistant.screening.personal import Detect
from assistant.screening.small_counts import states_small_count
from assistant.screening.words import any_of
from assistant.terms import content_terms
from assistant.types import Evidence, Language

Fault = Literal[
    "link", "contact", "personal_data", "small_count", "instruction", "role", "prompt", "group"
]
"""What is wrong with a sentence."""

_LINK = re.compile(
    r"(?:https?|hxxps?|ftp|file|data|javascript|mailto):\S+|\bwww\.\S+|!?\[[^\]]*\]\([^)]*\)|<[a-z/!][^>]*>"
    r"|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|id|io|co|info|me|ly|example|xyz|site|link|app)\b(?:/\S*)?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.|\[dot\])[\w.-]+|(?<!\w)@\w{3,}"
    r"|(?<![\w.,])(?:\+|\(?0|62|8)[\d ().-]{6,}\d"
)
_WORD = re.compile(r"\w+")

_RUN = 6
"""Words in a row that a sentence may not share with the prompt's rules, unless a quote has them. No
document of the library shares five."""


class StatementScreen:
    """Knows the rules that the model was given, and what personal data looks like."""

    def __init__(self, detect: Detect, *, rules: Iterable[str]) -> None:
        """Find personal data with `detect`; `rules` are the prompt's own words."""
        self._detect = detect
        self._rules = frozenset(run for text in rules for run in _runs(text))

    def fault(
        self, statement: str, *, question: str, evidence: Sequence[Evidence], language: Language
    ) -> Fault | None:
        """Return what forbids to show a statement; None where nothing does."""
        quotes = " ".join(item.quote for item in evidence)
        if _adds(_LINK, statement, quotes):
            return "link"
        if _adds(_CONTACT, statement, quotes):
            return "contact"
        if gives_orders(statement):
            return "instruction"
        if any_of("roles", "play").search(statement) and not any_of("roles", "play").search(quotes):
            return "role"
        if states_small_count(statement):
            return "small_count"
        if self._rules & _runs(statement) - _runs(quotes):
            return "prompt"
        if _groups(statement) - content_terms(quotes):
            return "group"  # no group is made a cause, or an example, that no document names
        known = [question, *(item.quote for item in evidence)]
        return "personal_data" if self._tells(statement, known, language) else None

    def _tells(self, statement: str, known: Sequence[str], language: Language) -> bool:
        """Say whether it names somebody, or somebody's data, whom no text of `known` names."""
        values = [statement[one.start : one.end] for one in self._detect(statement, language)]
        return not all(any(names(text, value) for text in known) for value in values)


def _adds(pattern: re.Pattern[str], statement: str, quotes: str) -> bool:
    """Say whether the statement holds a match that the quotes don't."""
    known = {_bare(one.group()) for one in pattern.finditer(quotes)}
    return any(_bare(one.group()) not in known for one in pattern.finditer(statement))


def _groups(statement: str) -> frozenset[str]:
    """Return the words that name groups of people."""
    return content_terms(statement) - content_terms(without_groups(statement))


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
