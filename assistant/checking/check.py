"""Ask every rule about a knowledge folder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.checking.finding import SEVERITIES, Finding
from assistant.checking.subject import Subject, read_subjects
from assistant.documents import Limits
from assistant.errors import DocumentError
from assistant.library.curation import CURATION_FILE, Curation, load_curation

DocumentRule = Callable[[Subject], Iterator[Finding]]
"""Looks at one file."""

LibraryRule = Callable[[Sequence[Subject]], Iterator[Finding]]
"""Looks at all files together."""

Advance = Callable[[int, int], None]
"""Told how many files of how many are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found."""

    files: int
    """Documents looked at."""

    findings: tuple[Finding, ...]
    """By file; within a file the most severe first, then by place."""

    @property
    def has_errors(self) -> bool:
        """Whether something must be mended before publishing."""
        return any(finding.severity == "error" for finding in self.findings)


def check_library(
    folder: Path,
    *,
    per_document: Sequence[DocumentRule],
    across_documents: Sequence[LibraryRule],
    limits: Limits,
    only: frozenset[str] | None = None,
    on_file: Advance = lambda _done, _total: None,
    on_checked: Advance = lambda _done, _total: None,
) -> Report:
    """Check all documents of a folder.

    Args:
        folder: the knowledge folder.
        per_document: rules that look at one file.
        across_documents: rules that look at all.
        limits: what reading a file may take.
        only: sources whose findings are wanted, those that involve them included; all by default.
        on_file: told how many files are read.
        on_checked: told how many files the rules for one document have looked at.

    Raises:
        DocumentError: the folder itself can't be read.
    """
    found, subjects = read_subjects(folder, limits=limits, on_read=on_file)
    findings = [
        Finding(
            rule="readable.unreadable",
            severity="error",
            source=problem.source,
            cause=problem.error,
        )
        for problem in found.problems
    ]
    on_checked(0, len(subjects))
    curation, problem = _load_curation(folder)
    findings += problem
    for number, subject in enumerate(subjects, start=1):
        if only is None or only & {subject.source, subject.golden_source}:
            for rule in per_document:
                findings += [_judge(finding, subject, curation) for finding in rule(subject)]
        on_checked(number, len(subjects))
    findings += [finding for rule in across_documents for finding in rule(subjects)]
    if only is not None:
        findings = [one for one in findings if only & {one.source, *one.involves}]
    return Report(files=len(subjects), findings=tuple(sorted(findings, key=_order)))


def _load_curation(folder: Path) -> tuple[Curation, list[Finding]]:
    try:
        return load_curation(folder), []
    except DocumentError as error:
        problem = Finding(
            rule="readable.unreadable", severity="error", source=CURATION_FILE, cause=error
        )
        return Curation(), [problem]


def _judge(finding: Finding, subject: Subject, curation: Curation) -> Finding:
    """Turn what a trainer has released into a warning, for as long as the content is the same."""
    document = subject.document
    if not finding.quarantines or document is None:
        return finding
    if not curation.is_released(subject.source, document.sha256):
        return finding
    return replace(finding, severity="warning", quarantines=False)


def _order(finding: Finding) -> tuple[str, int, int, int, str]:
    return (
        finding.source,
        SEVERITIES.index(finding.severity),
        finding.page or 0,
        finding.line or 0,
        finding.rule,
    )
