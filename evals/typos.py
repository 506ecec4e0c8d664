"""Slips of the finger, the same for the same words."""

import random

_SHORTEST = 5
_EVERY = 3


def mistyped(text: str) -> str:
    """Return `text` with a slip in about every third longer word: swapped, dropped or doubled."""
    chance = random.Random(text)  # noqa: S311 - the same slips every time, not a secret
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if sum(map(str.isalpha, word)) >= _SHORTEST]
    for place in long[::_EVERY]:
        words[place] = _slip(words[place], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    before, first, second, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    return chance.choice(
        (
            before + second + first + after,
            before + second + after,
            before + first + first + second + after,
        )
    )
