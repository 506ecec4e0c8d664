"""What every command shares: consoles, the language of their words, errors and JSON."""

import dataclasses
import json
import logging
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from assistant.errors import PanduError, UserError
from assistant.network import guard
from assistant.paths import config_file
from assistant.strings import LANGUAGES, text
from assistant.types import Language

if TYPE_CHECKING:
    from assistant.settings import Settings

console = Console(highlight=False, markup=False, emoji=False)
"""Standard output: what the command was asked for."""

stderr = Console(stderr=True, highlight=False, markup=False, emoji=False)
"""Standard error: errors, progress and remarks."""

FAILED = 1
"""Exit code when something could not be done."""

MISUSED = 2
"""Exit code when the command, a value or a setting must be changed first."""

INCOMPLETE = 3
"""Exit code when it was done but for some files, which are named; `start.py` goes on then."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells know it."""


def interface_language() -> Language:
    """Return the language of the words: of the environment, the settings file, or Indonesian.

    Reads the one setting by itself, because the whole of the settings takes a third of a second
    to import, and a help text must not wait for that.
    """
    chosen = os.environ.get("PANDU_UI__LANGUAGE") or _language_in_file()
    return next((language for language in LANGUAGES if language == chosen), LANGUAGES[0])


def _language_in_file() -> object:
    try:
        content = tomllib.loads(config_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):  # load_settings reports a broken file, this must not
        return None
    section = content.get("ui")
    return section.get("language") if isinstance(section, dict) else None


LANGUAGE: Language = interface_language()
"""Language of the help texts, which are made once, at import."""

JsonOption = Annotated[bool, typer.Option("--json", help=text(LANGUAGE, "cli.option.json"))]
"""`--json`: print the result for a program."""

LangOption = Annotated[
    Language | None, typer.Option("--lang", help=text(LANGUAGE, "cli.option.lang"))
]
"""`--lang id|en`: None where it was not given."""


def read_settings(**flags: Any) -> "Settings":
    """Read the settings for a command, and log to standard error at the level they name.

    Raises:
        SettingsError: a value can't be used, or a name is unknown.
    """
    from assistant.settings import load_settings

    settings = load_settings(**flags)
    guard.keep_refusals_in(settings.paths.data)
    logging.basicConfig(
        level=settings.log.level,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    return settings


def render_error(error: PanduError, language: Language | None = None) -> None:
    """Print what happened and the next step to standard error."""
    language = language or interface_language()
    stderr.print(error.what(language), style="bold red", soft_wrap=True)
    stderr.print(error.next_step(language), soft_wrap=True)


@contextmanager
def reporting_errors(language: Language | None = None) -> Iterator[None]:
    """Turn an expected error into one message and an exit code; serves as a decorator too.

    `main` wraps every command in it, so a command needs it only to choose another language.
    Anything unexpected passes: it is a defect, and its traceback is wanted.
    """
    try:
        yield
    except PanduError as error:
        render_error(error, language)
        raise typer.Exit(MISUSED if isinstance(error, UserError) else FAILED) from error
    except KeyboardInterrupt as error:
        stderr.print(text(language or interface_language(), "cli.interrupted"), soft_wrap=True)
        raise typer.Exit(INTERRUPTED) from error


def print_json(value: Any) -> None:
    """Print a dataclass, a Pydantic model, a mapping or a sequence as JSON in UTF-8."""
    sys.stdout.write(json.dumps(value, default=_plain, ensure_ascii=False, indent=2) + "\n")


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if hasattr(value, "item"):  # a numpy number
        return value.item()
    raise TypeError(type(value).__name__)
