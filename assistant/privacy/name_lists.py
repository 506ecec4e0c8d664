"""Names beside each other: "siti, budi sm wati", "hadir: fajar, dewi"."""

import re
from collections.abc import Sequence

from assistant.privacy import lexicon
from assistant.privacy.name_cues import Cue, cue_before
from assistant.privacy.name_frames import frame_words
from assistant.privacy.words_of import Word

_ITEMS = 6  # items of a list that are looked at before or behind a word
_NEXT = re.compile(r", ?|/|; ?| ?& ?")


def is_enumerated(words: Sequence[Word], index: int) -> bool:
    """Say whether a word stands in a list with a name or behind a label: "hadir: fajar, …"."""
    if not may_be_item(words[index]):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if following and _NEXT.fullmatch(following.gap) and _is_known(following):
        return True
    position = index
    while position > 0 and index - position < _ITEMS and _NEXT.fullmatch(words[position].gap):
        position -= 1
        before = words[position]
        if not may_be_item(before):
            return False
        if _is_known(before) or cue_before(words, position) is Cue.FIELD:
            return True
    return False


def _is_known(word: Word) -> bool:
    return lexicon.is_surely_listed(word.lower) or lexicon.is_shaped(word.lower)


def may_be_item(word: Word) -> bool:
    """Say whether a word may stand in a list of names."""
    lower = word.lower
    if (
        len(lower) < 3
        or lexicon.is_plain(lower)
        or lexicon.is_proper(lower)
        or lexicon.is_title(lower)
    ):
        return False
    return lexicon.is_listed(lower) or lexicon.is_stranger(lower)


def is_beside_name(words: Sequence[Word], index: int) -> bool:
    """Say whether the words go on as after a known name: "siti sama …"."""
    joined = index > 1 and words[index - 1].lower in frame_words("joins")
    return (
        joined
        and words[index].gap == " "
        and lexicon.is_surely_listed(words[index - 2].lower)
        and lexicon.may_be_name(words[index].lower)
    )


def is_before_name(words: Sequence[Word], index: int) -> bool:
    """Say whether a known name is joined to this word: "slamet sama painem"."""
    return (
        index + 2 < len(words)
        and words[index + 1].lower in frame_words("joins")
        and words[index + 1].gap == words[index + 2].gap == " "
        and lexicon.is_surely_listed(words[index + 2].lower)
    )
