"""Presentations (PPTX): each slide's title, text, tables and notes."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from pptx import Presentation

from assistant.documents.clean import tidy
from assistant.documents.extract import Extract
from assistant.documents.notices import make_notice, number_ranges
from assistant.documents.outline import plain_title
from assistant.types import Locator, Section

_MOST_NESTED = 20  # groups within groups


def read_pptx(data: bytes) -> Extract:
    """Read the slides that are shown; hidden slides and pictures are left out.

    A damaged file raises whatever its libraries raise.
    """
    return _join(
        (number, *_read_slide(slide))
        for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, start=1)
        if slide.element.get("show") != "0"
    )


def _join(slides: Iterable[tuple[int, str, str]]) -> Extract:
    text = first_title = ""
    sections: list[Section] = []
    empty: list[int] = []
    for number, title, body in slides:
        if not (title or body):
            empty.append(number)
            continue
        first_title = first_title or title
        start = len(text) + 2 if text else 0
        heading = f"# {title}" if title else ""
        text += ("\n\n" if text else "") + "\n\n".join(part for part in (heading, body) if part)
        if title and body:
            start += len(heading) + 2
        locator = Locator(heading_path=(title,) if title else (), slide=number)
        sections.append(Section(start=start, end=len(text), locator=locator))
    notices = (make_notice("slides_empty", slides=number_ranges(empty)),) if empty else ()
    return Extract(text=text, sections=tuple(sections), title=first_title, notices=notices)


def _read_slide(slide: Any) -> tuple[str, str]:
    title_shape = slide.shapes.title
    title = plain_title(tidy(title_shape.text_frame.text)) if title_shape is not None else ""
    lines = [
        line
        for shape in _flatten(slide.shapes, _MOST_NESTED)
        if title_shape is None or shape.shape_id != title_shape.shape_id
        for line in _read_shape(shape)
    ]
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        lines.append("")
        lines.extend(_paragraphs(slide.notes_slide.notes_text_frame, bullet=""))
    return title, tidy("\n".join(lines))


def _flatten(shapes: Any, depth: int) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            if depth:
                yield from _flatten(shape.shapes, depth - 1)
        else:
            yield shape


def _read_shape(shape: Any) -> Iterator[str]:
    if getattr(shape, "has_table", False) and shape.has_table:
        yield ""
        for number, row in enumerate(shape.table.rows):
            cells = [" ".join(cell.text.split()).replace("|", "/") for cell in row.cells]
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield f"|{' --- |' * len(cells)}"
        yield ""
    elif shape.has_text_frame:
        yield ""
        several = sum(bool(paragraph.text.strip()) for paragraph in shape.text_frame.paragraphs) > 1
        yield from _paragraphs(shape.text_frame, bullet="- " if several else "")


def _paragraphs(frame: Any, *, bullet: str) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        words = " ".join(paragraph.text.split())
        if words:
            yield f"{'  ' * paragraph.level if bullet else ''}{bullet}{words}"
            if not bullet:
                yield ""
