"""Where a name written in lower case begins: "kata sukinah airnya keruh"."""

import re
from collections.abc import Sequence

from assistant.privacy import lexicon
from assistant.privacy.name_cues import Cue, cue_before, is_described
from assistant.privacy.name_frames import frame_words, is_role
from assistant.privacy.name_lists import is_before_name, is_beside_name, is_enumerated, may_be_item
from assistant.privacy.words_of import Word

_AMOUNT = re.compile(r"\d ?$|\d{3} $")
_LONGEST = 4  # words of a name that only an age or a number after it tells
_BETWEEN = 2  # words between a name and what somebody does
_SYLLABLES, _LETTERS = 3, 5  # of a name like "lim bee lian", and of its parts
_SHORT_BEGINNINGS = ("la", "wa", "i")


def may_be_low(word: Word) -> bool:
    """Say whether a word in lower case may be part of a name that something announced."""
    lower = word.lower
    if lexicon.is_plain(lower) or lexicon.is_proper(lower) or lexicon.is_title(lower):
        return False
    if lexicon.is_role(lower) or lexicon.is_blocker(lower):
        return False
    return lexicon.is_stranger(lower) or (
        lexicon.is_listed(lower)
        and (lexicon.is_surely_listed(lower) or not lexicon.is_everyday(lower))
    )


def starts_low(text: str, words: Sequence[Word], index: int) -> bool:
    """Say whether a name in lower case begins here: announced, known, or followed by its like."""
    word = words[index]
    if word.is_capital:
        return False
    if _is_beginning(words, index):
        return True
    if not may_be_low(word):
        return _is_name_and_word(words, index)
    cue = cue_before(words, index)
    if lexicon.is_surely_listed(word.lower):
        return (
            len(word.text) > 3
            or cue is not None
            or _goes_on_listed(words, index)
            or acts(words, index + 1)
        )
    if _is_thing(words, index):
        return False
    return (
        _is_announced(words, index, cue)
        or lexicon.is_surely_shaped(word.lower)
        or is_beside_name(words, index)
        or is_enumerated(words, index)
        or (lexicon.is_listed(word.lower) and is_before_name(words, index))
        or (_goes_on_listed(words, index) and len(word.text) > 1)
        or (_stands_out(words, index) and _is_followed(text, words, index))
    )


def _is_beginning(words: Sequence[Word], index: int) -> bool:
    """Say whether a name of several words begins: "ni luh …", "gusti ayu …", "m. daud"."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.is_capital:
        return False
    lower = words[index].lower
    if following.gap in (".", ". "):
        return lexicon.is_shortened(lower) and lexicon.is_listed(following.lower)
    if following.gap != " ":
        return False
    if lower in _SHORT_BEGINNINGS[:2]:
        return following.lower == "ode"
    if lower == _SHORT_BEGINNINGS[2]:  # "i made sukarta"
        return lexicon.is_clan(following.lower) and _is_between(words, index + 1, stranger=True)
    if lower == "a":  # "a hong"
        return lexicon.is_surely_listed(following.lower)
    if not lexicon.begins_names(lower):
        return False
    if lower == "anak":
        return following.lower == "agung"
    return goes_on_low(words, index, index + 1)


def goes_on_low(words: Sequence[Word], first: int, index: int) -> bool:
    """Say whether a word in lower case is a further part of the name from `words[first]` on."""
    word, before = words[index], words[index - 1]
    if word.is_capital:
        return False
    if lexicon.ends_names(word.lower) and lexicon.is_surely_listed(before.lower):
        return True
    if index == first + 1 and words[first].lower in _SHORT_BEGINNINGS:
        return True
    if lexicon.links_names(before.lower) and index - first > 1:
        return not lexicon.is_plain(word.lower)
    if lexicon.links_names(word.lower):
        return _is_between(words, index, stranger=True)
    if may_be_low(word):
        return True
    begun = lexicon.begins_names(words[first].lower)
    if index == first + 1 and lexicon.is_listed(word.lower) and acts(words, index + 1):
        return not lexicon.is_plain(word.lower)
    if _is_syllable(words, first, index):
        return True
    return (
        lexicon.is_listed(word.lower)
        and (not lexicon.is_plain(word.lower) or (begun and _is_between(words, index)))
        and (begun or lexicon.is_surely_listed(before.lower))
        and (not lexicon.is_title(word.lower) or not _titles(words, index))
    )


def _is_syllable(words: Sequence[Word], first: int, index: int) -> bool:
    """Say whether a short unknown word goes on with a clan's name and a known one: "bong li fa"."""
    word = words[index]
    return (
        lexicon.is_clan(words[first].lower)
        and index - first < _SYLLABLES
        and len(word.text) <= _LETTERS
        and lexicon.is_listed(words[index - 1].lower)
        and not (lexicon.is_common(word.lower) or lexicon.is_title(word.lower))
    )


def _is_between(words: Sequence[Word], index: int, *, stranger: bool = False) -> bool:
    """Say whether a known name follows, as after the month in "ong mei lin", or a stranger."""
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None
        and following.gap == " "
        and (
            lexicon.is_listed(following.lower)
            or (stranger and lexicon.is_stranger(following.lower))
        )
        and not lexicon.is_plain(following.lower)
    )


