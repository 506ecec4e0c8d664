"""Each format's reader on small documents made here."""

import pptx
import pytest

from assistant.documents.docx import read_docx
from assistant.documents.extract import Extract, from_json, to_json
from assistant.documents.html import read_html
from assistant.documents.markdown import read_markdown
from assistant.documents.pdf import read_pdf
from assistant.documents.plain import read_plain
from assistant.documents.pptx import read_pptx
from assistant.errors import DocumentError
from tests.documents import samples


def sections(extract: Extract) -> list[tuple[object, ...]]:
    return [
        (
            section.locator.page or section.locator.slide,
            section.locator.heading_path,
            extract.text[section.start : section.end],
        )
        for section in extract.sections
    ]


def test_plain_text_stays_as_it_is() -> None:
    extract = read_plain("  Isi.\r\n\n")
    assert extract.text == "  Isi.\r\n\n"
    assert sections(extract) == [(None, (), "Isi.")]


def test_markdown_takes_its_first_top_heading_as_title() -> None:
    assert read_markdown("## Kecil\nx\n# Besar\ny").title == "Besar"


def test_docx_keeps_headings_lists_and_tables() -> None:
    extract = read_docx(samples.docx_file())
    assert extract.title == "Panduan persetujuan"
    assert sections(extract) == [
        (None, ("Panduan persetujuan",), "# Panduan persetujuan"),
        (None, ("Syarat",), "Minta izin lebih dahulu.\n\n- satu hal\n- dua hal"),
        (None, ("Syarat", "Tabel"), "| Hak | Pasal |\n| --- | --- |\n| Akses | Pasal 7 |"),
    ]


def test_pptx_keeps_slides_titles_and_notes() -> None:
    extract = read_pptx(samples.pptx_file(("Pembuka", "Isi")))
    assert extract.title == "Pembuka"
    assert sections(extract) == [
        (1, ("Pembuka",), f"- {samples.SENTENCE}\n- Butir kedua\n\nCatatan Pembuka."),
        (2, ("Isi",), f"- {samples.SENTENCE}\n- Butir kedua\n\nCatatan Isi."),
    ]


def test_pptx_names_empty_slides_and_skips_hidden_ones() -> None:
    presentation = pptx.Presentation()
    blank = presentation.slide_layouts[6]
    presentation.slides.add_slide(blank)
    for words in ("tampak", "tersembunyi"):
        slide = presentation.slides.add_slide(blank)
        slide.shapes.add_textbox(0, 0, 100, 100).text_frame.text = words
    slide.element.set("show", "0")
    table = presentation.slides.add_slide(blank).shapes.add_table(2, 1, 0, 0, 100, 100).table
    table.cell(0, 0).text, table.cell(1, 0).text = "Hak", "Akses|tolak"
    extract = read_pptx(samples._saved(presentation))
    assert sections(extract) == [
        (2, (), "tampak"),
        (4, (), "| Hak |\n| --- |\n| Akses/tolak |"),
    ]
    assert extract.notices == ("documents.notices.slides_empty?slides=1",)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<title>T</title><p>Isi &amp; lagi</p>", "Isi & lagi"),
        ("<nav>Menu</nav><p>Isi</p><footer>Kaki</footer>", "Isi"),
        ("<p>Isi</p><p hidden>Tidak</p><p style='visibility:hidden'>Tidak</p>", "Isi"),
        ("<p>Isi</p><div aria-hidden='true'><p>Tidak</p></div><script>x</script>", "Isi"),
        ("<p>Luar</p><main><p>Isi</p></main>", "Isi"),
        ("<p>snake_case <b>tebal</b> <a href='x'>tautan</a></p>", "snake_case tebal tautan"),
        ("<ol><li>satu</li><li>dua</li></ol>", "1. satu\n2. dua"),
        ("<table><tr><th>Hak</th></tr><tr><td>Akses</td></tr></table>", "| Hak |\n| --- |\n| Akses |"),  # noqa: E501
        ("Data&nbsp;pri&shy;badi\u200b", "Data pribadi"),
    ],
)  # fmt: skip
def test_html_keeps_what_a_reader_sees(page: str, expected: str) -> None:
    assert read_html(page.encode()).text == expected


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="windows-1252"><p>café</p>'.encode("cp1252"),
        "<p>café</p>".encode("cp1252"),
        '<meta charset="utf-16"><p>café</p>'.encode(),
        '<meta charset="zip"><p>café</p>'.encode(),
    ],
)
def test_html_encodings(data: bytes) -> None:
    assert read_html(data).text == "café"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Panduan posko", "Panduan posko"),
        ("Menulis di format .docx dan lainnya", "Menulis di format .docx dan lainnya"),
        ("Microsoft Word - panduan.docx", "Posko banjir"),
        ("panduan-final.html", "Posko banjir"),
        ("Untitled", "Posko banjir"),
        ("x" * 201, "Posko banjir"),
    ],
)
def test_a_pdf_title_that_a_tool_made_gives_way_to_the_first_heading(title: str, read: str) -> None:
    pages = [[(18, "Posko banjir"), (11, " ".join([samples.SENTENCE] * 4))]]
    assert read_pdf(samples.pdf(pages, title=title), max_characters=10_000).title == read


def test_pdf_has_pages_headings_and_whole_sentences() -> None:
    names = ("satu", "dua", "tiga")
    long = {name: " ".join([f"Bagian {name}: {samples.SENTENCE}"] * 4) for name in names}
    pages = [
        [(9, "Yayasan"), (18, f"Bagian {name}"), (11, long[name]), (11, f"Akhir {name}.")]
        for name in names
    ]
    extract = read_pdf(samples.pdf(pages), max_characters=10_000)
    assert extract.title == "Bagian satu"
    assert sections(extract) == [
        (page, (f"Bagian {name}",), f"{long[name]}\n\nAkhir {name}.")
        for page, name in enumerate(names, start=1)
    ]


def test_pdf_with_too_much_text_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        read_pdf(samples.pdf(), max_characters=10)
    assert caught.value.key == "documents.too_much_text"


def test_extract_survives_json() -> None:
    extract = read_pptx(samples.pptx_file())
    assert from_json(to_json(extract)) == extract
