"""The tokens of a text: words, numbers, signs and line breaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

TOKEN = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*|\d+|\s+|.", re.DOTALL)
"""Words, numbers, white space, and every other character alone."""

POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Token:
    """One token, `text[start:end]` of its text, or a line break."""

    text: str
    lower: str
    start: int
    end: int
    gap: str
    """The blanks between the token before and this one."""

    @property
    def is_word(self) -> bool:
        """Whether it is neither number nor sign."""
        return self.lower[0].isalpha()


def list_tokens(text: str) -> Sequence[Token]:
    """List the tokens of `text` without its blanks; a possessive "'s" is no part of its word."""
    tokens = []
    gap = ""
    for match in TOKEN.finditer(text):
        word, start = match[0], match.start()
        if word.isspace() and "\n" not in word:
            gap = word
            continue
        if word.isspace():
            word = "\n"
        elif word.lower().endswith(POSSESSIVES):
            word = word[:-2]
        tokens.append(Token(word, word.lower(), start, start + len(word), gap))
        gap = ""
    return tokens
