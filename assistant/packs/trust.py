"""Add a trusted key to the text of a settings file, or take one out; all other lines are kept."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from assistant.packs.keys import PublicKey

_SECTION = "packs"
_NAME = "trusted_keys"
_HEADER = re.compile(r"^[ \t]*\[[ \t]*packs[ \t]*\][ \t]*(?:#.*)?$", re.MULTILINE)
_LIST = re.compile(r"^[ \t]*(?:packs\.)?trusted_keys[ \t]*=[ \t]*\[", re.MULTILINE)


def with_trusted_key(settings: str, key: PublicKey) -> str | None:
    """Return the settings with one more trusted key; None where a person must add it.

    An edit is only taken if the settings, read anew, hold what they held before and the key.

    Args:
        settings: the file's text, which is TOML.
        key: the key.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
    """
    before = tomllib.loads(settings)
    keys = _keys(before)
    if keys is None:
        return None
    if str(key) in keys:
        return settings
    wanted = _with_keys(before, [str(key), *keys])
    return next((edit for edit in _edits(settings, key) if _read(edit) == wanted), None)


def without_trusted_key(settings: str, key: PublicKey) -> str | None:
    """Return the settings without a trusted key; None where a person must take it out.

    An edit is only taken if the settings, read anew, hold what they held before but the key.

    Args:
        settings: the file's text, which is TOML.
        key: the key; settings that don't name it stay as they are.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
    """
    before = tomllib.loads(settings)
    keys = _keys(before)
    if keys is None:
        return None
    if str(key) not in keys:
        return settings
    wanted = _with_keys(before, [one for one in keys if one != str(key)])
    return next((edit for edit in _cuts(settings, key) if _read(edit) == wanted), None)


def settings_line(key: PublicKey) -> str:
    """Return the lines by which a person adds a key to settings that have none."""
    return f'[{_SECTION}]\n{_NAME} = ["{key}"]'


def _keys(content: dict[str, Any]) -> list[Any] | None:
    """Return the list of trusted keys; None where something else stands in its place."""
    section = content.get(_SECTION, {})
    keys = section.get(_NAME, []) if isinstance(section, dict) else None
    return keys if isinstance(keys, list) else None


def _with_keys(content: dict[str, Any], keys: list[Any]) -> dict[str, Any]:
    return {**content, _SECTION: {**content.get(_SECTION, {}), _NAME: keys}}


def _edits(settings: str, key: PublicKey) -> Iterator[str]:
    """Propose edits: into the list, into the section, and a section at the end."""
    for match in _LIST.finditer(settings):
        yield f'{settings[: match.end()]}\n  "{key}",{settings[match.end() :]}'
    for match in _HEADER.finditer(settings):
        yield f'{settings[: match.end()]}\n{_NAME} = ["{key}"]{settings[match.end() :]}'
    gap = "\n" if settings and not settings.endswith("\n") else ""
    yield f"{settings}{gap}{chr(10) if settings else ''}{settings_line(key)}\n"


def _cuts(settings: str, key: PublicKey) -> Iterator[str]:
    """Propose cuts: of a whole line with its remark, and of the key and one comma."""
    quoted = rf"""["']{re.escape(str(key))}["']"""
    for pattern in (
        rf"(?m)^[ \t]*{quoted}[ \t]*,?[ \t]*(?:#.*)?\r?\n",
        rf"{quoted}[ \t]*,[ \t]*",
        rf"[ \t]*,?[ \t]*{quoted}",
    ):
        yield re.sub(pattern, "", settings)


def _read(settings: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(settings)
    except tomllib.TOMLDecodeError:
        return None
