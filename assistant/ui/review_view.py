"""Renders a question before it is sent: what was masked, why, and what its asker may change."""

from assistant.conversation import Finding, Preview
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.draft import Draft
from assistant.ui.markup import Markup, tag, with_code
from assistant.ui.session import Session

_TITLE = "review-title"
_CORRECTIONS = frozenset({"turn", "choose", "take_back"})
"""The acts after which nothing is read or asked."""


def review(session: Session) -> Markup:
    """Render the draft of a session; nothing where there is none."""
    draft, language = session.draft, session.language
    if draft is None:
        return Markup("")
    if draft.state == "checking":
        return _checking(language)
    if draft.preview is None:
        return _failed(draft, language)
    return _review(draft, draft.preview, language)


def _checking(language: Language) -> Markup:
    return tag(
        "p",
        tag("span", class_="pulse", aria_hidden="true"),
        tag("span", words(language, "web.review.checking"), role="status"),
        class_="progress review-checking",
    )


def _failed(draft: Draft, language: Language) -> Markup:
    error = draft.error
    return tag(
        "section",
        tag("h2", words(language, "web.review.failed"), id=_TITLE),
        tag("p", with_code(error.what(language)), class_="what", role="alert") if error else "",
        tag("p", with_code(error.next_step(language))) if error else "",
        tag(
            "p",
            _button("retry", words(language, "web.review.retry"), class_="primary")
            if draft.state == "failed"
            else "",
            _button("take_back", words(language, "web.review.take_back"), class_="quiet"),
            class_="choices",
        ),
        class_="review is-failed",
        aria_labelledby=_TITLE,
        tabindex="-1",
    )


def _review(draft: Draft, preview: Preview, language: Language) -> Markup:
    return tag(
        "section",
        tag("h2", words(language, "web.review.heading"), id=_TITLE),
        tag("p", words(language, "web.review.text")),
        tag("p", words(language, "web.review.as_sent"), class_="eyebrow"),
        tag("blockquote", *_pieces(preview), class_="as-sent"),
        tag("ul", *_findings(preview, language), class_="findings"),
        _adding(draft, language),
        tag(
            "p",
            _button("send", words(language, "web.review.send"), class_="primary"),
            _button("take_back", words(language, "web.review.take_back"), class_="quiet"),
            _button("always", words(language, "web.review.always"), class_="quiet"),
            class_="choices",
        ),
        class_="review",
        aria_labelledby=_TITLE,
        tabindex="-1",
    )


def _pieces(preview: Preview) -> list[str]:
    return [
        piece if isinstance(piece, str) else _piece(preview.findings[piece])
        for piece in preview.pieces
    ]


def _piece(finding: Finding) -> str:
    if finding.is_masked:
        return tag("span", finding.placeholder, class_="placeholder")
    return tag("span", finding.value, class_="shown")


def _findings(preview: Preview, language: Language) -> list[Markup]:
    return [
        tag(
            "li",
            tag(
                "p",
                tag("span", one.value, class_="value"),
                tag("span", one.entity.describe(language), class_="kind"),
            ),
            tag("p", one.explain(language), class_="reason"),
            _button(
                "turn",
                words(language, f"web.review.{'show' if one.is_masked else 'mask'}"),
                value=str(number),
                class_="quiet",
                label=words(
                    language,
                    f"web.review.{'show' if one.is_masked else 'mask'}_label",
                    value=one.value,
                ),
            ),
            class_="finding" if one.is_masked else "finding is-shown",
        )
        for number, one in enumerate(preview.findings)
    ]


def _adding(draft: Draft, language: Language) -> Markup:
    field = "missed"
    return tag(
        "div",
        tag("label", words(language, "web.review.missed"), for_=field),
        tag(
            "div",
            tag(
                "input",
                id=field,
                type="text",
                autocomplete="off",
                maxlength=200,
                data_enter="choose",
            ),
            _button("choose", words(language, "web.review.choose"), class_="open"),
            class_="missed",
        ),
        tag("p", words(language, "web.review.not_there"), class_="reason", role="alert")
        if draft.missing
        else "",
        class_="adding",
    )


def _button(act: str, text: str, *, class_: str, value: str = "", label: str = "") -> Markup:
    return tag(
        "button",
        text,
        type="button",
        class_=class_,
        data_act=act,
        data_event="click" if act in _CORRECTIONS else None,
        data_value=value,
        aria_label=label or None,
    )
