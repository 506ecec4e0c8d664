"""Renders the beginning of the result, its placeholders marked."""

import re

from assistant.masking.blocks import edited
from assistant.masking.finding import edits_of
from assistant.masking.table import Table, as_text
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, escape, join, tag
from assistant.ui.mask.desk import Work

_CHARACTERS = 6_000
_ROWS = 8
_PLACEHOLDER = re.compile(r"(\[[^\W\d_]{2,14}-\d+\])")


def preview_of(work: Work, language: Language) -> Markup:
    """Render the first part of a text, or the first rows of each table."""
    heading = tag("h3", words(language, "web.mask.preview"))
    if work.masked is not None:
        tables = [_table(one, language) for one in work.masked.tables]
        return join([heading, *tables])
    edits = edits_of(work.examined.findings, work.rejected)
    parts: list[str] = []
    length = 0
    for index, block in enumerate(work.examined.blocks):
        part = edited(block.text, edits.get(index, ())) + block.joiner
        parts.append(part)
        length += len(part)
        if length > _CHARACTERS:
            parts.append("\n…")
            break
    return join([heading, tag("div", _marked("".join(parts)), class_="preview", tabindex="0")])


def _marked(text: str) -> Markup:
    pieces = _PLACEHOLDER.split(text)
    return join(tag("mark", one) if index % 2 else one for index, one in enumerate(pieces))


def _table(table: Table, language: Language) -> Markup:
    if not table.columns:
        return escape("")
    head = [tag("th", column.header, scope="col") for column in table.columns]
    body = [
        tag("tr", *(tag("td", _marked(as_text(one.values[row]))) for one in table.columns))
        for row in range(min(table.rows, _ROWS))
    ]
    left = table.rows - _ROWS
    return tag(
        "div",
        tag(
            "table",
            tag("caption", table.title) if table.title else "",
            tag("thead", tag("tr", *head)),
            tag("tbody", *body),
        ),
        tag("p", words(language, "web.mask.rows", count=left), class_="remark") if left > 0 else "",
        class_="preview table",
        tabindex="0",
    )
