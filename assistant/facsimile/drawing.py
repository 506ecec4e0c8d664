"""Draws a page by PDFium; runs in the child process alone."""

import base64
import io
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from assistant.errors import DocumentError

_WIDTH = 1_200  # pixels: sharp on a phone's screen and in the panel of a laptop's
_HIGHEST = 2_400  # pixels
_COLOURS = 64  # of the palette; letters have their shades of grey, and a page loads in a moment


def draw(data: bytes, number: int, *, max_characters: int) -> dict[str, Any]:
    """Return the picture of a page, its words and their places, as plain values.

    Photos and scans are left out, for nobody can look for personal data in them; notes that were
    put on the page are too.

    Raises:
        DocumentError: the file has no such page, or too much stands on it. A file that is damaged
            otherwise raises whatever PDFium raises.
    """
    document = pypdfium2.PdfDocument(data)
    if not 1 <= number <= len(document):
        raise DocumentError("documents.damaged")
    page = document[number - 1]
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        pdfium.FPDFPageObj_SetIsActive(picture, False)
    width, height = page.get_size()
    bitmap = page.render(
        scale=min(_WIDTH / width, _HIGHEST / height), may_draw_forms=False, draw_annots=False
    )
    words, boxes = _characters(page, bitmap.get_posconv(page), most=max_characters)
    image = bitmap.to_pil()
    return {
        "picture": base64.b64encode(_png(image)).decode("ascii"),
        "width": image.width,
        "height": image.height,
        "count": len(document),
        "words": words,
        "boxes": boxes,
    }


def _characters(page: Any, place: Any, *, most: int) -> tuple[str, list[tuple[int, int, int, int]]]:
    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise DocumentError("documents.too_much_text", limit=str(most))
    words, boxes = [], []
    for index in range(count):
        words.append(chr(pdfium.FPDFText_GetUnicode(text, index)))
        left, bottom, right, top = text.get_charbox(index)
        corners = place.to_bitmap(left, top), place.to_bitmap(right, bottom)
        across, down = (sorted(values) for values in zip(*corners, strict=True))
        boxes.append((round(across[0]), round(down[0]), round(across[1]), round(down[1])))
    return "".join(words), boxes


def _png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    few = image.convert("P", palette=Image.Palette.ADAPTIVE, colors=_COLOURS)
    few.save(written, format="PNG")
    return written.getvalue()
