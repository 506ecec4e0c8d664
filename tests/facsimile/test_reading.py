"""Pages drawn by the real child process."""

import io
from dataclasses import replace
from typing import Any

import pytest
from fpdf import FPDF

from assistant.documents.limits import Limits
from assistant.errors import DocumentError
from assistant.facsimile.reading import read_page
from assistant.facsimile.tracing import boxes_of
from tests.documents.samples import SENTENCE, pdf

LIMITS = Limits(timeout_seconds=60, memory_mb=1_024)


def image_of(png: bytes) -> Any:
    from PIL import Image

    return Image.open(io.BytesIO(png)).convert("L")


def test_a_page_is_drawn_with_its_words_where_they_stand() -> None:
    data = pdf((((11, "Halaman pertama."),), ((11, "Lain."), (11, SENTENCE))))
    page = read_page(data, 2, limits=LIMITS)
    assert (page.count, page.width) == (2, 1_200)
    assert len(page.words) == len(page.boxes)
    assert "Halaman pertama" not in page.words
    [box] = boxes_of(SENTENCE, page)
    picture = image_of(page.picture)
    assert picture.size == (page.width, page.height)
    assert picture.crop(box).getextrema()[0] < 80  # ink
    assert picture.crop((0, box[3] + 60, page.width, page.height)).getextrema() == (255, 255)


def test_a_photo_is_left_out() -> None:
    from PIL import Image

    black = io.BytesIO()
    Image.new("RGB", (40, 40)).save(black, format="PNG")
    made = FPDF()
    made.add_page()
    made.image(black, x=20, y=20, w=100, h=100)
    page = read_page(bytes(made.output()), 1, limits=LIMITS)
    assert image_of(page.picture).getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("data", "number", "key"),
    [
        (pdf(), 2, "documents.damaged"),
        (pdf(), 0, "documents.damaged"),
        (b"%PDF-1.4 broken", 1, "documents.damaged"),
        (b"", 1, "documents.damaged"),
    ],
)
def test_what_cannot_be_drawn_is_told(data: bytes, number: int, key: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read_page(data, number, limits=LIMITS)
    assert raised.value.key == key


def test_a_page_with_too_much_on_it_is_not_drawn() -> None:
    with pytest.raises(DocumentError) as raised:
        read_page(pdf(), 1, limits=replace(LIMITS, max_characters=10))
    assert raised.value.key == "documents.too_much_text"


def test_a_page_of_any_size_has_a_picture_of_bounded_size() -> None:
    made = FPDF(format=(20, 5_000))
    made.add_page()
    page = read_page(bytes(made.output()), 1, limits=LIMITS)
    assert page.height <= 2_400
    assert page.width >= 1
