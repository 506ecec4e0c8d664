"""Asking every rule about a folder: order, single files, and what trainers released."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.checking.check import Report, check_library
from assistant.checking.finding import Finding
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.documents import Limits
from assistant.errors import DocumentError
from assistant.library.curation import Curation, Release, save_curation
from tests.checking.folders import document, write


def complain(subject: Subject) -> Iterator[Finding]:
    """Find a warning on the first line and an error on the last."""
    end = len(subject.document.text) if subject.document else 0
    yield finding_at(subject, "dates.soon", "warning", 0, date="2026-12-01")
    yield finding_at(subject, "dates.overdue", "error", end, date="2026-12-01")


def quarantine(subject: Subject) -> Iterator[Finding]:
    yield Finding(rule="x.y", severity="error", source=subject.source, quarantines=True)


def check(folder: Path, *rules: object, only: frozenset[str] | None = None) -> Report:
    return check_library(
        folder,
        per_document=rules or (complain,),  # type: ignore[arg-type]
        across_documents=(),
        limits=Limits(),
        only=only,
    )


def test_findings_are_in_the_order_of_files_severity_and_place(tmp_path: Path) -> None:
    write(tmp_path, {"b.md": document(), "a.md": document(), "c.pdf": "kosong"})
    found = [(one.source, one.severity) for one in check(tmp_path).findings]
    assert found == [
        ("a.md", "error"),
        ("a.md", "warning"),
        ("b.md", "error"),
        ("b.md", "warning"),
        ("c.pdf", "error"),
        ("c.pdf", "warning"),
    ]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (frozenset({"a.md"}), {"a.md"}),
        (frozenset({"a.md", "b.md"}), {"a.md", "b.md"}),
        (frozenset({"contacts.toml"}), set()),
        (None, {"a.md", "b.md"}),
    ],
)
def test_single_files(tmp_path: Path, only: frozenset[str] | None, expected: set[str]) -> None:
    write(tmp_path, {"b.md": document(), "a.md": document()})
    report = check(tmp_path, only=only)
    assert {one.source for one in report.findings} == expected
    assert report.files == 2


def test_progress_is_told_for_reading_and_for_checking(tmp_path: Path) -> None:
    write(tmp_path, {"b.md": document(), "a.md": document()})
    read: list[tuple[int, int]] = []
    checked: list[tuple[int, int]] = []
    check_library(
        tmp_path,
        per_document=(),
        across_documents=(),
        limits=Limits(),
        on_file=lambda done, total: read.append((done, total)),
        on_checked=lambda done, total: checked.append((done, total)),
    )
    assert read == [(1, 2), (2, 2)]
    assert checked == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize(("changed", "severity"), [(False, "warning"), (True, "error")])
def test_what_a_trainer_released_is_a_warning(tmp_path: Path, changed: bool, severity: str) -> None:
    write(tmp_path, {"a.md": document()})
    sha256 = hashlib.sha256((tmp_path / "a.md").read_bytes()).hexdigest()
    release = Release(
        source="a.md", sha256=sha256, reason="Contoh serangan untuk latihan.",
        released_on=date(2026, 11, 25),
    )  # fmt: skip
    save_curation(Curation().with_release(release), tmp_path)
    if changed:
        write(tmp_path, {"a.md": document(summary="Lain.")})
    (finding,) = check(tmp_path, quarantine).findings
    assert (finding.severity, finding.quarantines) == (severity, changed)


def test_broken_decisions_are_a_finding(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": document(), "curation.yaml": "releases: 5\n"})
    sources = {one.source for one in check(tmp_path).findings}
    assert sources == {"a.md", "curation.yaml"}


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        check(tmp_path / "absent")
