"""The library in figures."""

from datetime import date
from pathlib import Path

import pytest

from assistant.curation.statistics import UNKNOWN, Tally, count_library
from assistant.documents import convert
from assistant.errors import DocumentError
from assistant.types import Chunk, Document, Locator

TODAY = date(2026, 11, 25)


def write(folder: Path, name: str, fields: str, text: str = "# Judul\n\nSatu dua tiga.\n") -> None:
    head = f"---\nid: {name}\ntitle: T {name}\nshelf: mne\nkind: guide\nlanguage: id\n{fields}---\n"
    (folder / f"{name}.md").write_text(head + text, encoding="utf-8")


def chunk(document: Document, number: int) -> Chunk:
    return Chunk(
        id=f"{document.id}#{number}", document_id=document.id, title=document.title,
        language=document.language, text="x", start=0, end=1, locator=Locator(),
    )  # fmt: skip


def test_counts(folder: Path) -> None:
    write(folder, "draf", "status: draft\nreview_due: 2026-11-24\n")
    write(folder, "ditarik", "status: retired\nreview_due: 2020-01-01\n")
    write(folder, "hari-ini", "review_due: 2026-11-25\ntranslation_of: audit\n")
    write(folder, "segera", "review_due: 2026-12-25\ntranslation_of: tidak-ada\n")
    write(folder, "nanti", "review_due: 2026-12-26\n")
    (folder / "polos.md").write_text("# Polos\n\nThe cat of the house and the dog.\n", "utf-8")
    (folder / "salah.md").write_text("---\nid: x\n---\n# Salah\n", encoding="utf-8")
    golden = '- {{question: "Apa?", register: {}, section: S, must_contain: [[x]]}}\n'
    lines = "".join(golden.format(tone) for tone in ("formal", "everyday", "formal"))
    (folder / "audit.md.golden.yaml").write_text(lines, encoding="utf-8")
    (folder / "nanti.md.golden.yaml").write_text("[", encoding="utf-8")
    documents = [convert(folder / name, source=name) for name in ("audit.md", "polos.md")]
    counted = count_library(
        folder,
        documents=documents,
        chunks=[chunk(documents[0], 1), chunk(documents[0], 2), chunk(documents[1], 1)],
        errors={
            "salah.md": DocumentError("documents.front_matter_missing", source="salah.md"),
            "jebakan.md": DocumentError("check.quarantined", source="jebakan.md"),
        },
        today=TODAY,
    )
    assert (counted.documents, counted.chunks, counted.pairs) == (8, 3, 1)
    assert counted.words == 3 + 8
    assert counted.shelves == {
        "mne": Tally(documents=5, chunks=0),
        UNKNOWN: Tally(documents=2, chunks=1),
        "tata-kelola": Tally(documents=1, chunks=2),
    }
    assert counted.languages["en"] == Tally(documents=1, chunks=1)
    assert counted.kinds["guide"] == Tally(documents=6, chunks=2)
    assert counted.statuses["draft"] == Tally(documents=1, chunks=0)
    assert [one.id for one in counted.overdue] == ["draf"]
    assert [one.id for one in counted.due_soon] == ["hari-ini", "segera"]
    assert counted.golden == {"formal": 2, "everyday": 1}
    assert counted.without_front_matter == ("polos.md",)
    assert counted.failed == ("salah.md",)
    assert counted.quarantined == ("jebakan.md",)


def test_an_empty_folder(tmp_path: Path) -> None:
    counted = count_library(tmp_path, documents=[], chunks=[], errors={}, today=TODAY)
    assert (counted.documents, counted.words, counted.shelves) == (0, 0, {})


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        count_library(tmp_path / "x", documents=[], chunks=[], errors={}, today=TODAY)
