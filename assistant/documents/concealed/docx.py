"""What a Word document hides: hidden, white and tiny text, properties, comments, far text boxes."""

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from assistant.documents.concealed.characters import find_characters
from assistant.documents.concealed.colour import is_faint, parse_colour
from assistant.documents.concealed.concealed import Concealed, Kind
from assistant.documents.concealed.docx_look import (
    Look,
    look_of,
    look_of_style,
    read_styles,
    shading_of,
)
from assistant.documents.concealed.office import properties_of, texts_of_parts

_A4 = (7_560_310, 10_692_130)  # width and height, in English metric units
_LEAST_HALF_POINTS = 4  # letters of 2 pt and less are not read

_WORD = re.compile(r"[^\W\d_]{2}")
_COMMENTS = re.compile(r"/word/comments\w*\.xml")
_PLAIN_TABLES = ("TableGrid", "TableNormal")  # other styles of tables may colour their cells


def inspect_docx(data: bytes) -> Iterator[Concealed]:
    """Yield what a reader of the document does not see.

    A damaged file raises whatever python-docx raises.
    """
    document = docx.Document(io.BytesIO(data))
    package = document.part.package
    yield from properties_of(document.core_properties, package)
    for words in texts_of_parts(package, _COMMENTS):
        yield Concealed(kind="comment", text=words, is_read=False)
    styles = read_styles(document)
    is_dark = _has_dark_page(document)
    for root in _roots(document):
        for element in root.iter(qn("wp:docPr"), qn("pic:cNvPr")):
            yield from _alternatives(element)
        yield from _runs(root, styles, is_dark=is_dark)
        yield from _boxes(root, document.sections[0])
        for paragraph in root.iter(qn("w:p")):
            yield from find_characters("".join(one.text or "" for one in paragraph.iter(qn("w:t"))))


def _roots(document: Any) -> Iterator[Any]:
    """Yield the body and the notes; headers and footers are not read."""
    yield document.element.body
    for part in document.part.package.iter_parts():
        if re.fullmatch(r"/word/(foot|end)notes\.xml", str(part.partname)):
            yield part.element if hasattr(part, "element") else docx.oxml.parse_xml(part.blob)


def _runs(root: Any, styles: dict[str, Look], *, is_dark: bool) -> Iterator[Concealed]:
    """Join neighbouring runs that are hidden alike."""
    kind: Kind | None = None
    words: list[str] = []
    for run in root.iter(qn("w:r")):
        text = "".join(one.text or "" for one in run.findall(qn("w:t")))
        found = _kind(run, styles, is_dark=is_dark) if text else kind
        if found != kind:
            yield from _joined(kind, words)
            kind, words = found, []
        words.append(text)
    yield from _joined(kind, words)


def _boxes(root: Any, page: Any) -> Iterator[Concealed]:
    """Yield the text boxes that lie wholly outside the page."""
    for anchor in root.iter(qn("wp:anchor")):
        words = " ".join(one.text or "" for one in anchor.iter(qn("w:t")))
        extent = anchor.find(qn("wp:extent"))
        if extent is None or not _WORD.search(words):
            continue
        across = _offset(anchor.find(qn("wp:positionH")))
        down = _offset(anchor.find(qn("wp:positionV")))
        width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
        broad, high = page.page_width or _A4[0], page.page_height or _A4[1]
        # Offsets count from page, margin or paragraph: what is a whole page away is outside.
        if not (-broad < across + width and across < broad) or not (
            -high < down + height and down < high
        ):
            yield Concealed(kind="off_page", text=words)


def _offset(position: Any) -> int:
    offset = position.find(qn("wp:posOffset")) if position is not None else None
    return int(offset.text or 0) if offset is not None else 0


def _joined(kind: Kind | None, words: list[str]) -> Iterator[Concealed]:
    text = "".join(words).strip()
    if kind is not None and _WORD.search(text):
        yield Concealed(kind=kind, text=text)


def _kind(run: Any, styles: dict[str, Look], *, is_dark: bool) -> Kind | None:
    paragraph = next(run.iterancestors(qn("w:p")), None)
    look = look_of(run.find(qn("w:rPr")), styles)
    if paragraph is not None:
        properties = paragraph.find(qn("w:pPr"))
        look = look.over(look_of_style(properties, qn("w:pStyle"), styles))
        look = look.over(Look(shading=shading_of(properties)))
    if look.hidden:
        return "invisible_style"
    if look.half_points is not None and look.half_points <= _LEAST_HALF_POINTS:
        return "tiny_text"
    return "white_text" if not is_dark and _is_faint(look, run) else None


def _is_faint(look: Look, run: Any) -> bool:
    """Tell text in the page's colour; where the ground can't be known, it counts as seen."""
    colour = parse_colour(look.colour or "")
    if colour is None or not is_faint(colour):
        return False
    shading = look.shading
    for cell in run.iterancestors(qn("w:tc")):
        shading = shading or shading_of(cell.find(qn("w:tcPr")))
    if shading is not None:
        ground = parse_colour(shading)
        return ground is not None and is_faint(colour, ground)
    is_boxed = next(run.iterancestors(qn("w:txbxContent")), None) is not None
    styled = (
        table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        for table in run.iterancestors(qn("w:tbl"))
    )
    return not is_boxed and all(
        one is None or one.get(qn("w:val")) in _PLAIN_TABLES for one in styled
    )


def _has_dark_page(document: Any) -> bool:
    background = document.element.find(qn("w:background"))
    if background is None:
        return False
    colour = parse_colour(background.get(qn("w:color"), "auto"))
    return colour is None or not is_faint(colour)


def _alternatives(element: Any) -> Iterator[Concealed]:
    for name in ("descr", "title"):
        words = element.get(name, "")
        if _WORD.search(words):
            yield Concealed(kind="alt_text", text=words, is_read=False)
