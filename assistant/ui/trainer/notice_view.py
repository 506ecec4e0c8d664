"""Renders how far an act has come, and what it had for an outcome."""

from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, tag, with_code
from assistant.ui.trainer.findings_view import finding_items
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.parts import button, failure, say, undo_button
from assistant.ui.trainer.report_view import report_words
from assistant.ui.trainer.syncing_view import change_name

_SHOWN_AT_ONCE = 3  # findings; more would hide what is below the notice


def step_line(step: Step | None, language: Language) -> Markup:
    """Render the stage that an act is in, with a bar where its length is known."""
    line = words(language, step.key) if step is not None else say(language, "working")
    figures, known = "", {}
    if step is not None and step.total:
        # Seen only: what is renewed four times a second would be read out again and again.
        figures = tag("span", f"({step.done}/{step.total})", aria_hidden="true", class_="figures")
        known = {"value": str(step.done), "max": str(step.total)}
    pulse = tag("span", class_="pulse", aria_hidden="true")
    return tag(
        "div",
        tag("p", pulse, tag("span", line, role="status"), figures, class_="progress"),
        tag("progress", aria_label=line, **known),
        _stop(language) if step is not None and step.can_stop else "",
        class_="notice is-running",
    )


def _stop(language: Language) -> Markup:
    return tag("p", button(say(language, "golden.stop"), "stop_golden"), class_="choices")


def notice_box(notice: Notice | None, language: Language) -> Markup:
    """Render an outcome: what was done or went wrong, and how to undo it."""
    if notice is None:
        return Markup("")
    return tag(
        "div",
        failure(notice.error, language) if notice.error else "",
        _said(notice, language),
        _findings(notice, language),
        report_words(notice.report, language, about=notice.sources) if notice.report else "",
        _way_back(notice, language),
        tag(
            "p",
            button(say(language, "close_notice"), "close", class_="quiet"),
            class_="choices",
        ),
        class_="notice",
        id="notice-box",
        tabindex="-1",
    )


def _said(notice: Notice, language: Language) -> Markup:
    if not notice.key:
        return Markup("")
    values = dict(notice.values)
    if "label" in values:
        values["label"] = change_name(values["label"], language)
    return tag("p", with_code(say(language, f"said.{notice.key}", **values)), class_="said")


def _findings(notice: Notice, language: Language) -> Markup:
    if not notice.findings:
        return Markup("")
    title = say(language, "documents.findings", count=len(notice.findings))
    return tag(
        "details",
        tag("summary", title),
        finding_items(notice.findings, language),
        class_="to-do",
        open=len(notice.findings) <= _SHOWN_AT_ONCE,
    )


def _way_back(notice: Notice, language: Language) -> Markup:
    if notice.can_force:
        return tag(
            "p",
            button(say(language, "undo.force"), "undo", "force", slow=True, class_="danger"),
            tag("span", say(language, "undo.force_text"), class_="remark"),
            class_="choices",
        )
    if not notice.can_undo:
        return Markup("")
    return tag(
        "p",
        undo_button(language),
        tag("span", with_code(say(language, "undo.hint")), class_="remark"),
        class_="choices",
    )
