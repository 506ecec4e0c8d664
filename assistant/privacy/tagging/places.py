"""Which tokens name a province, regency, town, district or inhabited island of Indonesia."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from assistant.privacy.tagging.tokens import Token

_WORD = re.compile(r"[^\W\d_]+")


def place_lengths(tokens: Sequence[Token]) -> list[int]:
    """Return for each token of how many words the place is that it belongs to, 0 for none."""
    lengths = [0] * len(tokens)
    words = [token.lower for token in tokens]
    index = 0
    while index < len(words):
        length = next(
            (
                len(place)
                for place in _places().get(words[index], ())
                if tuple(words[index : index + len(place)]) == place
            ),
            0,
        )
        lengths[index : index + length] = [length] * length
        index += length or 1
    return lengths


@cache
def _places() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the places by their first word, the longest first."""
    lines = (files(__package__) / "places.txt").read_text(encoding="utf-8").splitlines()
    places: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        words = tuple(_WORD.findall(line))
        if not line.startswith("#"):
            places.setdefault(words[0], []).append(words)
    return {first: sorted(named, key=len, reverse=True) for first, named in places.items()}
