"""Sections and tables of a report."""

from collections.abc import Iterable, Sequence

from assistant.ui.markup import Markup, join, tag


def section(heading: str, *content: str) -> Markup:
    """Return a section under a heading of the second level."""
    return tag("section", tag("h2", heading), *content)


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """Return a table whose first column names its rows."""
    head = tag("tr", join(tag("th", heading, scope="col") for heading in headings))
    body = join(
        tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:]))
        for row in rows
    )
    return tag("table", tag("caption", caption), tag("thead", head), tag("tbody", body))
