"""Check files that a command is about, and print what was found."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from assistant.cli.console import interface_language, stderr

if TYPE_CHECKING:
    from assistant.checking.finding import Finding
    from assistant.settings import Settings


def check_sources(settings: "Settings", sources: Collection[str]) -> "Sequence[Finding]":
    """Return what the rules find in some files of the knowledge folder."""
    from assistant.checking.check import check_library
    from assistant.checking.rules import make_rules
    from assistant.cli.knowledge.changes import limits_of, today

    rules = make_rules(settings.paths.knowledge, today=today())
    return check_library(
        settings.paths.knowledge,
        per_document=rules.per_document,
        across_documents=rules.across_documents,
        limits=limits_of(settings),
        only=frozenset(sources),
    ).findings


def print_findings(findings: "Sequence[Finding]") -> None:
    """Print each finding with its place and the way to mend it, to standard error."""
    language = interface_language()
    for finding in findings:
        place = finding.line or finding.page
        where = f"{finding.source}:{place}" if place else finding.source
        style = "bold red" if finding.severity == "error" else "yellow"
        stderr.print(f"{where}: {finding.what(language)}", style=style, soft_wrap=True)
        stderr.print(f"  {finding.fix(language)}", soft_wrap=True)


def plain_findings(findings: "Sequence[Finding]") -> list[dict[str, object]]:
    """Return findings for programs."""
    language = interface_language()
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "source": finding.source,
            "line": finding.line,
            "page": finding.page,
            "what": finding.what(language),
        }
        for finding in findings
    ]
