"""The settings in force: each with where its value came from, and a few that a page may change."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from assistant.errors import SettingsError
from assistant.files import replace_text
from assistant.paths import config_file
from assistant.settings import Settings

Origin = Literal["default", "file", "environment"]

CHANGEABLE = (
    "ui.language",
    "privacy.review",
    "serving.questions_per_minute",
    "serving.idle_minutes",
    "answer.synthesis",
)
"""What a page may change: nothing that opens a port, a path or a file, or weakens the screening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as it is in force."""

    name: str
    """Such as `ui.port`."""

    value: Any
    origin: Origin
    place: str
    """The settings file or the variable that gave the value; empty for a default."""

    explanation: str


def effective_settings(settings: Settings, environment: Mapping[str, str]) -> Iterator[Setting]:
    """Yield every setting in the order of its declaration, with the source that won."""
    variables = {name.upper(): name for name in environment}
    in_file = _settings_in_file()
    for section, field in Settings.model_fields.items():
        values: BaseModel = getattr(settings, section)
        for name, described in type(values).model_fields.items():
            variable = variables.get(f"PANDU_{section}__{name}".upper())
            origin: Origin = "default"
            place = ""
            if variable:
                origin, place = "environment", variable
            elif name in in_file.get(section, {}):
                origin, place = "file", str(config_file())
            yield Setting(
                name=f"{section}.{name}",
                value=getattr(values, name),
                origin=origin,
                place=place,
                explanation=described.description or field.description or "",
            )


def change_setting(settings: Settings, name: str, written: str) -> None:
    """Write one of the changeable settings into the settings file, in one step.

    It holds when Pandu is started again. All else in the file stays as it is.

    Raises:
        SettingsError: the value can't be used, a page may not change this one, or the file is
            written in a way that this does not understand.
        OSError: the file can't be written.
    """
    if name not in CHANGEABLE:
        raise SettingsError("settings.not_by_page", name=name)
    section, _, key = name.partition(".")
    value = _checked(settings, section, key, written)
    path = config_file()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = with_setting(before, section, key, value)
    expected = tomllib.loads(before)
    expected.setdefault(section, {})[key] = value
    try:
        is_right = tomllib.loads(after) == expected
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        raise SettingsError("settings.by_hand", name=name, path=path)
    replace_text(path, after)


def with_setting(text: str, section: str, key: str, value: str | int | bool) -> str:
    """Return a settings file with one value put in or changed; comments and order stay."""
    line = f"{key} = {json.dumps(value)}"
    lines = text.splitlines()
    heads = [number for number, one in enumerate(lines) if _is_head(one, section)]
    if not heads:
        return "\n".join([*lines, *([""] if lines else []), f"[{section}]", line]) + "\n"
    start = heads[0] + 1
    end = next((at for at in range(start, len(lines)) if lines[at].lstrip()[:1] == "["), len(lines))
    old = [at for at in range(start, end) if re.match(rf"\s*{re.escape(key)}\s*=", lines[at])]
    changed = (
        [*lines[: old[0]], line, *lines[old[0] + 1 :]]
        if old
        else [*lines[:start], line, *lines[start:]]
    )
    return "\n".join(changed) + "\n"


def _is_head(line: str, section: str) -> bool:
    return re.fullmatch(rf"\s*\[\s*{re.escape(section)}\s*\]\s*(?:#.*)?", line) is not None


def _checked(settings: Settings, section: str, key: str, written: str) -> Any:
    values: BaseModel = getattr(settings, section)
    try:
        checked = type(values).model_validate({**values.model_dump(), key: written})
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise SettingsError("settings.invalid", name=f"{section}.{key}", reason=reason) from error
    return getattr(checked, key)


def _settings_in_file() -> Mapping[str, Mapping[str, Any]]:
    from pydantic_settings import TomlConfigSettingsSource

    return TomlConfigSettingsSource(Settings, toml_file=config_file())()
