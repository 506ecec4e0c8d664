"""A page that loads nothing, its sections and its tables."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.types import Language
from assistant.ui.markup import Markup, join, tag

_CSS = Path(__file__).parent / "report.css"


def document(
    language: Language, *, title: str, header: Iterable[str], main: Iterable[str], footer: str
) -> str:
    """Return a whole HTML page; everything in it that is not ours is escaped."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", Markup(_CSS.read_text(encoding="utf-8"))),
    )
    body = tag("body", tag("header", *header), tag("main", *main), tag("footer", tag("p", footer)))
    return "<!doctype html>\n" + tag("html", head, body, lang=language)


def section(heading: str, *content: str) -> Markup:
    """Return a section under a heading of the second level."""
    return tag("section", tag("h2", heading), *content)


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """Return a table whose first column names its rows."""
    return _table(caption, headings, tag("tbody", join(_row(row) for row in rows)))


def table_of_groups(
    caption: str,
    headings: Sequence[str],
    groups: Iterable[tuple[str, Iterable[Sequence[str]]]],
) -> Markup:
    """Return a table whose rows stand in groups, each under a heading of its own."""
    bodies = (
        tag(
            "tbody",
            tag("tr", tag("th", name, scope="rowgroup", colspan=len(headings)), class_="group"),
            join(_row(row) for row in rows),
        )
        for name, rows in groups
    )
    return _table(caption, headings, join(bodies))


def _table(caption: str, headings: Sequence[str], bodies: Markup) -> Markup:
    head = tag("tr", join(tag("th", heading, scope="col") for heading in headings))
    whole = tag("table", tag("caption", caption), tag("thead", head), bodies)
    # On a phone it is moved sideways, by the keyboard as well.
    return tag("div", whole, class_="wide", role="region", aria_label=caption, tabindex="0")


def _row(row: Sequence[str]) -> Markup:
    return tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:]))
