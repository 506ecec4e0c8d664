from datetime import date
from pathlib import Path

import pytest

from assistant.documents import convert
from assistant.errors import DocumentError
from assistant.library.front_matter import FrontMatter, Source, read_front_matter
from assistant.packs.collecting import Published, as_markdown, collect
from assistant.types import Document, Locator, Section

HEAD = FrontMatter(
    id="rapat",
    title="Rapat: kapan?",
    shelf="mne",
    kind="guide",
    language="id",
    audience=("staf", "relawan"),
    sources=(Source(title="Buku", retrieved=date(2026, 11, 24)),),
    reviewed_on=date(2026, 11, 24),
    review_due=date(2027, 5, 24),
)
FIELDS = "id: audit\ntitle: Audit\nshelf: mne\nkind: guide\nlanguage: id\n"
MARKDOWN = f"---\n{FIELDS}---\n# Audit\n\nIsi – teks.\n"


def document_of(text: str, source: str) -> Document:
    section = Section(start=0, end=len(text), locator=Locator())
    return Document(
        id="rapat",
        title="Rapat",
        text=text,
        language="id",
        source=source,
        sha256="0" * 64,
        sections=(section,),
    )


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def collected(
    folder: Path,
    *sources: str,
    taken: tuple[str, ...] = (),
    front_matter: FrontMatter | None = None,
) -> dict[str, bytes]:
    published = [
        Published(
            document=convert(folder / source, source=source),
            front_matter=front_matter,
        )
        for source in sources
    ]
    return collect(folder, published, taken=(*sources, *taken))


def test_texts_go_as_they_are_with_what_lies_beside_them(tmp_path: Path) -> None:
    files = {
        "mne/audit.md": MARKDOWN.replace("\n", "\r\n"),
        "mne/audit.md.golden.yaml": "[]\n",
        "mne/audit.md.asked.yaml": "{}\n",
        "catatan.txt": "Catatan rapat.\n",
        "catatan.txt.meta.yaml": FIELDS,
        "contacts.toml": "",
        "glossary.toml": "# kosong\n",
    }
    left_behind = {"draf.md": "# Draf\n\nIsi.\n", "draf.md.golden.yaml": "[]\n", "lain.toml": ""}
    write(tmp_path, files | left_behind | {"curation.yaml": "{}\n", "README.md": "# Baca\n"})
    found = collected(tmp_path, "mne/audit.md", "catatan.txt")
    assert found == {name: text.encode() for name, text in files.items()}


def test_other_encodings_become_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café di Jakarta.\n".encode("cp1252"))
    (tmp_path / "b.md").write_bytes(MARKDOWN.encode("utf-16"))
    (tmp_path / "b.md.golden.yaml").write_bytes(b"\xef\xbb\xbf[]\n")
    found = collected(tmp_path, "a.txt", "b.md")
    assert found["a.txt"].decode() == "Café di Jakarta.\n"
    assert found["b.md"].decode() == MARKDOWN
    assert found["b.md.golden.yaml"] == b"[]\n"


def test_other_formats_become_markdown_with_their_front_matter(tmp_path: Path) -> None:
    page = "<title>Rapat</title><h1>Rapat</h1><p>Hari Senin.</p><script>alert(1)</script>"
    write(
        tmp_path,
        {
            "rapat.html": page,
            "rapat.html.meta.yaml": FIELDS,
            "rapat.html.golden.yaml": "[]\n",
            "rapat.html.asked.yaml": "{}\n",
        },
    )
    found = collected(tmp_path, "rapat.html", front_matter=HEAD)
    assert found.keys() == {"rapat.md", "rapat.md.golden.yaml", "rapat.md.asked.yaml"}
    text = found["rapat.md"].decode()
    assert read_front_matter(text, source="rapat.md")[0] == HEAD
    assert text.endswith("---\n# Rapat\n\nHari Senin.\n")


@pytest.mark.parametrize("taken", ["rapat.md", "x/rapat.md"])
def test_markdown_takes_no_name_of_another_document(tmp_path: Path, taken: str) -> None:
    write(tmp_path, {"rapat.html": "<h1>Rapat</h1><p>Senin.</p>"})
    found = collected(tmp_path, "rapat.html", taken=(taken,))
    assert list(found) == ["rapat.html.md" if taken == "rapat.md" else "rapat.md"]


def test_two_formats_of_one_name_both_travel(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "<h1>A</h1><p>Senin.</p>", "a.htm": "<h1>A</h1><p>Selasa.</p>"})
    assert list(collected(tmp_path, "a.htm", "a.html")) == ["a.md", "a.html.md"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Rapat\n\nSenin.", "# Rapat\n\nSenin.\n"),
        ("Senin.", "# Rapat\n\nSenin.\n"),
        ("## Kapan?\n\nSenin.", "# Rapat\n\n## Kapan?\n\nSenin.\n"),
        ("# A\n\nx <!-- y", "# A\n\nx < !-- y\n"),
        ("# A\n\n<SCRIPT>y", "# A\n\n< SCRIPT>y\n"),
        ("# A\n\na < b <b>y</b>", "# A\n\na < b <b>y</b>\n"),
    ],
)
def test_text_without_front_matter_keeps_its_title_and_every_word(text: str, shown: str) -> None:
    assert as_markdown(document_of(text, "rapat.pdf"), None) == shown


def test_names_of_older_macs_are_composed(tmp_path: Path) -> None:
    source = "re\u0301sume\u0301.md"
    document = document_of("# R\n\nIsi.\n", source)
    (tmp_path / f"{source}.golden.yaml").write_text("[]\n", encoding="utf-8")
    found = collect(tmp_path, [Published(document=document, front_matter=None)], taken=[source])
    assert list(found) == ["résumé.md", "résumé.md.golden.yaml"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("contacts.toml", b"not toml"),
        ("glossary.toml", b"[[term]]\nid = 1\n"),
        ("a.md.golden.yaml", b"\x00\x01\x02"),
        ("a.md.asked.yaml", b"a" * 5_000_001),
    ],
)
def test_a_file_that_can_not_be_read_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    write(tmp_path, {"a.md": MARKDOWN})
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        collected(tmp_path, "a.md")
    assert name in caught.value.what("id")
