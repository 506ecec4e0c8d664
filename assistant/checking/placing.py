"""Findings with the line or page where the matter stands."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from assistant.checking.finding import Finding, Severity
from assistant.checking.subject import Subject


def finding_at(
    subject: Subject,
    rule: str,
    severity: Severity,
    offset: int | None = None,
    /,
    *,
    involves: tuple[str, ...] = (),
    words: Mapping[str, str] = MappingProxyType({}),
    **values: str | date,
) -> Finding:
    """Make a finding of a document, placed at an offset of its text where one is given."""
    return Finding(
        rule=rule,
        severity=severity,
        source=subject.source,
        line=None if offset is None else subject.line_of(offset),
        page=None if offset is None else page_of(subject, offset),
        values=values,
        words=words,
        involves=involves,
    )


def finding_of_field(
    subject: Subject,
    rule: str,
    severity: Severity,
    field: str,
    /,
    *,
    involves: tuple[str, ...] = (),
    **values: str | date,
) -> Finding:
    """Make a finding of the front matter, placed at the line of a field where it has one."""
    return Finding(
        rule=rule,
        severity=severity,
        source=subject.source,
        line=_line_of_field(subject, field),
        values=values,
        involves=involves,
    )


def place_of(subject: Subject, offset: int) -> str:
    """Return the line or page of an offset for people; a dash where there is neither."""
    return str(subject.line_of(offset) or page_of(subject, offset) or "–")


def page_of(subject: Subject, offset: int) -> int | None:
    """Return the page or slide at an offset; None where the format has neither."""
    sections = subject.document.sections if subject.document else ()
    number = bisect_right([section.start for section in sections], offset) - 1
    if not sections:
        return None
    locator = sections[max(number, 0)].locator
    return locator.page or locator.slide


def _line_of_field(subject: Subject, field: str) -> int | None:
    if subject.raw_text is None or subject.file.sidecar is not None:
        return None
    match = re.search(rf"^{re.escape(field)}:", subject.raw_text, re.MULTILINE)
    return subject.raw_text.count("\n", 0, match.start()) + 1 if match else None
