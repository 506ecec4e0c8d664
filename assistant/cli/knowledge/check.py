"""`pandu knowledge check`: what should be mended in the knowledge folder, and how."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import (
    FAILED,
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
)
from assistant.strings import area, text
from assistant.types import Language

if TYPE_CHECKING:
    from assistant.checking.check import Report
    from assistant.checking.finding import Finding
    from assistant.settings import Settings

_STYLES = {"error": "bold red", "warning": "yellow"}


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help=text(LANGUAGE, "knowledge.help.check_files"))
    ] = None,
    rule: Annotated[
        str, typer.Option("--rule", help=text(LANGUAGE, "knowledge.help.check_rule"))
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help=text(LANGUAGE, "knowledge.help.check_strict"))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Look at all files or the ones named; exit code 1 where something must be mended."""
    language = interface_language()
    _require_rule(rule, language)
    settings = read_settings()
    report = _check(settings, files or [], rule, language)
    findings = [one for one in report.findings if not rule or _is_of(one, rule)]
    if as_json:
        print_json({"files": report.files, "findings": [_plain(one, language) for one in findings]})
    else:
        _print(findings, report.files, language)
    if any(strict or one.severity == "error" for one in findings):
        raise typer.Exit(FAILED)


def _is_of(finding: "Finding", rule: str) -> bool:
    return finding.rule == rule or finding.rule.startswith(f"{rule}.")


def _require_rule(rule: str, language: Language) -> None:
    """Raise a UserError for a rule, or a group of rules, that doesn't exist."""
    from assistant.errors import UserError

    strings = area(language, "check")
    groups = {
        name: entry
        for name, entry in strings.items()
        if isinstance(entry, dict) and all(isinstance(one, dict) for one in entry.values())
    }
    groups.pop("errors")
    known = {*groups, *(f"{name}.{one}" for name, entry in groups.items() for one in entry)}
    if rule and rule not in known:
        raise UserError("check.unknown_rule", name=rule, known=", ".join(sorted(groups)))


def _check(settings: "Settings", files: Sequence[Path], rule: str, language: Language) -> "Report":
    from datetime import datetime

    from assistant.checking.check import check_library
    from assistant.checking.rules import make_rules
    from assistant.cli.bars import bars
    from assistant.documents import Limits
    from assistant.factory import load_redactor
    from assistant.screening.orders import order_spans

    folder = settings.paths.knowledge
    wanted = not rule or rule.startswith("personal_data")
    detect = load_redactor(settings).detect if wanted else None
    today = datetime.now().astimezone().date()
    rules = make_rules(folder, today=today, detect=detect, steers=order_spans)
    only = frozenset(_source(file, folder) for file in files) if files else None
    with bars() as advance:
        return check_library(
            folder,
            per_document=rules.per_document,
            across_documents=rules.across_documents,
            limits=Limits(**settings.documents.model_dump()),
            only=only,
            on_file=partial(advance, text(language, "check.reading")),
            on_checked=partial(advance, text(language, "check.checking")),
        )


def _source(file: Path, folder: Path) -> str:
    """Return the path of a file within the knowledge folder, however it was named.

    Raises:
        UserError: it is not there.
    """
    from assistant.errors import UserError

    for path in (file, folder / file):
        if path.exists() and path.resolve().is_relative_to(folder.resolve()):
            return path.resolve().relative_to(folder.resolve()).as_posix()
    raise UserError("check.no_such_file", name=str(file), folder=str(folder))


def _print(findings: Sequence["Finding"], files: int, language: Language) -> None:
    source = ""
    for finding in findings:
        if finding.source != source:
            source = finding.source
            console.print(source, style="bold", soft_wrap=True)
        severity = text(language, f"check.{finding.severity}")
        place = _place(finding, language)
        what = finding.what(language)
        console.print(
            f"  {severity}{f', {place}' if place else ''}: {what}",
            style=_STYLES[finding.severity],
            soft_wrap=True,
        )
        for name, words in (("why", finding.why(language)), ("fix", finding.fix(language))):
            line = text(language, f"check.{name}", **{name: words})
            console.print(f"    {line}", soft_wrap=True)
    errors = sum(one.severity == "error" for one in findings)
    key = "check.summary" if findings else "check.clean"
    console.print(
        text(language, key, files=files, errors=errors, warnings=len(findings) - errors),
        soft_wrap=True,
    )


def _place(finding: "Finding", language: Language) -> str:
    if finding.line is not None:
        return text(language, "check.line", number=finding.line)
    if finding.page is not None:
        return text(language, "check.page", number=finding.page)
    return ""


def _plain(finding: "Finding", language: Language) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "source": finding.source,
        "line": finding.line,
        "page": finding.page,
        "involves": list(finding.involves),
        "quarantines": finding.quarantines,
        "what": finding.what(language),
        "why": finding.why(language),
        "fix": finding.fix(language),
    }
