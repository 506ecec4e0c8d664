"""Word documents made here, each with one thing to hide."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assistant.documents.concealed.concealed import Concealed
from assistant.documents.concealed.docx import inspect_docx

HIDDEN = "teks yang tidak dilihat pembaca"
WHITE = RGBColor(255, 255, 255)


def inspect(change: Callable[[Any], None]) -> list[Concealed]:
    """Return what is hidden, without the template's own properties."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.comments = ""
    document.add_paragraph("Teks biasa untuk pembaca.")
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    found = inspect_docx(buffer.getvalue())
    return [one for one in found if not (one.kind == "metadata" and "Microsoft" in one.text)]


def _run(document: Any) -> Any:
    return document.add_paragraph().add_run(HIDDEN)


def _shade(properties: Any, fill: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), fill)
    properties.append(shading)


def vanish(document: Any) -> None:
    _run(document).font.hidden = True


def web_hidden(document: Any) -> None:
    _run(document).font.web_hidden = True


def vanish_by_style(document: Any) -> None:
    document.styles["Quote"].font.hidden = True
    document.add_paragraph(HIDDEN, style="Quote")


def white(document: Any) -> None:
    _run(document).font.color.rgb = WHITE


def near_white(document: Any) -> None:
    _run(document).font.color.rgb = RGBColor(250, 250, 248)


def white_by_style(document: Any) -> None:
    document.styles["Quote"].font.color.rgb = WHITE
    document.add_paragraph(HIDDEN, style="Quote")


def white_in_plain_table(document: Any) -> None:
    cell = document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    cell.paragraphs[0].add_run(HIDDEN).font.color.rgb = WHITE


def tiny(document: Any) -> None:
    _run(document).font.size = Pt(1)


def comment(document: Any) -> None:
    document.add_comment(document.paragraphs[0].runs, text=HIDDEN, author="", initials="")


def title(document: Any) -> None:
    document.core_properties.subject = HIDDEN


def zero_width(document: Any) -> None:
    document.add_paragraph("isi\u200bnya")


def picture(document: Any) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "gray").save(buffer, "PNG")
    buffer.seek(0)
    shape = document.add_paragraph().add_run().add_picture(buffer)
    shape._inline.docPr.set("descr", HIDDEN)


def split_runs(document: Any) -> None:
    paragraph = document.add_paragraph()
    for word in HIDDEN.split():
        paragraph.add_run(f"{word} ").font.hidden = True


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (vanish, "invisible_style"),
        (web_hidden, "invisible_style"),
        (vanish_by_style, "invisible_style"),
        (split_runs, "invisible_style"),
        (white, "white_text"),
        (near_white, "white_text"),
        (white_by_style, "white_text"),
        (white_in_plain_table, "white_text"),
        (tiny, "tiny_text"),
        (comment, "comment"),
        (title, "metadata"),
        (picture, "alt_text"),
        (zero_width, "zero_width"),
    ],
)
def test_hidden(change: Callable[[Any], None], kind: str) -> None:
    (found,) = inspect(change)
    assert found.kind == kind
    assert found.text == HIDDEN or kind == "zero_width"
    assert found.is_read is (kind not in ("comment", "metadata", "alt_text"))


def nothing(document: Any) -> None:
    pass


def white_on_shaded_run(document: Any) -> None:
    run = _run(document)
    run.font.color.rgb = WHITE
    _shade(run._r.get_or_add_rPr(), "003366")


def white_on_shaded_cell(document: Any) -> None:
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    _shade(cell._tc.get_or_add_tcPr(), "003366")
    cell.paragraphs[0].add_run(HIDDEN).font.color.rgb = WHITE


def white_in_coloured_table(document: Any) -> None:
    cell = document.add_table(rows=1, cols=1, style="Medium Shading 1 Accent 1").cell(0, 0)
    cell.paragraphs[0].add_run(HIDDEN).font.color.rgb = WHITE


def white_under_a_marker(document: Any) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    run = _run(document)
    run.font.color.rgb = WHITE
    run.font.highlight_color = WD_COLOR_INDEX.BLUE


def white_on_a_dark_page(document: Any) -> None:
    background = OxmlElement("w:background")
    background.set(qn("w:color"), "101010")
    document.element.insert(0, background)
    white(document)


def pale_grey(document: Any) -> None:
    _run(document).font.color.rgb = RGBColor(200, 200, 200)


def small(document: Any) -> None:
    _run(document).font.size = Pt(6)


def shown_again(document: Any) -> None:
    document.styles["Quote"].font.hidden = True
    document.add_paragraph(style="Quote").add_run(HIDDEN).font.hidden = False


def hidden_page_number(document: Any) -> None:
    document.add_paragraph().add_run("\t12").font.web_hidden = True  # as in every table of contents


@pytest.mark.parametrize(
    "change",
    [
        nothing,
        white_on_shaded_run,
        white_on_shaded_cell,
        white_in_coloured_table,
        white_under_a_marker,
        white_on_a_dark_page,
        pale_grey,
        small,
        shown_again,
        hidden_page_number,
    ],
)
def test_visible(change: Callable[[Any], None]) -> None:
    assert inspect(change) == []


def test_white_on_white_shading_is_hidden() -> None:
    def change(document: Any) -> None:
        run = _run(document)
        run.font.color.rgb = WHITE
        _shade(run._r.get_or_add_rPr(), "FFFFFF")

    assert [one.kind for one in inspect(change)] == ["white_text"]
