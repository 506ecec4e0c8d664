"""`pandu settings`: every setting, its value, where the value comes from and what it is for."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import typer
from pydantic import BaseModel
from rich.padding import Padding

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.paths import config_file
from assistant.settings import Settings
from assistant.strings import text

app = typer.Typer(help=text(LANGUAGE, "cli.help.settings"), invoke_without_command=True)

Origin = Literal["default", "file", "environment"]


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


@app.callback()
def show(context: typer.Context, json: JsonOption = False) -> None:
    """List all settings; its help is `cli.help.settings`."""
    if context.invoked_subcommand is not None:
        return
    found = list(effective_settings(read_settings(), os.environ))
    if json:
        print_json(found)
        return
    for setting in found:
        _print(setting)
    console.print(text(interface_language(), "cli.settings.how", path=config_file()))


@app.command("path", help=text(LANGUAGE, "cli.settings.path"))
def path() -> None:
    console.print(str(config_file()), soft_wrap=True)


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


def _settings_in_file() -> Mapping[str, Mapping[str, Any]]:
    from pydantic_settings import TomlConfigSettingsSource

    return TomlConfigSettingsSource(Settings, toml_file=config_file())()


def _print(setting: Setting) -> None:
    shown = setting.value if setting.value != "" else '""'
    origin = text(
        interface_language(), f"cli.settings.origin.{setting.origin}", place=setting.place
    )
    console.print(f"{setting.name} = {shown}  ({origin})", soft_wrap=True)
    console.print(Padding(setting.explanation, (0, 0, 0, 2)))
