"""Names by their place: in a column "Nama", in a list of people, and under a letter."""

import re
from collections.abc import Iterator, Sequence

from assistant.privacy import lexicon
from assistant.privacy.columns import cells_below
from assistant.privacy.name_frames import frame_words, phrases

_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:(?:\. ?| |['’-])[^\W\d_][^\W\d_.'’-]*){0,5}\.?")
_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n]+")
_DASHED = re.compile(r"\s*[-~–—]\s{0,2}")
_BULLET = re.compile(r"\s*(?:[-•*–]|\d{1,3}[.)])\s{0,3}")
_NUMBERED = re.compile(r"(?<!\w)\d{1,2}[.)] ?(?P<name>[^\W\d_][^\d\n,;:()]*?)(?=[ ,;]*(?:\d|$))")
_ITEM = re.compile(
    r"\s*(?:\d{1,3}[.)]|[-•*])\s{0,3}(?P<name>[^\W\d_][^\d\n,;:()|–—]*?)\s*(?:[-–—(,:|]|\t)\s*"
    r"(?:hadir|tidak|izin|ijin|sakit|alpa|absen|ketua|wakil|sekretaris|bendahara|anggota|koordinator|relawan|kader"
    r"|peserta|penerima|korban|saksi|pelapor|present|absent|member|chair|volunteer|lk|pr|l|p)\b",
    re.IGNORECASE,
)
"""A line of a list that says what somebody is: "1. Painem - hadir"."""

_ALONE = re.compile(
    r"\s*(?:\d{1,3}[.)]|[-•])\s{1,3}(?P<name>[^\W\d_][^\d\n,;:()|–—]*?)\s*"
    r"(?:\([^)\n]*\)\s*|\s[-–—]\s[^\n]*)?"
)
"""A line of a list that is one word or more, perhaps with a remark: "12) Painem (pedagang)"."""

_CLOSED = re.compile(r"(?P<closing>[^\n,.:;]{2,30}), ?(?P<name>[^\n,;:()\d]{3,40}?)[.!]?\s*")
"""A closing and a name on one line: "Salam hormat, Painem"."""

_AND = re.compile(r"\s*(?:,|;|&|\bdan\b|\band\b)\s*")
_LAST = 3  # lines at the end in which a closing may stand
_HEADER = 4  # words that head a column of names
_SIGNERS = 4  # words of a name under a letter


