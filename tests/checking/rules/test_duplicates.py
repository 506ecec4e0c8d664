"""The same paragraph in two documents."""

from pathlib import Path

import pytest

from tests.checking.folders import TEXT, check, document, places

PARAGRAPH = (
    "Setiap berkas yang memuat nama warga disimpan di lemari terkunci, dan kuncinya dipegang dua "
    "orang yang ditunjuk pengurus, sehingga tidak ada yang membukanya sendirian tanpa catatan."
)
OTHERWISE = (
    "Berkas yang sudah tidak dipakai dimusnahkan setiap akhir tahun oleh panitia, yang menulis "
    "berita acara dan melaporkannya dalam rapat anggota bulan berikutnya."
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (PARAGRAPH, ["same"]),
        (PARAGRAPH.replace("pengurus", "ketua"), ["near"]),
        (PARAGRAPH.upper(), ["same"]),
        (f"{PARAGRAPH} {OTHERWISE}", []),
        ("Kunci lemari dipegang dua orang yang ditunjuk pengurus.", []),
        ("", []),
    ],
)
def test_paragraphs(tmp_path: Path, other: str, expected: list[str]) -> None:
    files = {
        "arsip.md": document(f"{TEXT}\n{PARAGRAPH}\n"),
        "kunci.md": document(f"# Kunci\n\n{other}\n", id="kunci"),
    }
    assert [name for name, _, _ in places(check(tmp_path, files), "duplicates")] == expected


@pytest.mark.parametrize(
    "fields",
    [{"status": "retired"}, {"language": "en", "translation_of": "arsip"}],
)
def test_retired_documents_and_translations_dont_count(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    files = {
        "arsip.md": document(f"{TEXT}\n{PARAGRAPH}\n"),
        "kunci.md": document(f"# Kunci\n\n{PARAGRAPH}\n", id="kunci", **fields),
    }
    assert places(check(tmp_path, files), "duplicates") == []


def test_the_legal_remark_may_stand_everywhere(tmp_path: Path) -> None:
    remark = f"Bukan nasihat hukum. {PARAGRAPH}"
    files = {
        "arsip.md": document(f"{TEXT}\n{remark}\n"),
        "kunci.md": document(f"# Kunci\n\n{remark}\n", id="kunci"),
    }
    assert places(check(tmp_path, files), "duplicates") == []


def test_both_places_are_named(tmp_path: Path) -> None:
    files = {
        "arsip.md": document(f"{TEXT}\n{PARAGRAPH}\n"),
        "kunci.md": document(f"# Kunci\n\n{PARAGRAPH}\n", id="kunci"),
    }
    (finding,) = [one for one in check(tmp_path, files) if one.rule.startswith("duplicates")]
    here = (tmp_path / "kunci.md").read_text(encoding="utf-8").splitlines()
    there = (tmp_path / "arsip.md").read_text(encoding="utf-8").splitlines()
    assert here[(finding.line or 0) - 1] == PARAGRAPH
    assert there[int(finding.values["place"]) - 1] == PARAGRAPH
