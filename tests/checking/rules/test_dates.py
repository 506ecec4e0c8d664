"""Reviews that are late, near or impossible."""

from pathlib import Path

import pytest

from tests.checking.folders import check, document, names

D = "2026-11-20"


@pytest.mark.parametrize(
    ("reviewed_on", "review_due", "expected"),
    [
        (D, "2027-01-01", []),
        (D, "2026-12-31", ["soon"]),
        (D, "2026-12-01", ["soon"]),
        (D, "2026-11-30", ["overdue"]),
        ("2026-12-02", "2027-05-20", ["future"]),
        ("2026-12-01", "2027-05-20", []),
        ("2025-06-02", "2027-05-20", []),
        ("2025-05-31", "2027-05-20", ["old"]),
    ],
)
def test_reviews(tmp_path: Path, reviewed_on: str, review_due: str, expected: list[str]) -> None:
    text = document(reviewed_on=reviewed_on, review_due=review_due)
    findings = check(tmp_path, {"arsip.md": text})
    assert names(findings, "dates") == expected


def test_a_retired_document_needs_no_review(tmp_path: Path) -> None:
    text = document(review_due="2026-11-30", status="retired")
    assert names(check(tmp_path, {"arsip.md": text}), "dates") == []


def test_the_line_of_the_field_is_named(tmp_path: Path) -> None:
    (finding,) = [
        one
        for one in check(tmp_path, {"arsip.md": document(review_due="2026-11-30")})
        if one.rule == "dates.overdue"
    ]
    assert finding.line is not None
    lines = (tmp_path / "arsip.md").read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1] == "review_due: 2026-11-30"
    assert "30 November 2026" in finding.what("id")
