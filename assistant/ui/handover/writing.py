"""The brief as a file: Markdown or a Word document."""

import io
from collections.abc import Iterator

import docx

from assistant.selfcheck.markdown import escaped
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.handover.brief import Brief


def brief_markdown(brief: Brief, language: Language, *, day: str) -> str:
    """Write a brief as Markdown."""
    empty = _say(language, "left_empty")
    lines = [f"# {_say(language, 'file_title')}", "", _say(language, "made_on", day=day)]
    for heading, text in _texts(brief, language):
        lines += ["", f"## {heading}", ""]
        lines += ["  \n".join(escaped(line) for line in text.splitlines()) or empty]
    if brief.quotes:
        lines += ["", f"## {_say(language, 'quotes')}", ""]
    for one in brief.quotes:
        place = f", {one.place}" if one.place else ""
        lines += [f"> {escaped(' '.join(one.text.split()))}", ">"]
        lines += [f"> {escaped(one.title + place)}", ""]
    return "\n".join([*lines, "", _say(language, "confirmed"), "", _say(language, "no_advice"), ""])


def brief_docx(brief: Brief, language: Language, *, day: str) -> bytes:
    """Write a brief as a Word document, which names no author."""
    empty = _say(language, "left_empty")
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = _say(language, "file_title")
    document.add_heading(_say(language, "file_title"), level=1)
    document.add_paragraph(_say(language, "made_on", day=day))
    for heading, text in _texts(brief, language):
        document.add_heading(heading, level=2)
        document.add_paragraph(_printable(text) or empty)
    if brief.quotes:
        document.add_heading(_say(language, "quotes"), level=2)
    for one in brief.quotes:
        document.add_paragraph(_printable(one.text), style="Intense Quote")
        place = f", {one.place}" if one.place else ""
        document.add_paragraph(_printable(one.title + place))
    document.add_paragraph(_say(language, "confirmed"))
    document.add_paragraph(_say(language, "no_advice"))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _texts(brief: Brief, language: Language) -> Iterator[tuple[str, str]]:
    yield _say(language, "question"), brief.question
    yield _say(language, "context"), brief.context
    yield _say(language, "unclear"), brief.unclear


def _printable(text: str) -> str:
    """Leave out control characters, which XML does not hold."""
    return "".join(one for one in text if one in "\n\t" or one.isprintable())


def _say(language: Language, key: str, **values: object) -> str:
    return words(language, f"handover.{key}", **values)
