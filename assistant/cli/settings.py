"""`pandu settings`: every setting, its value, where the value comes from and what it is for."""

import os

import typer
from rich.padding import Padding

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.in_force import Setting, effective_settings
from assistant.paths import config_file
from assistant.strings import text

app = typer.Typer(help=text(LANGUAGE, "cli.help.settings"), invoke_without_command=True)


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


def _print(setting: Setting) -> None:
    shown = setting.value if setting.value != "" else '""'
    origin = text(
        interface_language(), f"cli.settings.origin.{setting.origin}", place=setting.place
    )
    console.print(f"{setting.name} = {shown}  ({origin})", soft_wrap=True)
    console.print(Padding(setting.explanation, (0, 0, 0, 2)))
