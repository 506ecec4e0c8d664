"""How many letters of a text stand in words that look like the language's own.

A word looks like one when each run of three of its letters, its edges (`_`) included, is known:
`trigrams.toml` holds the runs of the shipped library's words, Indonesian and English. Poor scans
and fonts without a character map break words into runs that no word has.
"""

import re
import tomllib
from collections.abc import Container, Iterable, Iterator
from functools import cache
from importlib.resources import files

LEAST_SHARE = 85
"""Least score of a page, in percent. Measured by leaving out each document of the library in turn:
its stretches of 1,800 characters scored 93 to 100 (median 99), and 82 at most after every fifteenth
letter was misread (`tests/checking/test_wordforms.py` repeats it)."""

_FEWEST_LETTERS = 100
"""A page with fewer tells nothing."""

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_JOINT = re.compile(r"[/–—]")
_HYPHEN = re.compile(r"[-'’]")
_EDGES = "\"'“”‘’«»()[]{}<>*_`.,;:!?…/|–—-"


def share_of_words(text: str, known: Container[str] | None = None) -> int | None:
    """Return the percentage of letters that stand in words; None for a short text.

    A token counts as a whole: with a digit or a sign within it, it is no word. The runs of
    Indonesian and English are known unless others are given.
    """
    runs = _runs() if known is None else known
    letters = good = 0
    for word in _words(text):
        size = sum(character.isalpha() for character in word)
        letters += size
        if _WORD.fullmatch(word) and all(run in runs for run in _runs_of(word)):
            good += size
    return round(100 * good / letters) if letters >= _FEWEST_LETTERS else None


def learn_runs(texts: Iterable[str]) -> frozenset[str]:
    """Return the runs of all words of some texts."""
    known = {word for text in texts for word in _words(text) if _WORD.fullmatch(word)}
    return frozenset(run for word in known for run in _runs_of(word))


def _words(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(text):
        for piece in _JOINT.split(token):
            if word := piece.strip(_EDGES):
                yield word


def _runs_of(word: str) -> Iterator[str]:
    for part in _HYPHEN.split(word.lower()):
        framed = f"_{part}_"
        yield from (framed[start : start + 3] for start in range(len(framed) - 2))


@cache
def _runs() -> frozenset[str]:
    resource = files("assistant.checking") / "trigrams.toml"
    return frozenset(tomllib.loads(resource.read_text(encoding="utf-8"))["runs"].split())
