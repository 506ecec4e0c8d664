"""Interface strings: TOML files, one folder a language, one file an area.

`text("id", "models.errors.missing.what", model="x")` reads the table `errors.missing` of
`strings/id/models.toml`. Values fill `$name` placeholders; a missing value raises.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from assistant.types import Language

LANGUAGES: tuple[Language, ...] = ("id", "en")
"""Languages of the interface, the first one first."""


def text(language: Language, key: str, /, **values: object) -> str:
    """Return the string for `key` with its placeholders filled.

    Raises:
        KeyError: the key or a placeholder's value is missing.
    """
    return Template(_entry(language, key)).substitute(values)


def area(language: Language, name: str) -> Mapping[str, Any]:
    """Return a whole area, such as `web`, as nested tables of strings."""
    return _area(language, name)


def _entry(language: Language, key: str) -> str:
    name, *path = key.split(".")
    node: Any = _area(language, name)
    for part in path:
        node = node[part]
    if not isinstance(node, str):
        raise KeyError(key)
    return node


@cache
def _area(language: Language, name: str) -> Mapping[str, Any]:
    resource = files(__package__) / language / f"{name}.toml"
    return tomllib.loads(resource.read_text(encoding="utf-8"))
