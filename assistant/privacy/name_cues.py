"""What in front of words or behind them says that they are, or are not, a person's name."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache

from assistant.privacy import lexicon
from assistant.privacy.name_frames import (
    Frame,
    frame_before,
    frame_words,
    greets,
    is_role,
    role_before,
)
from assistant.privacy.words_of import Word


class Cue(Enum):
    """What announces a name; the value names the reason."""

    LABEL = "label"
    TITLE = "title"
    FIELD = "field"
    ROLE = "role"
    SELF = "self"
    FRAME = "frame"
    LOOSE = "loose"
    OPEN = "open"

    @property
    def score(self) -> float:
        """How sure a name is after it."""
        return _SCORES[self.value]


_SCORES = {
    **{"label": 0.9, "title": 0.9, "field": 0.8, "role": 0.7, "self": 0.6, "frame": 0.5},
    **{"loose": 0.41, "open": 0.41},
}


_COLON = re.compile(r"\s*[:=]\s*[\"'“*]{0,2}")
_DIRECT = re.compile(r"[ \t]*\.?[ \t]+[\"'“*(]{0,2}|\.|\*\* ?")
_ROLE_GAP = re.compile(r"[ \t]+[\"'“*(]{0,2}")
_LABEL_GAP = re.compile(r"[ \t]*[:=]?[ \t]*[\"'“*(]{0,2}")
_PHRASE = 7  # words before a colon in which a role or a label may stand
_FRAMES = {Frame.NONE: None, Frame.OPEN: Cue.OPEN, Frame.LOOSE: Cue.LOOSE, Frame.PEOPLE: Cue.FRAME}


def cue_before(words: Sequence[Word], index: int) -> Cue | None:
    """Return what announces a name at `words[index]`, if anything does."""
    if index == 0:
        return None
    word = words[index]
    if "\n" in word.gap.strip(" \t") and not _COLON.fullmatch(word.gap):
        return None
    if _is_labelled(words, index):
        return Cue.LABEL
    if _is_titled(words, index):
        return Cue.TITLE
    if _COLON.fullmatch(word.gap):
        return _before_colon(words, index) if lexicon.may_be_name(word.lower) else None
    if word.gap == ", " and word.is_capital and _is_apposed(words, index):
        return Cue.FRAME
    if greets(words, index):
        return Cue.FRAME
    if not _ROLE_GAP.fullmatch(word.gap):
        return None
    return _in_a_sentence(words, index)


def _is_titled(words: Sequence[Word], index: int) -> bool:
    word, before = words[index], words[index - 1]
    plain_word = lexicon.is_also_title(before.lower) and not (before.is_capital or "." in word.gap)
    titled = lexicon.is_title(before.lower) and not plain_word
    return titled and bool(_DIRECT.fullmatch(word.gap))


def _in_a_sentence(words: Sequence[Word], index: int) -> Cue | None:
    word, before = words[index], words[index - 1]
    if lexicon.is_role(before.lower):
        titled = before.is_capital and before.gap == " "  # "Women and Child Protection"
        return Cue.ROLE if not titled or lexicon.is_listed(word.lower) else None
    known = lexicon.is_listed if word.is_capital else lexicon.is_surely_listed
    if _heads(words, index - 1) and known(word.lower):
        return Cue.ROLE
    if role_before(words, index):
        return Cue.ROLE
    if before.lower in frame_words("self") and word.gap == " ":
        return Cue.SELF
    return _FRAMES[frame_before(words, index)]


def _is_apposed(words: Sequence[Word], index: int) -> bool:
    """Say whether a name stands beside what somebody is: "kepala desa, Mukidi", "Saya, Yosep"."""
    before = words[index - 1].lower
    return before in frame_words("self") or is_role(before) or _heads(words, index - 1)


def _heads(words: Sequence[Word], index: int) -> bool:
    """Say whether somebody's post stands here: "kepala desa", "kader posyandu", "ketua RT"."""
    area = words[index]
    head = words[index - 1].lower if index else ""
    return area.gap == " " and (
        (head in frame_words("heads") and area.lower in frame_words("areas"))
        or (not area.is_capital and lexicon.is_blocker(area.lower) and lexicon.is_role(head))
    )


def _is_labelled(words: Sequence[Word], index: int) -> bool:
    """Say whether "nama …", "bernama", "a.n." or "atas nama" stands before."""
    word, before = words[index], words[index - 1]
    two = words[index - 2] if index > 1 else None
    gap = word.gap.replace(".", "", 1)
    if not _LABEL_GAP.fullmatch(gap):
        return False
    if before.lower == "n" and two and two.lower == "a" and before.gap in (".", "/", ". "):
        return True
    if before.lower == "an" and word.gap.startswith((".", ":")):
        return True
    if before.lower == "an" and two and two.lower in frame_words("accounts"):
        return True
    if gap != word.gap or ("\t" in gap and word.is_initial):
        return False
    if lexicon.is_label(before.lower):
        return word.is_capital or lexicon.may_be_name(word.lower)
    return _after_name_label(words, index)


