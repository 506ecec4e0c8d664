"""Values that are known to be personal data, looked for wherever they stand again."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.privacy import Entity

_SHORTEST_NAME = 3  # letters
_WORD = re.compile(r"[^\W_]+")


class Known(NamedTuple):
    """A value, its kind, and the key of the reason to give for it."""

    value: str
    entity: Entity
    reason: str
    is_asked: bool = False
    """Whether a person asked for it, however it is written."""


class KnownValues:
    """Finds known values as whole words, however they are cased, spaced and punctuated."""

    def __init__(self, values: Iterable[Known]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
        for known in values:
            words = _words(known.value)
            if words:
                self._by_first.setdefault(words[0], []).append((words, known))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda one: -len(one[0]))  # the longest one wins

    def find(self, text: str) -> Iterator[tuple[int, int, Known]]:
        """Yield the start and end of each value, in order and without overlap."""
        if not self._by_first:
            return
        matches = list(_WORD.finditer(text))
        words = [match[0].casefold() for match in matches]
        index = 0
        while index < len(words):
            for wanted, known in self._by_first.get(words[index], ()):
                fits = tuple(words[index : index + len(wanted)]) == wanted
                if fits and _may_be(known, matches[index][0]):
                    last = index + len(wanted) - 1
                    yield matches[index].start(), matches[last].end(), known
                    index = last
                    break
            index += 1


def _words(value: str) -> tuple[str, ...]:
    return tuple(match[0].casefold() for match in _WORD.finditer(value))


def _may_be(known: Known, word: str) -> bool:
    """Whether a word may be the beginning of the value: "Bunga" is a name, "bunga" is none."""
    is_lone = known.entity is Entity.NAME and len(_words(known.value)) == 1
    return known.is_asked or not is_lone or not word[0].islower()


def is_telling(value: str, entity: Entity, *, least_words: int = 1) -> bool:
    """Whether a found value may be looked for anywhere: a short one may mean something else."""
    if entity is Entity.NAME:
        return len(_words(value)) >= least_words and len(value) >= _SHORTEST_NAME
    return sum(character.isdigit() for character in value) >= 6 or entity is Entity.EMAIL
