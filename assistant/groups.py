"""Groups of people named in a question, and the question without them.

Nobody is served worse for the group that a question names. As words that hardly any document has,
names of groups would let a question seem unanswerable, or harmful.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_GROUPS = ("alike", "apart", "english_alike", "english_apart")
"""The lists of names of groups in `groups.toml`."""


def without_groups(text: str, *, also_apart: bool = False) -> str:
    """Leave out what names a group beside people: "warga Papua" becomes "warga".

    A name that stands for a place ("di Papua") stays. Spaces become single where something was
    left out.

    Args:
        text: the question, in Indonesian or English.
        also_apart: also groups that documents may say something of their own about.
    """
    behind, before = _patterns(also_apart)
    plain = before.sub("", behind.sub(lambda match: match["people"], text))
    return text if plain == text else " ".join(plain.split())


def is_group(words: str) -> bool:
    """Say whether these words are the name of a group, in the plural too, and nothing else."""
    return _whole_names().fullmatch(words) is not None


@cache
def _whole_names() -> re.Pattern[str]:
    words = _words()
    names = [one for kind in _GROUPS for one in words[kind]]
    return re.compile(f"{_any(names)}s?", re.IGNORECASE)


@cache
def _patterns(also_apart: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _words()
    names = words["alike"] + (words["apart"] if also_apart else [])
    english = words["english_alike"] + (words["english_apart"] if also_apart else [])
    link, name = _any(words["link"]), _any(names)
    group = rf"(?:\s+{link}){{0,3}}\s+{name}"
    behind = rf"\b(?P<people>{_any(words['people'])})(?:{group})+\b"
    before = rf"\b(?:{_any(english)}[\s-]+)+(?={_any(words['english_people'])}\b)"
    return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE)


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((files("assistant") / "groups.toml").read_text(encoding="utf-8"))


def _any(expressions: Iterable[str]) -> str:
    return f"(?:{'|'.join(expressions)})"
