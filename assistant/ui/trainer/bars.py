"""Figures as a table with a bar in each row: the table is the plot's text as well."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ui.markup import Markup, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: its name and how much it has."""

    name: str
    count: int


def bars(title: str, columns: tuple[str, str], rows: Sequence[Bar]) -> Markup:
    """Render rows with bars as long as their share of the largest; the numbers stand beside."""
    most = max((row.count for row in rows), default=0)
    head = tag(
        "tr",
        tag("th", columns[0], scope="col"),
        tag("th", columns[1], scope="col", colspan=2),
    )
    body = [
        tag(
            "tr",
            tag("th", row.name, scope="row"),
            tag("td", _bar(row.count, most)),
            tag("td", str(row.count), class_="count"),
        )
        for row in rows
    ]
    return tag(
        "table",
        tag("caption", title),
        tag("colgroup", *(tag("col", class_=name) for name in ("names", "lengths", "counts"))),
        tag("thead", head, class_="sr-only"),
        tag("tbody", *body),
        class_="bars",
    )


def _bar(count: int, most: int) -> Markup:
    width = f"{100 * count / most:.1f}%" if most else "0%"
    return tag(
        "svg",
        tag("rect", width=width, height="100%", rx="3"),
        class_="bar",
        aria_hidden="true",
        focusable="false",
    )
