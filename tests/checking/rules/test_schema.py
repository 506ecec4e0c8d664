"""Front matter that is absent, incomplete, or untrue of the file."""

from pathlib import Path

import pytest

from tests.checking.folders import ENGLISH, SELF_TEST, TEXT, check, document, names, places


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"summary": ""}, ["missing"]),
        ({"sources": "[]"}, ["missing"]),
        ({"author_role": "", "licence": ""}, ["missing", "missing"]),
        ({"audience": "[]"}, ["missing"]),
        ({"reviewed_on": ""}, ["missing"]),
        ({"review_due": ""}, ["missing"]),
        ({"summary": "", "status": "draft"}, []),
        ({"self_test": ""}, ["self_test"]),
        ({"self_test": SELF_TEST.rpartition("\n")[0]}, ["self_test"]),
        ({"self_test": "", "kind": "case"}, []),
        ({"id": "berkas"}, ["id"]),
        ({"id": "arsip-kantor"}, []),
        ({"title": "Menata berkas"}, ["title"]),
        ({"title": "menyimpan  ARSIP"}, []),
        ({"shelf": "mne"}, ["folder"]),
        ({"language": "en"}, ["folder", "language"]),
    ],
)
def test_fields(tmp_path: Path, fields: dict[str, str], expected: list[str]) -> None:
    findings = check(tmp_path, {"tata-kelola/id/arsip.md": document(**fields)})
    assert names(findings, "schema") == expected


def test_without_front_matter(tmp_path: Path) -> None:
    assert places(check(tmp_path, {"arsip.md": TEXT}), "schema") == [("absent", "arsip.md", None)]


def test_a_text_in_another_language_than_it_says(tmp_path: Path) -> None:
    findings = check(tmp_path, {"archive.md": document(ENGLISH, id="archive")})
    assert names(findings, "schema") == ["language"]


def test_the_sidecar_counts_for_other_formats(tmp_path: Path) -> None:
    files = {
        "arsip.txt": "Arsip disimpan sekretaris di lemari yang terkunci.",
        "arsip.txt.meta.yaml": document().split("---\n")[1].replace("summary", "audience_x"),
    }
    assert names(check(tmp_path, files), "readable") == ["unreadable"]
    files["arsip.txt.meta.yaml"] = document(summary="").split("---\n")[1]
    assert places(check(tmp_path, files), "schema") == [("missing", "arsip.txt", None)]
