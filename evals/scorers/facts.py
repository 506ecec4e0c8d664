"""Hard facts of a text: numbers, dates and articles of law, in one form for both languages."""

import re
import tomllib
from pathlib import Path

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ENUMERATOR = re.compile(r"^\s*\d+[.)]\s|\[\d+\]", re.MULTILINE)
_MARK = r"(?:Pasal|Articles?|Ps\.|Arts?\.)"
_JOINED = r"(?:\s*,\s*(?:dan|and)?|\s+(?:dan|and|sampai dengan|sampai|hingga|to)|\s*[–&-])"
_ARTICLES = re.compile(rf"{_MARK}\s*\d+(?:{_JOINED}\s*(?:{_MARK}\s*)?\d+(?![\d×]))*", re.IGNORECASE)
_RANGE = re.compile(rf"(\d+)\s*(?:sampai dengan|sampai|hingga|to|–|-)\s*(?:{_MARK}\s*)?(\d+)", re.I)

_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_NUMBERS, _MONTHS = (
    {word: number for number, words in enumerate(_LISTS[name], start=1) for word in words.split()}
    for name in ("numbers", "months")
)
_WORD = re.compile(r"[^\W\d_]+")


def hard_facts(text: str) -> set[str]:
    """Return the numbers written in figures, the months, and the articles that a text states."""
    plain = _ENUMERATOR.sub(" ", text)
    facts = {_bare(number) for number in _NUMBER.findall(plain)}
    facts |= {f"month {_MONTHS[word]}" for word in _words(plain) if word in _MONTHS}
    return facts | {f"article {number}" for number in articles(plain)}


def held_facts(text: str) -> set[str]:
    """Return the facts that a text can carry: those it states, and numbers written in words."""
    numbers = {str(_NUMBERS[word]) for word in _words(text) if word in _NUMBERS}
    return hard_facts(text) | numbers


def articles(text: str) -> set[int]:
    """Return the numbers of the articles that a text names, those within a range included."""
    found: set[int] = set()
    for match in _ARTICLES.finditer(text):
        found |= {int(number) for number in re.findall(r"\d+", match[0])}
        for first, last in _RANGE.findall(match[0]):
            found |= set(range(int(first), int(last) + 1))
    return found


def _bare(number: str) -> str:
    """Drop the marks between digits, which the two languages use the other way round."""
    return re.sub(r"[.,]", "", number)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