def find_columns(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of names below a header such as "no;nama;usia"."""
    for start, end in cells_below(text, _heads_names):
        if _NAME.fullmatch(text, start, end) and not _says_nothing(text[start:end]):
            yield start, end


_TURNED = re.compile(
    r"(?<![^\W_])(?P<family>[^\W\d_a-z]{3,}(?: [^\W\d_a-z]{3,})?), ?"
    r"(?P<given>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[^\W\d_a-z]\b\.?)"
)


def find_turned(text: str) -> Iterator[tuple[int, int]]:
    """Yield names with the family name first and in capitals: "SIAHAAN, Tiur"."""
    for match in _TURNED.finditer(text):
        family = match["family"].lower().split()[-1]
        given = match["given"].lower().split()[0]
        known = lexicon.is_surely_listed(family) or lexicon.is_shaped(family)
        if known and not (lexicon.is_plain(given) or lexicon.is_proper(given)):
            yield match.span()


def find_signatures(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of names that stand alone on a line after "Salam," or after a dash."""
    lines = [line for line in _LINE.finditer(text) if line[0].strip()]
    for line in lines[-_LAST:]:
        signed = _CLOSED.fullmatch(line[0])
        if signed and _closes(signed["closing"], whole=True) and _is_signed(signed["name"]):
            yield line.start() + signed.start("name"), line.start() + signed.end("name")
    for place, line in enumerate(lines[1:], start=1):
        dash = _DASHED.match(line[0])
        closed = _closes(lines[place - 1][0])
        if not (closed or (dash and place == len(lines) - 1)):
            continue
        start = line.start() + (dash.end() if dash else len(line[0]) - len(line[0].lstrip()))
        end = line.start() + len(line[0].rstrip(" .,)\t\r"))
        value = text[start:end]
        if _NAME.fullmatch(value) and _may_sign(_WORD.findall(value)):
            yield start, end


def find_lists(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names of a list under "Peserta:", one a line, or numbered behind it."""
    headed = False
    for line in _LINE.finditer(text):
        bullet = _BULLET.match(line[0])
        if headed and bullet:
            end = line.start() + len(line[0].rstrip(" .,;\t\r"))
            items = [(line.start() + bullet.end(), end)]
        else:
            head = line[0].partition(":")[0]
            headed = ":" in line[0] and any(
                word in frame_words("lists") for word in _WORD.findall(head.lower())
            )
            numbered = _NUMBERED.finditer(line[0]) if headed else ()
            items = [
                (line.start() + item.start("name"), line.start() + item.end("name"))
                for item in numbered
            ]
            items += _in_a_row(line, len(head) + 1) if headed else []
        alone = _ALONE.fullmatch(line[0])
        if alone and all(_is_odd(word) for word in _WORD.findall(alone["name"])):
            items.append((line.start() + alone.start("name"), line.start() + alone.end("name")))
        if item := _ITEM.match(line[0]):
            items.append((line.start() + item.start("name"), line.start() + item.end("name")))
        for start, end in items:
            value = text[start:end]
            if _NAME.fullmatch(value) and _may_sign(_WORD.findall(value)):
                yield start, end


def _in_a_row(line: re.Match[str], begin: int) -> list[tuple[int, int]]:
    """Return what is parted by commas and "dan" behind a colon, without what is in brackets."""
    spans = []
    position = begin
    for parting in (*_AND.finditer(line[0], begin), None):
        end = parting.start() if parting else len(line[0])
        item = line[0][position:end].partition("(")[0].rstrip(" .\t\r")
        start = position + len(item) - len(item.lstrip(" \t"))
        if item.strip():
            spans.append((line.start() + start, line.start() + position + len(item)))
        position = parting.end() if parting else end
    return spans


def _is_odd(word: str) -> bool:
    """Say whether a word of a list, which may list anything, is hardly anything but a name."""
    lower = word.lower()
    return (
        lexicon.is_surely_listed(lower)
        or lexicon.is_shaped(lower)
        or (lexicon.is_stranger(lower) and word[0].isupper())
        or lexicon.links_names(lower)
    )


def _may_sign(parts: Sequence[str]) -> bool:
    """Say whether words alone on a line are a name, and not a team or a greeting."""
    lowered = [part.lower() for part in parts]
    return len(parts) <= _SIGNERS and all(
        lexicon.is_listed(word)
        or lexicon.is_stranger(word)
        or len(word) == 1
        or lexicon.links_names(word)
        or lexicon.is_shortened(word)
        for word in lowered
    )


def _is_signed(value: str) -> bool:
    return bool(_NAME.fullmatch(value)) and _may_sign(_WORD.findall(value))


def _closes(line: str, *, whole: bool = False) -> bool:
    """Say whether a line ends with a closing, or is one as a whole."""
    words = tuple(_WORD.findall(line.lower()))
    if whole:
        return words in phrases("closings")
    ends = (words[-length:] for length in range(1, min(5, len(words) + 1)))
    return any(end in phrases("closings") for end in ends)


def _heads_names(words: Sequence[str]) -> bool:
    return (
        len(words) <= _HEADER
        and bool({"nama", "name", "nm"} & set(words))
        and all(word in frame_words("column") or lexicon.is_label_filler(word) for word in words)
    )


def _says_nothing(cell: str) -> bool:
    """Say whether all words of a cell are everyday ones: "belum ada", "anonim"."""
    words = [word.lower() for word in _WORD.findall(cell)]
    return all(
        (lexicon.is_common(word) or lexicon.is_proper(word)) and not lexicon.is_listed(word)
        for word in words
    )
