"""Renders one document with its text and findings."""

from collections.abc import Mapping, Sequence

from assistant.curation.states import Listed, State
from assistant.days import day_text
from assistant.documents.notices import notice_text
from assistant.library.curation import load_curation
from assistant.place import describe_place
from assistant.strings import text as words
from assistant.types import Document, Language
from assistant.ui.head import head_of
from assistant.ui.markup import Markup, join, tag
from assistant.ui.quotation import exact_text
from assistant.ui.trainer.chunks_view import chunks_section
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.documents import Piece, chunks_of, parts_of
from assistant.ui.trainer.findings_view import finding_items
from assistant.ui.trainer.parts import button, named, say

_ACTS: Mapping[State, str] = {"published": "retire", "retired": "restore"}


def reader_section(
    document: Document, listed: Listed | None, desk: Desk, visit: Visit, language: Language
) -> Markup:
    """Render one document: what is known of it, its findings, and its text by sections."""
    parts = parts_of(document)
    part = min(visit.part, len(parts) - 1)
    state = named(language, "state", listed.state) if listed else say(language, "documents.new")
    facts = [document.source, state]
    if listed is not None and listed.review_due is not None:
        due = day_text(listed.review_due, language)
        facts.append(words(language, "curation.list.review", due=due))
    return tag(
        "article",
        _back(language),
        tag("h3", document.title, lang=document.language, tabindex="-1", id="reader-title"),
        tag("p", " · ".join(facts), class_="remark"),
        join(
            tag("p", notice_text(notice, language), class_="remark") for notice in document.notices
        ),
        _findings(document.source, desk, language),
        _head(document, language),
        _standing(listed, language),
        tag("p", say(language, "documents.pale"), class_="remark"),
        _pager(document.source, part, len(parts), language),
        tag(
            "div",
            _pieces(parts[part], document),
            class_="document",
            lang=document.language,
            tabindex="0",
            role="region",
            aria_labelledby="reader-title",
        ),
        _pager(document.source, part, len(parts), language),
        _chunks(document, listed, part, desk, visit, language),
        class_="reader",
    )


def unreadable_section(source: str, message: Markup, desk: Desk, language: Language) -> Markup:
    """Render a document that can't be opened: why, and what the check found."""
    return tag(
        "article",
        _back(language),
        tag("h3", source, tabindex="-1", id="reader-title"),
        message,
        _findings(source, desk, language),
        class_="reader",
    )


def _back(language: Language) -> Markup:
    return button(say(language, "documents.back"), "leave", class_="quiet")


def _findings(source: str, desk: Desk, language: Language) -> Markup:
    findings = desk.findings_of(source)
    if findings is None:
        return tag("p", say(language, "documents.no_check_yet"), class_="remark")
    if not findings:
        return tag("p", say(language, "documents.no_findings"), class_="remark")
    title = say(language, "documents.findings", count=len(findings))
    return tag("details", tag("summary", title), finding_items(findings, language), class_="to-do")


def _head(document: Document, language: Language) -> Markup:
    head = head_of(document)
    if not head:
        return Markup("")
    return tag(
        "details",
        tag("summary", say(language, "documents.head")),
        tag("div", exact_text(head), class_="text outside"),
        class_="to-do",
    )


def _standing(listed: Listed | None, language: Language) -> Markup:
    """Render the button that retires the document, or takes it back; it needs front matter."""
    act = _ACTS.get(listed.state) if listed is not None and listed.shelf else None
    if listed is None or act is None:
        return Markup("")
    hint = f"standing-{act}"
    return tag(
        "p",
        button(
            say(language, f"standing.{act}"), act, listed.source, slow=True, aria_describedby=hint
        ),
        tag("span", say(language, f"standing.{act}_hint"), class_="remark", id=hint),
        class_="choices",
    )


def _chunks(
    document: Document,
    listed: Listed | None,
    part: int,
    desk: Desk,
    visit: Visit,
    language: Language,
) -> Markup:
    if listed is None or listed.state != "published":
        return Markup("")
    marks = {mark.id: mark for mark in load_curation(desk.bench.folder).chunks}
    shown = chunks_of(document, part, desk.bench.store.chunks(document.id))
    return chunks_section(shown, marks, language, marked=visit.marked)


def _pieces(pieces: Sequence[Piece], document: Document) -> Markup:
    return join(
        _piece(piece, document, is_first=number == 0) for number, piece in enumerate(pieces)
    )


def _piece(piece: Piece, document: Document, *, is_first: bool) -> Markup:
    if piece.locator is None:
        outside = tag("div", exact_text(piece.text), class_="text outside")
        return outside if piece.text.strip() else Markup("")
    place = piece.locator
    is_named = is_first or place.page is not None or place.slide is not None
    where = describe_place(place, document.language, title=document.title) if is_named else ""
    return tag(
        "section",
        tag("p", where, class_="where") if where else "",
        tag("div", exact_text(piece.text), class_="text"),
    )


def _pager(source: str, part: int, parts: int, language: Language) -> Markup:
    if parts < 2:
        return Markup("")
    place = say(language, "documents.part", number=part + 1, total=parts)
    before = _turn(source, part - 1, say(language, "documents.before"), language)
    after = _turn(source, part + 1, say(language, "documents.after"), language)
    return tag(
        "p",
        before if part > 0 else "",
        tag("span", place, class_="remark"),
        after if part + 1 < parts else "",
        class_="pager",
    )


def _turn(source: str, part: int, label: str, language: Language) -> Markup:
    return button(label, "read", source, data_part=str(part))
