"""Whether the works that a document draws on can be found, and under which terms it stands."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from assistant.checking.finding import Finding, Severity
from assistant.checking.placing import finding_of_field
from assistant.checking.subject import Subject


def check_sources(subject: Subject, *, today: date) -> Iterator[Finding]:
    """Report sources that nobody could find again, or whose terms or date are wrong."""
    for source in subject.front_matter.sources if subject.front_matter else ():
        if not (source.link or source.publisher):
            yield _finding(subject, "sources.untraceable", "error", title=source.title)
        if not source.licence:
            yield _finding(subject, "sources.no_licence", "warning", title=source.title)
        if source.retrieved is not None and source.retrieved > today:
            yield _finding(
                subject,
                "sources.future",
                "error",
                title=source.title,
                date=source.retrieved,
            )


def check_licence(subject: Subject) -> Iterator[Finding]:
    """Report a licence that isn't in `licences.toml`."""
    licence = subject.front_matter.licence if subject.front_matter else ""
    if licence and not licence.lower().startswith(_known_licences()):
        yield finding_of_field(
            subject, "sources.unknown_licence", "warning", "licence", licence=licence
        )


def _finding(subject: Subject, rule: str, severity: Severity, **values: str | date) -> Finding:
    return replace(finding_of_field(subject, rule, severity, "sources"), values=values)


@cache
def _known_licences() -> tuple[str, ...]:
    resource = files("assistant.checking") / "licences.toml"
    return tuple(tomllib.loads(resource.read_text(encoding="utf-8"))["documents"])
