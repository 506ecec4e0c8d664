import html
import re

import pytest

from assistant.strings import LANGUAGES
from assistant.types import Language
from assistant.ui.note import note_file, privacy_note


def outline(language: Language) -> list[str]:
    """The elements of the note, in order."""
    return re.findall(r"<(summary|h3|p|li)>", privacy_note(language))


def test_the_note_says_as_much_in_every_language() -> None:
    assert outline("id") == outline("en")
    assert {"summary", "h3", "p", "li"} <= set(outline("id"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_is_shown_whole_and_as_text(language: Language) -> None:
    shown = html.unescape(privacy_note(language))
    source = note_file(language).read_text(encoding="utf-8")
    words = re.findall(r"[\w-]+", re.sub(r"^[#-]+ ", "", source, flags=re.MULTILINE))
    assert re.findall(r"[\w-]+", re.sub(r"<[^>]*>", " ", shown)) == words
    assert "<code>[NIK-1]</code>" in shown
    assert not re.search(r"[#*`]", re.sub(r"<[^>]*>", "", shown))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_is_one_page(language: Language) -> None:
    assert len(note_file(language).read_text(encoding="utf-8").split()) <= 450
