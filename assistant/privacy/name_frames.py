"""Everyday sentences in which a name stands without title or role: "ketemu tarmi di pasar"."""

import re
import tomllib
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from importlib.resources import files

from assistant.privacy import lexicon
from assistant.privacy.words_of import Word

_GAP = re.compile(r"[ \t]+[\"'“*]{0,2}")
_LONGEST = 4  # words of a phrase


class Frame(IntEnum):
    """How much the words before say that a person follows."""

    NONE = 0
    OPEN = 1
    LOOSE = 2
    PEOPLE = 3


def frame_before(words: Sequence[Word], index: int) -> Frame:
    """Say what the phrase right before `words[index]` announces; the longest phrase counts."""
    if not index or not _GAP.fullmatch(words[index].gap):
        return Frame.NONE
    for length in range(min(_LONGEST, index), 0, -1):
        part = words[index - length : index]
        if any(word.gap != " " for word in part[1:]):
            continue
        phrase = tuple(word.lower for word in part)
        for frame in (Frame.PEOPLE, Frame.LOOSE, Frame.OPEN):
            if phrase in phrases(frame.name.lower()):
                return frame
    return Frame.NONE


def greets(words: Sequence[Word], index: int) -> bool:
    """Say whether a word stands alone behind "ini", "halo" or "makasih": "ini painem, …"."""
    before = words[index - 1]
    following = words[index + 1] if index + 1 < len(words) else None
    opens = index == 1 or not re.fullmatch(r"[ ,]{1,2}", before.gap)
    ends = following is None or following.gap[:1] in (",", "!", "?", "\n")
    gap = words[index].gap in (" ", ", ")
    return opens and ends and gap and before.lower in frame_words("greetings")


def role_before(words: Sequence[Word], index: int) -> bool:
    """Say whether a role with its owner stands before: "suami saya …", "anak dari …"."""
    position = index - 1
    if position < 0 or not _GAP.fullmatch(words[index].gap):
        return False
    while position > 0 and index - position < 3 and words[position].lower in frame_words("between"):
        if words[position].gap != " ":
            return False
        position -= 1
    head = words[position].lower
    return is_role(head) or (position < index - 1 and lexicon.is_title(head))


def is_role(word: str) -> bool:
    """Say whether a word says what somebody is, also with "-nya" or "-ku"."""
    return lexicon.is_role(word) or (
        word.endswith(("nya", "ku", "ny")) and lexicon.is_role(re.sub(r"(?:nya|ku|ny)$", "", word))
    )


@cache
def phrases(kind: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of a kind, as words in lower case."""
    return frozenset(tuple(phrase.split()) for phrase in _data()[kind].split(";"))


@cache
def frame_words(kind: str) -> frozenset[str]:
    """Return the words of a kind in `frames.toml`, such as "determiners"."""
    return frozenset(_data()[kind].split())


@cache
def _data() -> dict[str, str]:
    resource = files("assistant.privacy") / "frames.toml"
    return tomllib.loads(resource.read_text(encoding="utf-8"))
