"""The words of a text with what stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.privacy.tagging.tokens import POSSESSIVES

_CATCH = re.compile(r"(?<=[a-z]{2})['’`](?!(?:re|ve|ll)$)(?=[a-z]{2})|(?<=^o)['’`](?=[a-z]{3})")
"""The catch in "Ja'far" and "O'Connor", which others leave out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word."""

    text: str
    lower: str
    start: int
    end: int
    gap: str
    """What stands between the word before and this one."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        """Whether it is a single capital."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_caps(self) -> bool:
        """Whether it is all in capitals, as an acronym is."""
        return len(self.text) > 1 and self.text.isupper()


def list_words(text: str, artifacts: Any) -> Sequence[Word]:
    """List the words among the tokens of a text."""
    words = []
    position = 0
    for lower, start in zip(artifacts.lemmas, artifacts.tokens_indices, strict=True):
        if lower[0].isalpha():
            if lower.endswith(POSSESSIVES):
                lower = lower[:-2]
            end = start + len(lower)
            if len(lower) > 4:
                lower = _CATCH.sub("", lower)
            words.append(
                Word(
                    text=text[start:end],
                    lower=lower,
                    start=start,
                    end=end,
                    gap=text[position:start],
                )
            )
            position = end
    return words
