"""Renders the result: what was found and why, columns, small groups, a preview, the ways on."""

from collections import Counter

from assistant.masking.files import TableFile
from assistant.masking.finding import Finding
from assistant.masking.small_groups import SmallGroups
from assistant.masking.treatment import Treatment
from assistant.masking.wording import describe_groups, describe_way
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, escape, join, tag
from assistant.ui.mask.desk import Visit, Work
from assistant.ui.mask.preview import preview_of
from assistant.ui.trainer.parts import button, failure, select, submit

PER_PAGE = 300
"""Findings that are listed at once: thousands would make the page slow."""

_WAYS = (
    *("search", "keep", "mask", "drop", "band:5", "band:10", "band:20", "year", "month"),
    *("district", "pseudonym"),
)


def say(language: Language, key: str, **values: object) -> str:
    """Return a string below `web.mask`."""
    return words(language, f"web.mask.{key}", **values)


def result(visit: Visit, language: Language) -> Markup:
    """Render all that came of a text or a file; nothing before."""
    error = failure(visit.error, language) if visit.error is not None else escape("")
    work = visit.work
    if work is None:
        return tag("div", error, class_="panel") if error else escape("")
    return tag(
        "div",
        error,
        tag("h2", say(language, "result"), id="result-title", tabindex="-1"),
        tag("p", _summary(work, language), role="status"),
        _notes(work, language),
        preview_of(work, language),
        tag(
            "form",
            _findings(work, language),
            _columns(work, language),
            _groups(work, language),
            tag("label", tag("span", say(language, "also")), _also(), for_="also", class_="wide"),
            tag("p", submit(say(language, "apply")), class_="choices"),
            data_act="decide",
            data_slow=True,
        ),
        tag("p", words(language, "masking.limits"), class_="warning"),
        _ways_on(work, language),
        class_="panel",
    )


def _summary(work: Work, language: Language) -> str:
    findings = [one for one in work.examined.findings if one.placeholder not in work.rejected]
    places = sum(len(one.places) for one in findings)
    said = say(language, "summary", findings=len(findings), places=places)
    columns = _columns_said(work, language)
    if not columns:
        return said
    return f"{columns} {said}" if findings else columns


def _columns_said(work: Work, language: Language) -> str:
    """Say what becomes of a table's columns: most of it is decided there, not by findings."""
    treatments = work.examined.treatments
    if treatments is None:
        return ""
    ways = [treatments.of(name).way for name in treatments.suggested]
    kinds = Counter(one if one in ("drop", "search", "keep") else "change" for one in ways)
    parts = [
        say(language, f"columns_are.{kind}", count=kinds[kind])
        for kind in ("drop", "change", "search", "keep")
        if kinds[kind]
    ]
    return say(language, "summary_columns", parts=", ".join(parts)) if parts else ""


def _notes(work: Work, language: Language) -> Markup:
    notes = [
        tag("li", words(language, f"masking.notes.{one}")) for one in work.examined.opened.notes
    ]
    return tag("ul", *notes, class_="notes") if notes else escape("")


def _ways_on(work: Work, language: Language) -> Markup:
    key: Markup = escape("")
    if work.key is not None and _uses_key(work):
        key = join(
            [
                tag("p", say(language, "key_warning"), class_="warning"),
                tag("p", button(say(language, "key"), "key", slow=True), class_="choices"),
            ]
        )
    buttons = [button(say(language, "download"), "download", slow=True, class_="primary")]
    buttons.append(button(say(language, "forget"), "forget"))
    return join([tag("p", *buttons, class_="choices"), key])


def _uses_key(work: Work) -> bool:
    return any(way.way == "pseudonym" for way in work.plan.columns.values())


