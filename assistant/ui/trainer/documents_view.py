"""Renders the list of documents, and the filter above it."""

from collections.abc import Sequence

from assistant.curation.states import Listed
from assistant.days import day_text
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.trainer.desk import Desk, Filter, Visit
from assistant.ui.trainer.documents import chosen
from assistant.ui.trainer.overview import Overview
from assistant.ui.trainer.parts import (
    STATES,
    button,
    form,
    named,
    say,
    select,
    shelf_choices,
    shelf_name,
    submit,
)


def documents_section(overview: Overview, desk: Desk, visit: Visit, language: Language) -> Markup:
    """Render the filter and the documents that it lets through."""
    found = chosen(overview.listed, visit.chosen)
    count = say(language, "documents.count", count=len(found), total=len(overview.listed))
    return join(
        [
            _filter(visit.chosen, language),
            tag("p", count, class_="remark", role="status"),
            _table(found, desk, language) if found else "",
        ]
    )


def _filter(wanted: Filter, language: Language) -> Markup:
    everything = ("", say(language, "documents.all"))
    shelves = [everything, *shelf_choices(language)]
    languages = [everything, *((one, named(language, "language", one)) for one in ("id", "en"))]
    states = [everything, *((one, named(language, "state", one)) for one in STATES)]
    return form(
        "choose",
        select("shelf", say(language, "field.shelf"), shelves, wanted.shelf, id="f-shelf"),
        select(
            "language", say(language, "field.language"), languages, wanted.language, id="f-lang"
        ),
        select("state", say(language, "field.state"), states, wanted.state, id="f-state"),
        submit(say(language, "documents.show"), class_="quiet"),
        class_="filter",
    )


def _table(found: Sequence[Listed], desk: Desk, language: Language) -> Markup:
    names = ("title", "shelf", "language", "state", "review", "findings")
    head = tag("tr", *(tag("th", say(language, f"field.{name}"), scope="col") for name in names))
    rows = [_row(one, desk, language) for one in found]
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="documents")


def _row(one: Listed, desk: Desk, language: Language) -> Markup:
    findings = desk.findings_of(one.source)
    count = say(language, "documents.unchecked") if findings is None else str(len(findings))
    cells = {
        "shelf": shelf_name(one.shelf, language),
        "language": named(language, "in_language", one.language),
        "state": named(language, "state", one.state),
        "review": day_text(one.review_due, language) if one.review_due else "",
        "findings": count,
    }
    title = one.title or one.source
    return tag(
        "tr",
        tag(
            "th",
            button(title, "read", one.source, class_="link"),
            tag("span", one.source, class_="remark"),
            tag("span", with_code(one.error.what(language)), class_="what") if one.error else "",
            scope="row",
        ),
        *(
            tag("td", value, data_label=say(language, f"field.{name}"), class_=_class(name, one))
            for name, value in cells.items()
        ),
    )


def _class(name: str, one: Listed) -> str | None:
    return f"state is-{one.state}" if name == "state" else None