def _titles(words: Sequence[Word], index: int) -> bool:
    """Say whether a title at `words[index]` has a name behind it."""
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.gap == " " and lexicon.may_be_name(following.lower)


def opens_sentence(words: Sequence[Word], index: int) -> bool:
    """Say whether a sentence or a part of one begins here, or did with "tadi" and the like."""
    if index == 0 or not re.fullmatch(r"[ .]", words[index].gap):
        return True
    return words[index - 1].lower in frame_words("openers") and opens_sentence(words, index - 1)


def _stands_out(words: Sequence[Word], index: int) -> bool:
    """Say whether a word is a stranger, or opens a sentence and is a name that is a word, too."""
    lower = words[index].lower
    return lexicon.is_stranger(lower) or (lexicon.is_listed(lower) and opens_sentence(words, index))


def _is_name_and_word(words: Sequence[Word], index: int) -> bool:
    """Say whether an everyday word is a name here: "si utuh", "adiknya mei fang"."""
    word = words[index]
    if not lexicon.is_listed(word.lower):
        return False
    if is_before_name(words, index) or is_enumerated(words, index):
        return True
    if _is_acting(words, index):
        return True
    cue = cue_before(words, index)
    if cue is Cue.LABEL:
        return not lexicon.is_plain(word.lower) or lexicon.is_surely_listed(word.lower)
    following = words[index + 1] if index + 1 < len(words) else None
    if cue is Cue.TITLE and lexicon.is_title(word.lower):  # "kak ning, …"
        return word.lower != words[index - 1].lower and not _titles(words, index)
    if following is None or following.gap != " ":
        return False
    opens = opens_sentence(words, index) and not (
        lexicon.is_title(word.lower) or lexicon.is_role(word.lower)
    )
    known = lexicon.is_surely_listed if cue is None else lexicon.is_listed
    return known(following.lower) and (cue is not None or opens)


def _is_acting(words: Sequence[Word], index: int) -> bool:
    """Say whether one or two words that are names, too, open a sentence and do what people do."""
    if not opens_sentence(words, index) or not may_be_item(words[index]):
        return False
    if acts(words, index + 1):
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None
        and following.gap == " "
        and lexicon.is_listed(following.lower)
        and acts(words, index + 2)
    )


def _is_announced(words: Sequence[Word], index: int, cue: Cue | None) -> bool:
    word = words[index]
    if cue is None or cue is Cue.OPEN:
        return False
    if cue in (Cue.LABEL, Cue.FIELD):
        return len(word.text) > 1
    if cue is Cue.TITLE:
        return lexicon.is_listed(word.lower) or (
            lexicon.may_be_name(word.lower)
            and (len(word.text) > 3 or _is_somebody(words, index + 1))
        )
    if cue is Cue.SELF:
        following = words[index + 1] if index + 1 < len(words) else None
        return (
            following is None
            or following.gap != " "
            or following.lower in frame_words("after_self")
        )
    if cue is Cue.LOOSE:
        return lexicon.is_stranger(word.lower) and len(word.text) > 3
    return True


def _is_thing(words: Sequence[Word], index: int) -> bool:
    """Say whether a determiner or an amount stands before: "the parameter", "12 parameter"."""
    word = words[index]
    if _AMOUNT.search(word.gap):
        return True
    return index > 0 and word.gap == " " and words[index - 1].lower in frame_words("determiners")


def acts(words: Sequence[Word], last: int, *, weak: bool = False) -> bool:
    """Say whether something that only people do or have follows right behind `words[:last]`.

    With `weak`, so does what organisations do, too.
    """
    following = words[last] if last < len(words) else None
    if following is None or following.gap != " ":
        return False
    if _is_done(following, weak=weak) or _has_company(words, last):
        return True
    for index in range(last, min(last + _BETWEEN, len(words) - 1)):
        if not lexicon.leads_to_act(words[index].lower) or words[index + 1].gap != " ":
            return False
        if _is_done(words[index + 1], weak=weak):
            return True
    return False


def _is_done(word: Word, *, weak: bool) -> bool:
    return lexicon.is_act(word.lower) or (weak and lexicon.is_weak_act(word.lower))


def _is_followed(text: str, words: Sequence[Word], index: int) -> bool:
    """Say whether an unknown word goes on with a known name, an act, an age or a number."""
    last = index + 1
    while (
        last < len(words)
        and last - index < _LONGEST
        and words[last].gap == " "
        and may_be_low(words[last])
    ):
        last += 1
    opens = opens_sentence(words, index)
    return acts(words, last, weak=opens) or is_described(text, words, index, last, listed=True)


def _has_company(words: Sequence[Word], last: int) -> bool:
    """Say whether the words go on with somebody of one's own: "tarmi sama anaknya"."""
    return (
        last + 1 < len(words)
        and words[last].gap == words[last + 1].gap == " "
        and words[last].lower in frame_words("company_joins")
        and words[last + 1].lower.endswith("nya")
        and (is_role(words[last + 1].lower) or words[last + 1].lower in frame_words("company"))
    )


def _goes_on_listed(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None and following.gap == " " and lexicon.is_surely_listed(following.lower)
    )


def _is_somebody(words: Sequence[Word], index: int) -> bool:
    """Say whether the words go on as they do after somebody's name."""
    if index >= len(words) or words[index].gap not in (" ", ", "):
        return index >= len(words)
    return lexicon.follows_somebody(words[index].lower)
