"""Builds HTML in which everything that is not markup of ours is escaped."""

import html
from collections.abc import Iterable

_VOID = frozenset({"br", "col", "hr", "input", "link", "meta"})

# The HTML parser turns CR into LF and drops NUL: quotes must come through unchanged.
_CONTROL = {"\r": "&#13;", "\0": "�"}


class Markup(str):
    """Text that is already HTML; made by the functions of this module only."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """Escape text so that a browser shows exactly its characters; `Markup` passes through."""
    if isinstance(text, Markup):
        return text
    escaped = html.escape(text, quote=True)
    for character, replacement in _CONTROL.items():
        escaped = escaped.replace(character, replacement)
    return Markup(escaped)


def join(parts: Iterable[str]) -> Markup:
    """Join parts, escaping each one that is not `Markup`."""
    return Markup("".join(escape(part) for part in parts))


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """Make an element, escaping its children and attributes.

    An attribute's name loses trailing underscores and gets hyphens for the others
    (`class_`, `aria_label`); True stands alone, False and None are left out.
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def with_code(text: str) -> Markup:
    """Escape text of ours and put what stands between backticks, a command, into `<code>`."""
    parts = text.split("`")
    return join(tag("code", part) if index % 2 else part for index, part in enumerate(parts))


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
