"""Interface strings: TOML files, one folder a language, one file an area.

`text("id", "models.errors.missing.what", model="x")` reads the table `errors.missing` of
`strings/id/models.toml`. Values fill `$name` placeholders; a missing value raises.

Where a language has a singular, a second string stands beside `missing` as `"missing.one"`. It says
in words what one placeholder counts, leaves it out, and is used where that value is 1.
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
    many, one = _entries(language, key)
    if one is not None and all(str(values[name]) == "1" for name in _left_out(many, one)):
        return Template(one).substitute(values)
    return Template(many).substitute(values)


def area(language: Language, name: str) -> Mapping[str, Any]:
    """Return a whole area, such as `web`, as nested tables of strings."""
    return _area(language, name)


def _entries(language: Language, key: str) -> tuple[str, str | None]:
    """Return the string for a key, and its singular where it has one."""
    name, *path = key.split(".")
    node: Any = _area(language, name)
    for part in path[:-1]:
        node = node[part]
    many, one = node[path[-1]], node.get(f"{path[-1]}.one")
    if not isinstance(many, str):
        raise KeyError(key)
    return many, one


def _left_out(many: str, one: str) -> set[str]:
    """Return what `many` counts that `one` says in words."""
    return set(Template(many).get_identifiers()) - set(Template(one).get_identifiers())


@cache
def _area(language: Language, name: str) -> Mapping[str, Any]:
    resource = files(__package__) / language / f"{name}.toml"
    return tomllib.loads(resource.read_text(encoding="utf-8"))
