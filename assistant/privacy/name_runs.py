"""Which words in a row may be one name, by how they are written and what announces them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.privacy import lexicon
from assistant.privacy.name_cues import Cue, cue_before
from assistant.privacy.name_low import goes_on_low, starts_low
from assistant.privacy.words_of import Word

_JOINS = re.compile(r" |-| ?['’] ?|\. ?")
_LONGEST = 6  # words of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a row that may be one name: `words[first:last]`."""

    first: int
    last: int


def list_runs(text: str, words: Sequence[Word], lower: set[str]) -> Iterator[Run]:
    """Yield the runs of a text, in order; `lower` are its words in lower case."""
    index = 0
    while index < len(words):
        last = index
        while (
            last < len(words)
            and last - index < _LONGEST
            and _goes_on(text, words, index, last, lower)
        ):
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
    if _begins(words, index) or _is_before_unknown(words, index):
        return False
    return (
        word.gap != " "
        and word.is_capital
        and lexicon.is_plain(word.lower)
        and not lexicon.is_surely_listed(word.lower)
        and cue_before(words, index) is None
    )


def _is_before_unknown(words: Sequence[Word], index: int) -> bool:
    """Say whether a name that is a word has an unknown one behind it: "May Thandar"."""
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None
        and following.gap == " "
        and following.is_capital
        and lexicon.is_given_word(words[index].lower)
        and (lexicon.is_stranger(following.lower) or lexicon.is_surely_listed(following.lower))
    )


def _goes_on(text: str, words: Sequence[Word], first: int, index: int, lower: set[str]) -> bool:
    word = words[index]
    if index == first:
        return not _is_label(words, index) and (
            _may_be(word, lower)
            or starts_low(text, words, index)
            or _is_short_caps(words, index)
            or _begins(words, index)
            or _is_named(words, index)
        )
    before = words[index - 1]
    if not _JOINS.fullmatch(word.gap):
        return False
    if word.gap == "-" and before.is_capital and not before.is_caps and len(word.text) < 5:
        return lexicon.is_stranger(before.lower) or lexicon.is_listed(before.lower)  # "Hye-jin"
    if word.gap.startswith(".") and not (before.is_initial or lexicon.is_shortened(before.lower)):
        return False
    if _is_of_clan(words, first, index) or (index == first + 1 and _begins(words, first)):
        return True
    if lexicon.ends_names(word.lower) and lexicon.is_surely_listed(before.lower):
        return word.gap == " " and word.is_capital == before.is_capital
    if words[first].is_capital:
        announced = (words[first].is_caps or before.is_caps) and (
            lexicon.is_stranger(word.lower) or lexicon.is_listed(word.lower)
        )
        linked = word.is_capital and lexicon.links_names(before.lower) and index - first > 1
        return (
            linked
            or _may_be(word, lower, announced=announced)
            or (lexicon.links_names(word.lower) and word.gap == " ")
        )
    return goes_on_low(words, first, index)


def _is_of_clan(words: Sequence[Word], first: int, index: int) -> bool:
    """Say whether a word with a capital belongs to what begins as names do: "Lim Bee Lian"."""
    word = words[index]
    if [words[index - 1].lower, word.lower] == ["agung", "istri"] and word.is_capital:
        return True  # "Anak Agung Istri": of a woman
    begun = any(lexicon.is_clan(one.lower) for one in words[first:index])
    return (
        begun
        and word.is_capital
        and words[index - 1].is_capital
        and not (
            lexicon.is_plain(word.lower)
            or lexicon.is_proper(word.lower)
            or lexicon.is_blocker(word.lower)
        )
    )


def _begins(words: Sequence[Word], index: int) -> bool:
    """Say whether a name of several words begins with one that is a word, too: "Anak Agung"."""
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.gap != " " or not following.is_capital:
        return False
    if word.lower == "anak":
        return following.lower == "agung"
    return (
        word.is_capital
        and lexicon.begins_names(word.lower)
        and lexicon.is_listed(following.lower)
        and not lexicon.is_title(word.lower)
    )


def _is_named(words: Sequence[Word], index: int) -> bool:
    """Say whether an everyday word with a capital is somebody's name: "Ibu Tumpuk"."""
    word = words[index]
    if not word.is_capital:
        return False
    if _is_after_small_title(words, index):
        return True
    if not lexicon.is_named_word(word.lower):
        return False
    cue = cue_before(words, index)
    if cue is Cue.TITLE:
        return not word.is_caps
    return cue is Cue.LABEL and ":" in word.gap


def _is_after_small_title(words: Sequence[Word], index: int) -> bool:
    """Say whether only the word has a capital, not the title before it: "uda Pen"."""
    word, lower = words[index], words[index].lower
    return (
        index > 0
        and len(word.text) > 2
        and not (word.is_caps or words[index - 1].is_capital)
        and cue_before(words, index) is Cue.TITLE
        and not (lexicon.is_plain(lower) or lexicon.is_proper(lower) or lexicon.is_title(lower))
        and not (lexicon.is_role(lower) or lexicon.is_blocker(lower))
    )


def _is_label(words: Sequence[Word], index: int) -> bool:
    """Say whether "A.N." stands here, which only looks like initials."""
    pair = [word.lower for word in words[index : index + 2]]
    return (pair == ["a", "n"] and words[index + 1].gap.startswith(".")) or (
        index > 0
        and pair[:1] == ["n"]
        and words[index - 1].lower == "a"
        and "." in words[index].gap
    )


def _is_short_caps(words: Sequence[Word], index: int) -> bool:
    """Say whether a short unknown word in capitals is announced as a name: "A.N. WIBA"."""
    word = words[index]
    strong = cue_before(words, index) in (Cue.LABEL, Cue.TITLE, Cue.FIELD)
    return word.is_caps and len(word.text) > 2 and strong and lexicon.is_stranger(word.lower)


def _may_be(word: Word, lower: set[str], *, announced: bool = False) -> bool:
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
    if word.is_caps and len(word.text) < 5 and not announced:
        return False
    return word.lower not in lower and not lexicon.is_common(word.lower)
