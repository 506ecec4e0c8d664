"""Presentations made here, each with one thing to hide."""

import io
from collections.abc import Callable
from typing import Any

import pptx
import pytest
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Inches, Pt

from assistant.documents.concealed.concealed import Concealed
from assistant.documents.concealed.pptx import inspect_pptx

HIDDEN = "teks yang tidak dilihat peserta"
WHITE = RGBColor(255, 255, 255)
NAVY = RGBColor(0, 40, 90)


def inspect(change: Callable[[Any], None]) -> list[Concealed]:
    """Return what the second slide hides, without the template's own properties."""
    presentation = pptx.Presentation()
    for name in ("title", "author", "last_modified_by", "comments"):
        setattr(presentation.core_properties, name, "")
    presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = "Pembuka"
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Judul"
    change(slide)
    buffer = io.BytesIO()
    presentation.save(buffer)
    found = inspect_pptx(buffer.getvalue())
    return [one for one in found if not (one.kind == "metadata" and "Microsoft" in one.text)]


def _box(slide: Any, left: float = 1.0, top: float = 2.0) -> Any:
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(4), Inches(1))
    box.text_frame.text = HIDDEN
    return box


def _font(box: Any) -> Any:
    return box.text_frame.paragraphs[0].runs[0].font


def off_left(slide: Any) -> None:
    _box(slide, left=-5)


def off_below(slide: Any) -> None:
    _box(slide, top=8)


def white(slide: Any) -> None:
    _font(_box(slide)).color.rgb = WHITE


def white_of_theme(slide: Any) -> None:
    _font(_box(slide)).color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


def white_in_white_shape(slide: Any) -> None:
    box = _box(slide)
    box.fill.solid()
    box.fill.fore_color.rgb = WHITE
    _font(box).color.rgb = WHITE


def dark_on_dark_slide(slide: Any) -> None:
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = NAVY
    _font(_box(slide)).color.rgb = NAVY


def tiny(slide: Any) -> None:
    _font(_box(slide)).size = Pt(1)


def zero_width(slide: Any) -> None:
    _box(slide).text_frame.text = "isi\u200bnya"


def picture(slide: Any) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "gray").save(buffer, "PNG")
    buffer.seek(0)
    shape = slide.shapes.add_picture(buffer, 0, 0)
    shape._element.nvPicPr.cNvPr.set("descr", HIDDEN)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (off_left, "off_page"),
        (off_below, "off_page"),
        (white, "white_text"),
        (white_of_theme, "white_text"),
        (white_in_white_shape, "white_text"),
        (dark_on_dark_slide, "white_text"),
        (tiny, "tiny_text"),
        (zero_width, "zero_width"),
        (picture, "alt_text"),
    ],
)
def test_hidden(change: Callable[[Any], None], kind: str) -> None:
    (found,) = inspect(change)
    assert (found.kind, found.slide) == (kind, 2)
    assert found.text == HIDDEN or kind == "zero_width"
    assert found.is_read is (kind != "alt_text")


def nothing(slide: Any) -> None:
    _box(slide)


def half_off(slide: Any) -> None:
    _box(slide, left=-2)


def white_on_dark_slide(slide: Any) -> None:
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = NAVY
    white(slide)


def white_in_dark_shape(slide: Any) -> None:
    box = _box(slide)
    box.fill.solid()
    box.fill.fore_color.rgb = NAVY
    _font(box).color.rgb = WHITE


def white_over_dark_shape(slide: Any) -> None:
    ground = slide.shapes.add_shape(1, Inches(0), Inches(1.5), Inches(8), Inches(3))
    ground.fill.solid()
    ground.fill.fore_color.rgb = NAVY
    white(slide)


def white_over_theme_shape(slide: Any) -> None:
    slide.shapes.add_shape(1, Inches(0), Inches(1.5), Inches(8), Inches(3))
    white(slide)


def white_over_picture(slide: Any) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "black").save(buffer, "PNG")
    buffer.seek(0)
    shape = slide.shapes.add_picture(buffer, 0, 0, Inches(10), Inches(7.5))
    shape._element.nvPicPr.cNvPr.set("descr", "")
    white(slide)


def notes(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = "Catatan untuk pelatih."


@pytest.mark.parametrize(
    "change",
    [
        nothing,
        half_off,
        white_on_dark_slide,
        white_in_dark_shape,
        white_over_dark_shape,
        white_over_theme_shape,
        white_over_picture,
        notes,
    ],
)
def test_visible(change: Callable[[Any], None]) -> None:
    assert inspect(change) == []


def test_hidden_slides_are_not_read() -> None:
    def change(slide: Any) -> None:
        white(slide)
        slide._element.set("show", "0")

    assert inspect(change) == []
