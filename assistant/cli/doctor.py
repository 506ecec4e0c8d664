"""`pandu doctor`: whether this machine can run Pandu, in words, with what to do."""

from typing import TYPE_CHECKING

import typer

from assistant.cli.console import (
    FAILED,
    JsonOption,
    LangOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.strings import text
from assistant.types import Language

if TYPE_CHECKING:
    from assistant.cli.checks import Check, Examination
    from assistant.settings import Settings

_STYLES = {"ok": "green", "warn": "yellow", "fail": "bold red"}


def doctor(json: JsonOption = False, lang: LangOption = None) -> None:
    """Look at everything; exit code 1 where something fails. Its help is `cli.help.doctor`."""
    from assistant.cli.checks import CHECKS

    language = lang or interface_language()
    examination = _examination(read_settings(), language)
    checks: list[Check] = []
    for look in CHECKS:
        check = look(examination)
        checks.append(check)
        if not json:
            _print(check, language)
    if json:
        print_json(checks)
    if any(check.state == "fail" for check in checks):
        raise typer.Exit(FAILED)
    if not json:
        console.print(text(language, "doctor.all_well"))


def _examination(settings: "Settings", language: Language) -> "Examination":
    from assistant.cli.checks import Examination
    from assistant.hardware import look_at_machine
    from assistant.models.installed import InstalledModels

    return Examination(
        settings=settings,
        machine=look_at_machine(settings.paths.data),
        models=InstalledModels(
            settings.paths.models,
            generator=settings.models.generator,
            embedder=settings.models.embedder,
        ),
        language=language,
    )


def _print(check: "Check", language: Language) -> None:
    state = text(language, f"doctor.state.{check.state}")
    name = text(language, f"doctor.name.{check.name}")
    console.print(f"{state:<10}", style=_STYLES[check.state], end="")
    console.print(f"{name}: {check.detail}", soft_wrap=True)
    if check.fix:
        console.print(f"{'':<10}→ {check.fix}", soft_wrap=True)