def _findings(work: Work, language: Language) -> Markup:
    findings = work.examined.findings
    if not findings:
        return escape("")
    pages = -(-len(findings) // PER_PAGE)
    page = min(work.page, pages - 1)
    shown = findings[page * PER_PAGE :][:PER_PAGE]
    return tag(
        "fieldset",
        tag("legend", say(language, "findings"), id="findings-title", tabindex="-1"),
        tag("p", say(language, "findings_how"), class_="remark"),
        tag("ul", *(_finding(one, work, language) for one in shown), class_="found", tabindex="0"),
        _pager(page, pages, len(findings), language) if pages > 1 else "",
    )


def _pager(page: int, pages: int, count: int, language: Language) -> Markup:
    """Render the buttons that turn the page; what is ticked goes along with them."""
    place = say(
        language,
        "page",
        first=page * PER_PAGE + 1,
        last=min((page + 1) * PER_PAGE, count),
        count=count,
    )
    before = submit(say(language, "before"), class_="quiet", name="page", value=str(page))
    after = submit(say(language, "after"), class_="quiet", name="page", value=str(page + 2))
    return tag(
        "p",
        before if page > 0 else "",
        tag("span", place, class_="remark"),
        after if page + 1 < pages else "",
        class_="pager",
    )


def _finding(finding: Finding, work: Work, language: Language) -> Markup:
    place = f"f-{finding.placeholder.strip('[]')}"
    facts = say(
        language,
        "fact",
        kind=finding.entity.describe(language),
        places=len(finding.places),
    )
    return tag(
        "li",
        tag("input", type="hidden", name="shown", value=finding.placeholder),
        tag(
            "label",
            tag(
                "input",
                type="checkbox",
                name="mask",
                id=place,
                value=finding.placeholder,
                checked=finding.placeholder not in work.rejected,
            ),
            tag(
                "span",
                tag("b", " ".join(finding.value.split())),
                " → ",
                tag("code", finding.placeholder),
                tag("small", f"{facts} {finding.explain(language)}"),
            ),
            for_=place,
            class_="ticked",
        ),
    )


def _also() -> Markup:
    return tag("textarea", name="also", id="also", rows=2, maxlength=2_000)


def _columns(work: Work, language: Language) -> Markup:
    treatments = work.examined.treatments
    if treatments is None:
        return escape("")
    opened = work.examined.opened
    tables = opened.tables if isinstance(opened, TableFile) else ()
    headers = {
        column.header.casefold(): column.header for table in tables for column in table.columns
    }
    grouped = {
        name.casefold()
        for sheet in work.sheets
        for name in (sheet.groups.columns if sheet.groups else ())
    }
    rows = [
        _column(number, headers[name], name in grouped, treatments.of(name), work, language)
        for number, name in enumerate(treatments.suggested)
    ]
    methods = [(one, say(language, f"method.{one}")) for one in ("hmac", "codes")]
    chosen = work.key.method if work.key is not None else "hmac"
    return tag(
        "fieldset",
        tag("legend", say(language, "columns")),
        tag("p", say(language, "columns_how"), class_="remark"),
        tag("ul", *rows, class_="columns"),
        select("method", say(language, "method.label"), methods, chosen, id="method"),
    )


def _column(
    number: int,
    header: str,
    is_grouped: bool,
    treatment: Treatment,
    work: Work,
    language: Language,
) -> Markup:
    suggestion = work.examined.suggestions[header.casefold()]
    ways = list(dict.fromkeys((*_WAYS, str(treatment))))
    choices = [(one, _described(one, language)) for one in ways]
    place = f"g-{number}"
    return tag(
        "li",
        select(f"column-{number}", header, choices, str(treatment), id=f"c-{number}"),
        tag(
            "label",
            tag("input", type="checkbox", name="group", id=place, value=number, checked=is_grouped),
            tag("span", say(language, "group")),
            for_=place,
            class_="ticked",
        ),
        tag("small", suggestion.explain(language)),
    )


def _described(written: str, language: Language) -> str:
    way, _, width = written.partition(":")
    return describe_way(Treatment(way, int(width or 0)), language)  # type: ignore[arg-type]


def _groups(work: Work, language: Language) -> Markup:
    if not work.sheets:
        return escape("")
    parts = []
    for sheet in work.sheets:
        title = [tag("h4", sheet.title)] if len(work.sheets) > 1 else []
        lines = [tag("p", line) for line in describe_groups(sheet, language)]
        parts.append(join([*title, *lines, _smallest(sheet.groups, language)]))
    return tag("section", tag("h3", say(language, "groups")), *parts, class_="groups")


def _smallest(groups: SmallGroups | None, language: Language) -> Markup:
    if groups is None or not groups.small:
        return escape("")
    rows = [
        tag(
            "li",
            words(
                language,
                "masking.groups.group",
                values=" · ".join(one or "–" for one in values),
                size=size,
            ),
        )
        for values, size in groups.smallest
        if size < groups.least
    ]
    return tag(
        "details",
        tag("summary", words(language, "masking.groups.smallest")),
        tag("ul", *rows),
    )
