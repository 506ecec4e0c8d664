"""Whether a document was looked at lately enough to be answered from."""

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.checking.finding import Finding, Severity
from assistant.checking.placing import finding_of_field
from assistant.checking.subject import Subject

SOON = timedelta(days=30)
"""A review that is due within this time is announced."""

LONGEST = timedelta(days=548)
"""Eighteen months: longer than any review_due of ours, so something was forgotten."""


def check_dates(subject: Subject, *, today: date) -> Iterator[Finding]:
    """Report reviews that are overdue, due soon, in the future or long ago."""
    front_matter = subject.front_matter
    if front_matter is None or front_matter.status == "retired":
        return
    due, done = front_matter.review_due, front_matter.reviewed_on
    if due is not None and due < today:
        yield _finding(subject, "dates.overdue", "error", "review_due", due)
    elif due is not None and due <= today + SOON:
        yield _finding(subject, "dates.soon", "warning", "review_due", due)
    if done is not None and done > today:
        yield _finding(subject, "dates.future", "error", "reviewed_on", done)
    elif done is not None and done < today - LONGEST:
        yield _finding(subject, "dates.old", "warning", "reviewed_on", done)


def _finding(subject: Subject, rule: str, severity: Severity, field: str, day: date) -> Finding:
    return finding_of_field(subject, rule, severity, field, date=day)
