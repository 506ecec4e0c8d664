"""Lists of words that tell what a question wants, kept as data."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

_ABOUT = ("protect", "prevent", "define", "play", "may", "what_now")
_ABOUT_HIDING = ("mask",)
"""Hiding somebody's identity in data is work; hiding from somebody is not."""

_WANTS = ("order", "force", "deceive")
_HIDES = ("evade",)


def cues() -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each list of `cues.toml`, in the file's order."""
    return load_patterns("cues.toml")


@cache
def load_patterns(name: str) -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each list of a file beside this one, in the file's order."""
    resource = files("assistant.guardrails") / name
    lists = tomllib.loads(resource.read_text(encoding="utf-8"))
    return {name: _pattern(expressions) for name, expressions in lists.items()}


def present(text: str) -> NDArray[np.float32]:
    """Return 1 for each list that a folded text has a word of, else 0."""
    return np.array([bool(one.search(text)) for one in cues().values()], dtype=np.float32)


def speaks_about(text: str) -> bool:
    """Tell whether a folded text speaks about a matter rather than wanting it done."""
    if _has(text, _WANTS):
        return False
    return _has(text, _ABOUT_HIDING) or (_has(text, _ABOUT) and not _has(text, _HIDES))


def _has(text: str, names: Iterable[str]) -> bool:
    return any(cues()[name].search(text) for name in names)


def _pattern(expressions: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)")
