"""The privacy note: a file in plain words, shown at the foot of the page."""

import re
from functools import cache
from pathlib import Path

from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code

_FOLDER = Path(__file__).parent / "privacy_note"


def note_file(language: Language) -> Path:
    """Return the note in a language: Markdown of headings, paragraphs, lists and code alone."""
    return _FOLDER / f"{language}.md"


@cache
def privacy_note(language: Language) -> Markup:
    """Render the note, closed until it is asked for; its title is what opens it."""
    title, *blocks = re.split(r"\n{2,}", note_file(language).read_text(encoding="utf-8").strip())
    return tag(
        "details",
        tag("summary", title.removeprefix("# ")),
        *(_block(block) for block in blocks),
        class_="foot privacy-note",
    )


def _block(block: str) -> Markup:
    if block.startswith("## "):
        return tag("h3", block.removeprefix("## "))
    if block.startswith("- "):
        items = re.split(r"^- ", block, flags=re.MULTILINE)[1:]
        return tag("ul", join(tag("li", with_code(_one_line(item))) for item in items))
    return tag("p", with_code(_one_line(block)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
