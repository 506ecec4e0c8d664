"""Finds the terms of the glossary in a text, by any of their names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.library.glossary import Term

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[ \n\-'’/]{1,2}")  # what may stand between two words of one name
_LONGEST = 12  # words of a name
_ENDINGS = ("", "nya", "s", "es")  # "kebocoran datanya", "data breaches"


@dataclass(frozen=True, slots=True)
class Named:
    """A term and where a text names it: `text[start:end]`."""

    start: int
    end: int
    term: Term


def named_terms(text: str, terms: tuple[Term, ...]) -> Iterator[Named]:
    """Yield the terms in their order, the longest name at each place; a term may come again."""
    names = _by_first_word(terms)
    words = list(_WORD.finditer(text))
    number = 0
    while number < len(words):
        found = _name_at(text, words[number : number + _LONGEST], names)
        if found is None:
            number += 1
            continue
        length, term = found
        yield Named(words[number].start(), words[number + length - 1].end(), term)
        number += length


_Names = dict[str, list[tuple[tuple[str, ...], Term]]]


@lru_cache(maxsize=4)
def _by_first_word(terms: tuple[Term, ...]) -> _Names:
    names: _Names = {}
    for term in terms:
        for name in dict.fromkeys((term.id, term.en, *term.also)):
            words = tuple(_WORD.findall(name))
            if words:
                names.setdefault(_stem(words[0]), []).append((words, term))
    for group in names.values():
        group.sort(key=lambda one: -len(one[0]))
    return names


def _name_at(text: str, words: Sequence[re.Match[str]], names: _Names) -> tuple[int, Term] | None:
    for name, term in names.get(_stem(words[0].group()), ()):
        if len(name) <= len(words) and _is(text, words[: len(name)], name):
            return len(name), term
    return None


def _is(text: str, words: Sequence[re.Match[str]], name: tuple[str, ...]) -> bool:
    *before, last = zip(words, name, strict=True)
    if not all(_same(word.group(), wanted) for word, wanted in before):
        return False
    gaps = pairwise(words)
    if not all(_BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in gaps):
        return False
    return any(_same(last[0].group(), last[1] + ending) for ending in _ENDINGS)


def _same(word: str, wanted: str) -> bool:
    """Compare two words; letters that stand for words, such as KAP, are no others, such as kap."""
    if wanted[:3].isupper():
        return word == wanted
    return word.casefold() == wanted.casefold()


def _stem(word: str) -> str:
    """Return the first letters of a word, which an ending leaves as they are."""
    return word.casefold()[:3]
