"""Ids, and what documents say of each other."""

from pathlib import Path

import pytest

from tests.checking.folders import TEXT, check, document, english, names, places

OLD = document(id="arsip-lama", title="Menyimpan arsip lama", status="retired")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.md": document(), "b.md": english()}, []),
        ({"a.md": document(), "b.md": document()}, ["twice"]),
        ({"b.md": english()}, ["nowhere"]),
        ({"a.md": document(supersedes="[tiada]")}, ["nowhere"]),
        ({"a.md": document(supersedes="[arsip-lama]"), "b.md": OLD}, []),
        ({"a.md": document(supersedes="[arsip]")}, ["circle"]),
        (
            {
                "a.md": document(supersedes="[arsip-lama]"),
                "b.md": document(id="arsip-lama", supersedes="[arsip]"),
            },
            ["circle", "circle"],
        ),
    ],
)
def test_pointers(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    assert names(check(tmp_path, files), "identity") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('Baca dokumen "Menyimpan arsip lama".', [("retired", "arsip.md", 0)]),
        ("Baca MENYIMPAN ARSIP LAMA dahulu.", [("retired", "arsip.md", 0)]),
        ("Menyimpan arsip lamaran kerja.", []),
        ("Arsip lama disimpan.", []),
    ],
)
def test_mentions_of_retired_documents(
    tmp_path: Path, sentence: str, expected: list[tuple[str, str, int]]
) -> None:
    findings = check(tmp_path, {"arsip.md": document(f"{TEXT}\n{sentence}\n"), "lama.md": OLD})
    found = places(findings, "identity")
    assert [(name, source) for name, source, _ in found] == [one[:2] for one in expected]
    lines = (tmp_path / "arsip.md").read_text(encoding="utf-8").splitlines()
    assert all(lines[(line or 0) - 1] == sentence for _, _, line in found)


def test_a_finding_knows_the_other_file(tmp_path: Path) -> None:
    findings = check(tmp_path, {"a.md": document(), "b.md": document()})
    assert [one.involves for one in findings if one.rule == "identity.twice"] == [("a.md",)]
