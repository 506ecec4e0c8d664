"""Everyday Indonesian spelling, turned into the words that documents use."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"\b[a-zA-Z]+2?\b")


def to_standard(question: str) -> str:
    """Replace everyday spellings ("kalo", "hrs", "brp") by the standard words.

    Names, numbers, acronyms in capitals and all other words stay as they are.
    """
    return _WORD.sub(_standard, question)


def is_everyday_spelling(word: str) -> bool:
    """Say whether a word in lower case is the everyday spelling of another one."""
    return word in _spellings()


def _standard(match: re.Match[str]) -> str:
    word = match[0]
    if word.isupper() and len(word) > 1:
        return word
    standard = _spellings().get(word.lower())
    if standard is None:
        return word
    return standard.capitalize() if word[0].isupper() else standard


@cache
def _spellings() -> Mapping[str, str]:
    resource = files("assistant") / "everyday.toml"
    return tomllib.loads(resource.read_text(encoding="utf-8"))
