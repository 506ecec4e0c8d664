"""Golden questions that can't be answered, or test nothing."""

from pathlib import Path

import pytest

from tests.checking.folders import check, document, english, names, places


def question(
    asked: str = "Berkas kantor ditaruh di mana?",
    section: str = "Siapa yang menyimpan arsip?",
    holds: str = "lemari yang terkunci",
) -> str:
    return (
        f"- question: {asked}\n  register: formal\n  section: {section}\n"
        f"  must_contain: [['{holds}']]\n"
    )


ENOUGH = "".join(question(f"Berkas kantor nomor {number} ditaruh di mana?") for number in range(5))


@pytest.mark.parametrize(
    ("golden", "expected"),
    [
        (ENOUGH, []),
        (ENOUGH + question(), []),
        (ENOUGH + question(section="Menyimpan arsip"), []),
        (ENOUGH + question(section="Siapa yang membuang arsip?"), ["section"]),
        (ENOUGH + question(holds="lemari besi"), ["answer"]),
        (ENOUGH + question(holds="LEMARI  yang terkunci"), []),
        (ENOUGH + question("Siapa yang menyimpan arsip?"), ["copied"]),
        (ENOUGH + question("siapa yang menyimpan arsip"), ["copied"]),
        (ENOUGH + question("Arsip disimpan oleh siapa?"), ["copied"]),
        (ENOUGH + question("Sekretaris menyimpan arsip di mana?"), []),
        (ENOUGH + question("Berkas kantor nomor 3 ditaruh di mana??"), ["twice"]),
        (ENOUGH.replace("register", "nada", 1), ["unreadable"]),
        (ENOUGH.partition("- question: Berkas kantor nomor 4")[0], ["few"]),
        ("", ["unreadable"]),
    ],
)
def test_questions(tmp_path: Path, golden: str, expected: list[str]) -> None:
    files = {"arsip.md": document(), "arsip.md.golden.yaml": golden}
    assert names(check(tmp_path, files), "golden") == expected


@pytest.mark.parametrize(("kind", "expected"), [("guide", ["few"]), ("template", []), ("case", [])])
def test_which_kinds_need_questions(tmp_path: Path, kind: str, expected: list[str]) -> None:
    assert names(check(tmp_path, {"arsip.md": document(kind=kind)}), "golden") == expected


def test_a_pair_counts_together(tmp_path: Path) -> None:
    three = "".join(ENOUGH.splitlines(keepends=True)[:12])
    two = "".join(
        question(f"Who has file {number}?", "Who keeps the archive?", "locked cupboard")
        for number in range(2)
    ).replace("formal", "english")
    files = {
        "arsip.md": document(),
        "arsip.md.golden.yaml": three,
        "archive.md": english(),
        "archive.md.golden.yaml": two,
    }
    assert names(check(tmp_path, files), "golden") == []
    (tmp_path / "archive.md.golden.yaml").unlink()
    assert places(check(tmp_path), "golden") == [("few", "arsip.md", None)]


def test_the_line_of_the_question_is_named(tmp_path: Path) -> None:
    golden = ENOUGH + question(holds="lemari besi")
    findings = check(tmp_path, {"arsip.md": document(), "arsip.md.golden.yaml": golden})
    assert places(findings, "golden") == [("answer", "arsip.md.golden.yaml", 21)]
