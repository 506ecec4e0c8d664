"""What a presentation hides: shapes off the slide, text in the slide's colour, tiny letters.

Notes are visible to whoever opens the file and are read as text, so they are not looked at here.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from assistant.documents.concealed.characters import find_characters
from assistant.documents.concealed.colour import WHITE, Colour, is_faint, parse_colour
from assistant.documents.concealed.concealed import Concealed, Kind
from assistant.documents.concealed.office import properties_of, texts_of_parts

_LEAST_SIZE = 300  # letters under 3 pt are not read, in hundredths of a point
_MOST_NESTED = 20  # groups within groups

_WORD = re.compile(r"[^\W\d_]{2}")
_COMMENTS = re.compile(r"/ppt/comments/.*\.xml")
_WHITE_OF_THEME = ("bg1", "lt1")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: "_Box") -> bool:
        """Tell whether the other's middle lies in this one."""
        across, down = (other.left + other.right) // 2, (other.top + other.bottom) // 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def inspect_pptx(data: bytes) -> Iterator[Concealed]:
    """Yield what the audience of the slides does not see; hidden slides are not read either.

    A damaged file raises whatever python-pptx raises.
    """
    presentation = Presentation(io.BytesIO(data))
    package = presentation.part.package
    yield from properties_of(presentation.core_properties, package)
    for words in texts_of_parts(package, _COMMENTS):
        yield Concealed(kind="comment", text=words, is_read=False)
    page = _Box(left=0, top=0, right=presentation.slide_width, bottom=presentation.slide_height)
    for number, slide in enumerate(presentation.slides, start=1):
        if slide.element.get("show") != "0":
            yield from _slide(slide, number, page)


def _slide(slide: Any, number: int, page: _Box) -> Iterator[Concealed]:
    ground = _ground(slide)
    below: list[tuple[_Box, Colour | None]] = []
    for shape in slide.shapes:
        for element in shape.element.iter(qn("p:cNvPr")):
            words = element.get("descr", "")
            if _WORD.search(words):
                yield Concealed(kind="alt_text", text=words, is_read=False, slide=number)
        box = _box(shape)
        for kind, words in _texts(shape, box, page, _behind(box, below, ground)):
            if _WORD.search(words):
                yield Concealed(kind=kind, text=words, slide=number)
        for paragraph in shape.element.iter(qn("a:p")):
            text = "".join(one.text or "" for one in paragraph.iter(qn("a:t")))
            yield from find_characters(text, slide=number)
        painted, colour = _paint(shape)
        if box is not None and painted:
            below.append((box, colour))


def _texts(
    shape: Any, box: _Box | None, page: _Box, ground: Colour | None
) -> Iterator[tuple[Kind, str]]:
    words = " ".join(one.text or "" for one in shape.element.iter(qn("a:t"))).strip()
    if box is not None and (
        box.right <= page.left
        or box.left >= page.right
        or box.bottom <= page.top
        or box.top >= page.bottom
    ):
        yield "off_page", words
        return
    painted, own = _paint(shape)
    ground = own if painted else ground
    hidden: dict[Kind, list[str]] = {"tiny_text": [], "white_text": []}
    for run in shape.element.iter(qn("a:r")):
        text = "".join(one.text or "" for one in run.iter(qn("a:t")))
        properties = run.find(qn("a:rPr"))
        if properties is None:
            continue
        size = properties.get("sz", "")
        if size.isdecimal() and int(size) < _LEAST_SIZE:
            hidden["tiny_text"].append(text)
            continue
        colour = _colour(properties.find(qn("a:solidFill")))
        in_table = next(run.iterancestors(qn("a:tbl")), None) is not None
        if colour and ground and not in_table and is_faint(colour, ground):
            hidden["white_text"].append(text)
    for kind, texts in hidden.items():
        yield kind, " ".join(texts)


def _box(shape: Any) -> _Box | None:
    """Return the place of a shape, also where its layout gives it."""
    try:
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
    except (AttributeError, KeyError, ValueError):
        return None
    if None in (left, top, width, height):
        return None
    return _Box(left=left, top=top, right=left + width, bottom=top + height)


def _behind(
    box: _Box | None, below: Sequence[tuple[_Box, Colour | None]], ground: Colour | None
) -> Colour | None:
    """Return the colour behind a shape; None where it can't be known."""
    if box is None:
        return None
    for other, colour in reversed(below):
        if other.holds(box):
            return colour
    return ground


def _paint(shape: Any) -> tuple[bool, Colour | None]:
    """Tell whether a shape covers what is behind it, and with which colour where it is known."""
    element = shape.element
    properties = element.find(qn("p:spPr"))
    if properties is None:  # a picture in a frame, a table, a chart, a group
        return element.tag != qn("p:cxnSp"), None
    if properties.find(qn("a:noFill")) is not None:
        return False, None
    fill = properties.find(qn("a:solidFill"))
    if fill is not None:
        return True, _colour(fill)
    others = ("a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill")
    is_picture = element.tag == qn("p:pic")
    by_theme = element.find(qn("p:style")) is not None
    return is_picture or by_theme or any(properties.find(qn(one)) is not None for one in others), (
        None
    )


def _colour(fill: Any) -> Colour | None:
    if fill is None:
        return None
    plain = fill.find(qn("a:srgbClr"))
    if plain is not None:
        return parse_colour(plain.get("val", ""))
    theme = fill.find(qn("a:schemeClr"))
    is_white = theme is not None and theme.get("val") in _WHITE_OF_THEME and not len(theme)
    return WHITE if is_white else None


def _ground(slide: Any) -> Colour | None:
    """Return the colour of a slide; None where it is a picture, a blend or the theme's own."""
    for part in (slide, slide.slide_layout, slide.slide_layout.slide_master):
        background = part.element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if background is None:
            continue
        painted = background.find(qn("p:bgPr"))
        if painted is not None:
            return _colour(painted.find(qn("a:solidFill")))
        named = background.find(f"{qn('p:bgRef')}/{qn('a:schemeClr')}")
        is_white = named is not None and named.get("val") in _WHITE_OF_THEME
        return WHITE if is_white and _is_light(slide.slide_layout.slide_master) else None
    return WHITE


def _is_light(master: Any) -> bool:
    """Tell whether a master's first background colour is its theme's light one, as it mostly is."""
    mapping = master.element.find(qn("p:clrMap"))
    return mapping is not None and mapping.get("bg1") == "lt1"
