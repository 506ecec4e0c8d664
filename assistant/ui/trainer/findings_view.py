"""Renders what a check found, by file: what, where, why, and how to mend it."""

from collections.abc import Sequence
from itertools import groupby

from assistant.checking.finding import Finding
from assistant.days import at_text
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.trainer.desk import Checked, Desk
from assistant.ui.trainer.parts import button, say

_OPEN = 3  # files with errors whose findings are folded out at once; more are too long to scroll


def check_button(language: Language) -> Markup:
    """Render what a check looks at, and the button that begins one."""
    return join(
        [
            tag("p", say(language, "findings.text")),
            tag(
                "p",
                button(say(language, "findings.check"), "check", slow=True, class_="primary"),
                class_="choices",
            ),
        ]
    )


def findings_section(desk: Desk, language: Language) -> Markup:
    """Render what the last check found; nothing before the first one."""
    if desk.checked is None:
        return Markup("")
    title = tag("h3", say(language, "findings.heading"))
    return join([title, _checked(desk.checked, language)])


def finding_items(findings: Sequence[Finding], language: Language) -> Markup:
    """Render findings as a list; a reason that holds for several in a row is given once."""
    whys = [one.why(language) for one in findings]
    said = [why if why != before else "" for before, why in zip(["", *whys], whys, strict=False)]
    items = (_item(one, why, language) for one, why in zip(findings, said, strict=True))
    return tag("ul", *items, class_="findings")


def _checked(checked: Checked, language: Language) -> Markup:
    findings, files = checked.report.findings, checked.report.files
    errors = sum(one.severity == "error" for one in findings)
    summary = words(language, "check.clean", files=files)
    if findings:
        summary = words(
            language, "check.summary", files=files, errors=errors, warnings=len(findings) - errors
        )
    at = say(language, "findings.checked_at", time=at_text(checked.at, language))
    by_file = [
        (source, tuple(group)) for source, group in groupby(findings, key=lambda one: one.source)
    ]
    is_short = sum(_has_errors(group) for _, group in by_file) <= _OPEN
    stale = say(language, "findings.stale") if checked.is_stale else ""
    return join(
        [
            tag("p", summary, class_="summary-line"),
            tag("p", f"{at} {stale}".strip(), class_="remark"),
            *(
                _file(source, group, language, is_open=is_short and _has_errors(group))
                for source, group in by_file
            ),
        ]
    )


def _has_errors(findings: Sequence[Finding]) -> bool:
    return any(one.severity == "error" for one in findings)


def _file(source: str, findings: Sequence[Finding], language: Language, *, is_open: bool) -> Markup:
    errors = sum(one.severity == "error" for one in findings)
    name = f"{source} ({len(findings)})"
    to_mend = say(language, "findings.to_mend", count=errors)
    return tag(
        "details",
        tag(
            "summary",
            tag("span", name),
            tag("span", to_mend, class_="badge is-many") if errors else "",
        ),
        finding_items(findings, language),
        button(
            say(language, "findings.read"),
            "read",
            source,
            aria_label=say(language, "findings.read_label", source=source),
        ),
        class_="to-do",
        open=is_open,
    )


def _item(finding: Finding, why: str, language: Language) -> Markup:
    place = ""
    if finding.line is not None:
        place = words(language, "check.line", number=finding.line)
    elif finding.page is not None:
        place = words(language, "check.page", number=finding.page)
    return tag(
        "li",
        tag(
            "p",
            tag("span", say(language, f"findings.{finding.severity}"), class_="badge"),
            tag("span", place, class_="remark") if place else "",
            tag("span", with_code(finding.what(language)), class_="what"),
        ),
        tag("p", with_code(words(language, "check.why", why=why))) if why else "",
        tag("p", with_code(words(language, "check.fix", fix=finding.fix(language)))),
        class_=f"finding is-{finding.severity}",
    )
