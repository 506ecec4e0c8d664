"""What a sync would find changed."""

from pathlib import Path

import pytest

from assistant.curation.difference import changed_sections, compare, touched_questions
from assistant.documents import convert
from assistant.library.golden import GoldenQuestion
from assistant.types import Document

HEAD = "---\nid: a\ntitle: A\nshelf: mne\nkind: guide\nlanguage: id\n---\n"
OLD = "# A\n\nPembuka.\n\n## Satu\n\nBaris satu.\nBaris dua.\n\n## Dua\n\nTetap.\n"


def document(tmp_path: Path, text: str, head: str = HEAD) -> Document:
    path = tmp_path / "a.md"
    path.write_text(head + text, encoding="utf-8")
    return convert(path, source="a.md")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, []),
        (OLD.replace("\n\n## Dua", "\n\n\n\n## Dua"), []),
        (OLD.replace("Baris dua.", "Baris 2."), [("Satu", ("-Baris dua.", "+Baris 2."))]),
        (OLD.replace("Baris dua.\n", ""), [("Satu", ("-Baris dua.",))]),
        (OLD.replace("## Dua", "## Tiga"), [("Tiga", ("+Tetap.",)), ("Dua", ("-Tetap.",))]),
        (OLD + "\n## Dua\n\nLagi.\n", [("Dua", ("+Lagi.",))]),
        (OLD.replace("Pembuka.", "Awal."), [("A", ("-Pembuka.", "+Awal."))]),
    ],
)  # fmt: skip
def test_sections(tmp_path: Path, new: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = changed_sections(document(tmp_path, OLD), document(tmp_path, new))
    assert [(one.locator.heading_path[-1], one.lines) for one in found] == expected


@pytest.mark.parametrize(("section", "touched"), [("satu", True), ("Dua", False), ("Lain", False)])
def test_golden_questions(tmp_path: Path, section: str, touched: bool) -> None:
    new = OLD.replace("Baris dua.", "Baris 2.")
    sections = changed_sections(document(tmp_path, OLD), document(tmp_path, new))
    golden = GoldenQuestion.model_validate(
        {"question": "Apa?", "register": "formal", "section": section, "must_contain": [["x"]]}
    )
    assert bool(touched_questions([golden], sections)) == touched


def test_the_whole_folder(tmp_path: Path) -> None:
    stored = document(tmp_path, OLD)
    changed = tmp_path / "a.md"
    head = HEAD.replace("title: A", "title: B\nstatus: retired")
    changed.write_text(head + OLD.replace("Tetap", "Baru"), encoding="utf-8")
    (tmp_path / "a.md.golden.yaml").write_text(
        '- {question: "Apa?", register: formal, section: Dua, must_contain: [[x]]}\n', "utf-8"
    )
    new, broken, draft = tmp_path / "b.md", tmp_path / "c.md", tmp_path / "d.md"
    new.write_text("# B\n\nIsi.", encoding="utf-8")
    broken.write_bytes(b"")
    draft.write_text("# D\n\nIsi.", encoding="utf-8")
    found = compare(
        new={"b.md": new, "c.md": broken},
        changed={"a.md": changed, "d.md": draft},
        stored={"a.md": stored},
        read=convert,
        renamed=[("lama.md", "kini.md")],
        removed=["hilang.md"],
    )
    assert not found.is_empty
    assert found.added == ("b.md",)
    assert [(one.source, one.error.key) for one in found.unreadable] == [
        ("c.md", "documents.empty")
    ]
    first, second = found.changed
    assert set(first.fields) == {"title", "status"}
    assert (first.golden, first.was_searched) == (("Apa?",), True)
    assert (second.source, second.was_searched, second.sections) == ("d.md", False, ())
    assert found.removed == ("hilang.md",)
    assert (found.renamed[0].old, found.renamed[0].new) == ("lama.md", "kini.md")


def test_nothing_changed() -> None:
    assert compare(new={}, changed={}, stored={}, read=convert).is_empty
