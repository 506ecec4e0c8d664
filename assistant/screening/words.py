"""The word lists of `words.toml`, each as one expression."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    people: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]


@cache
def _load() -> _Words:
    resource = files(__package__) / "words.toml"
    return _Words.model_validate(tomllib.loads(resource.read_text(encoding="utf-8")))


@cache
def any_of(section: str, name: str) -> re.Pattern[str]:
    """Return an expression that finds any word of a list as a whole word."""
    return re.compile(rf"(?<!\w)(?:{alternatives(section, name)})(?!\w)", re.IGNORECASE)


@cache
def alternatives(section: str, name: str) -> str:
    """Return a list as a part of an expression."""
    words: tuple[str, ...] = getattr(_load(), section)[name]
    return "|".join(words)
