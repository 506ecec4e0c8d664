"""Which words in a row may be one name, by how they are written and what announces them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.privacy import lexicon
from assistant.privacy.name_cues import Cue, cue_before
from assistant.privacy.words_of import Word

_JOINS = re.compile(r"[ \t]|-| ?['’] ?|\. ?")
_LONGEST = 6  # words of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a row that may be one name: `words[first:last]`."""

    first: int
    last: int


def list_runs(words: Sequence[Word], lower: set[str]) -> Iterator[Run]:
    """Yield the runs of a text, in order; `lower` are its words in lower case."""
    index = 0
    while index < len(words):
        last = index
        while last < len(words) and last - index < _LONGEST and _goes_on(words, index, last, lower):
            last += 1
        while (
            last > index
            and lexicon.links_names(words[last - 1].lower)
            and not _may_be(words[last - 1], lower)
        ):
            last -= 1
        first = index
        while first < last and _only_begins(words, first):
            first += 1
        if last > first:
            yield Run(first=first, last=last)
        index = max(last, index + 1)


def _only_links(word: Word, lower: set[str]) -> bool:
    return lexicon.links_names(word.lower) and not _may_be(word, lower)


def _only_begins(words: Sequence[Word], index: int) -> bool:
    """Say whether an everyday word has its capital from the beginning of a sentence."""
    word = words[index]
    if word.is_initial and index + 1 < len(words) and lexicon.is_listed(words[index + 1].lower):
        return False  # "I Wayan"
    return (
        word.gap != " "
        and lexicon.is_plain(word.lower)
        and not lexicon.is_surely_listed(word.lower)
        and cue_before(words, index) is None
    )


def _goes_on(words: Sequence[Word], first: int, index: int, lower: set[str]) -> bool:
    word = words[index]
    if index == first:
        return _may_be(word, lower) or (_starts_low(words, index))
    before = words[index - 1]
    if not _JOINS.fullmatch(word.gap):
        return False
    if word.gap.startswith(".") and not (before.is_initial or lexicon.is_shortened(before.lower)):
        return False
    if words[first].is_capital:
        return _may_be(word, lower) or (lexicon.links_names(word.lower) and word.gap == " ")
    return not word.is_capital and _may_be_low(word)


def _may_be(word: Word, lower: set[str]) -> bool:
    """Say whether a word is written as a name is."""
    if not word.is_capital or lexicon.is_proper(word.lower):
        return False
    if lexicon.is_surely_listed(word.lower):
        return True
    if (
        lexicon.is_title(word.lower)
        or lexicon.is_role(word.lower)
        or lexicon.is_blocker(word.lower)
    ):
        return False
    if lexicon.is_listed(word.lower):
        return True
    if word.is_initial:
        return True
    if word.is_caps and len(word.text) < 5:
        return False
    return word.lower not in lower and not lexicon.is_common(word.lower)


def _may_be_low(word: Word) -> bool:
    """Say whether a word in lower case may be part of a name that something announced."""
    if lexicon.is_plain(word.lower) or lexicon.is_proper(word.lower):
        return False
    if (
        lexicon.is_title(word.lower)
        or lexicon.is_role(word.lower)
        or lexicon.is_blocker(word.lower)
    ):
        return False
    return lexicon.is_listed(word.lower) or not lexicon.is_common(word.lower)


def _starts_low(words: Sequence[Word], index: int) -> bool:
    """Say whether a name in lower case begins here: announced, or two known names in a row."""
    word = words[index]
    if word.is_capital or not _may_be_low(word):
        return False
    if lexicon.is_surely_listed(word.lower):
        following = words[index + 1] if index + 1 < len(words) else None
        goes_on = following is not None and following.gap == " "
        return (
            len(word.text) > 3
            or cue_before(words, index) is not None
            or (goes_on and lexicon.is_surely_listed(words[index + 1].lower))
        )
    cue = cue_before(words, index)
    if cue in (Cue.LABEL, Cue.FIELD):
        return len(word.text) > 1
    if cue is Cue.TITLE:
        return lexicon.is_listed(word.lower) or (
            lexicon.may_be_name(word.lower)
            and (len(word.text) > 3 or _is_somebody(words, index + 1))
        )
    return lexicon.is_surely_shaped(word.lower) or is_beside_name(words, index)


def is_beside_name(words: Sequence[Word], index: int) -> bool:
    """Say whether the words go on as after a known name: "siti sama …"."""
    joined = index > 1 and words[index - 1].lower in ("dan", "sama", "and")
    return (
        joined
        and words[index].gap == " "
        and lexicon.is_surely_listed(words[index - 2].lower)
        and lexicon.may_be_name(words[index].lower)
    )


def _is_somebody(words: Sequence[Word], index: int) -> bool:
    """Say whether the words go on as they do after somebody's name."""
    if index >= len(words) or words[index].gap not in (" ", ", "):
        return index >= len(words)
    return lexicon.follows_somebody(words[index].lower)