def _after_name_label(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    colon = bool(_COLON.fullmatch(word.gap))
    position = index - 1
    while position >= 0 and index - position < _PHRASE:
        candidate = words[position]
        if candidate.lower in frame_words("name_labels"):
            return _announces(words, position, index, colon=colon)
        joins = words[position].gap
        if not lexicon.is_label_filler(candidate.lower) or "\n" in joins or ":" in joins:
            return False
        position -= 1
    return False


def _announces(words: Sequence[Word], position: int, index: int, *, colon: bool) -> bool:
    """Say whether the label at `position` announces a name: by a colon, a capital or a phrase."""
    if words[index].is_capital:
        return True
    if not (lexicon.may_be_name(words[index].lower) or colon):
        return False
    if colon:
        return True
    between = {word.lower for word in words[position + 1 : index]}
    by_phrase = position > 0 and words[position - 1].lower in frame_words("before_labels")
    return by_phrase or bool(between & frame_words("behind_labels"))


def _before_colon(words: Sequence[Word], index: int) -> Cue | None:
    for position in range(index - 1, max(-1, index - _PHRASE), -1):
        if lexicon.is_role(words[position].lower) or lexicon.is_title(words[position].lower):
            return Cue.FIELD
        if words[position].lower in frame_words("fields"):
            return Cue.FIELD
        if re.search(r"[.\n:]", words[position].gap):
            return None
    return None


def is_of_something(words: Sequence[Word], index: int) -> bool:
    """Say whether the words name an organisation, a place, a law or a work: "Yayasan …"."""
    position = index - 1
    following = words[index]
    while position >= 0 and following.gap in (" ", ". ", "-", ".") and index - position < 5:
        before = words[position]
        if before.lower in frame_words("owned") and lexicon.is_surely_listed(following.lower):
            return False
        if lexicon.is_blocker(before.lower) and (
            before.is_capital or not following.is_capital or position == index - 1
        ):
            return not (_heads(words, position) and lexicon.is_surely_listed(words[index].lower))
        if not before.is_capital or lexicon.is_title(before.lower):
            return False
        following = before
        position -= 1
    return False


_YEAR = re.compile(
    r"\s*(?:(?:dan|and|&)\s+\w+\s*)?(?:,\s*|\s*pada\s+|\s*in\s+)?\(?(?:1[89]|20)\d\d\b"
    r"|\s*(?:,?\s*dkk|,?\s*et al|\s+dan rekan|\s+and others|\s+and colleagues|\s+dan kawan)\b"
)


def is_cited(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a family name is cited: "Aji dan rekan", "Cohen (1960)", "Doran pada 1981"."""
    if last - first > 2:
        return False
    if first and words[first - 1].lower in frame_words("measures"):
        return True
    return is_dated(text, words[last - 1].end)


def is_dated(text: str, end: int) -> bool:
    """Say whether a year follows, as behind an author: "Cohen (1960)", "Aji dan rekan"."""
    return bool(_YEAR.match(text, end))


_AGE = re.compile(
    r"\s(?:is|was|turned) \d{1,2}\b(?: years?)?|\s(?:was |is )?born\b|\s\(?kelas \d|"
    r"\s?[;|,\t(/]\s?(?:laki-?laki|perempuan|pria|wanita|lk|pr|male|female)\b|"
    r"\s{0,2}(?:,|\(|-|–|;|\||/|:)?\s{0,2}(?:ber)?(?:\(?(?:umur|usia|lahir|aged?|born|ttl)\b"
    r"|\([1-9]\d?\)|\d{1,2} ?(?:th|thn|tahun|yo|years?|bulan|bln)\b|\(?[LP]\b[,/) ])",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s (\w+)")
_NUMBERED = re.compile(
    r"\s{0,2}(?:,|\(|-|–|;|\||/|:|\t)?\s{0,2}(?:\(?(?:dengan |with )?(?:no(?:mor)?\.? ?)?"
    r"(?:nik|kk|hp|wa|telp|telepon|npwp|bpjs|ktp|kartu keluarga|nisn|nip|email|surel|rek(?:ening)?"
    r"|alamat|phone|passport|paspor)\b|(?:\+?62|0)[ -]?8\d[\d -]{6,}|\d{16}\b"
    r"|penyandang\b|terdaftar\b)",
    re.IGNORECASE,
)
_SENTENCE = 8  # words in which a role may stand before a name between commas


@cache
def _status() -> re.Pattern[str]:
    """Return what a list says behind somebody, as in "Tarmi: izin" and "Tarmi ttd"."""
    marked, bare = ("|".join(frame_words(kind)) for kind in ("statuses", "signed"))
    return re.compile(
        rf"\.?\s?(?:[:=–|]|->|--?)\s?(?:{marked})(?!\w)|\.?\s(?:{bare})(?!\w)", re.IGNORECASE
    )


def is_described(text: str, words: Sequence[Word], first: int, last: int, *, listed: bool) -> bool:
    """Say whether an age or a number follows, or a role stands before a name between commas."""
    word = words[first]
    end = words[last - 1].end
    owned = _OWNS.match(text, end)
    if owned and is_role(owned[1].lower()):  # "Nkechi's sister"
        return word.is_capital
    if _AGE.match(text, end):
        return word.is_capital or listed
    several = last - first > 1
    opens = first == 0 or not re.fullmatch(r"[ .]", word.gap)
    if (several or listed) and opens and _status().match(text, end):
        return True
    known = listed or (word.is_capital and lexicon.is_listed(word.lower))  # "Rahmat", also a word
    if (several or known) and _NUMBERED.match(text, end):
        return True
    if not (several and word.is_capital and word.gap == ", " and text[end : end + 1] == ","):
        return False
    for position in range(first - 1, max(-1, first - _SENTENCE), -1):
        if lexicon.is_role(words[position].lower):
            return True
        if re.search(r"[.!?\n]", words[position].gap):
            return False
    return False
