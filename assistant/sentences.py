"""Where the sentences of an Indonesian or English text begin and end.

Understands as much Markdown as evidence needs: headings, code and rules are left out, a list
item or a table row stands alone, and markers lie outside the spans.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text, `text[start:end]`."""

    start: int
    end: int


BLACKED = "█"
"""Stands for each character of what must not be shown; a sentence of it holds no word."""

BEFORE_NAME = frozenset(
    {
        *(
            "bpk",
            "cf",
            "dr",
            "dra",
            "drg",
            "drs",
            "dsn",
            "gg",
            "gov",
            "h",
            "hj",
            "ir",
            "jend",
            "jl",
        ),
        *("jln", "kab", "kec", "kel", "kep", "kol", "kpt", "lt", "ltd", "mr", "mrs", "ms", "prof"),
        *("ptn", "rev", "rp", "sdr", "sdri", "sr", "st", "ust", "vs", "yth"),
    }
)
"""Abbreviations that a name or a number follows; their period never ends a sentence."""

BEFORE_NUMBER = frozenset(
    {
        *("art", "ay", "ch", "fig", "hal", "hlm", "jo", "lamp", "nb", "no", "op", "p", "par", "pp"),
        *("ps", "psl", "sec", "tel", "telp", "tgl", "tlp", "vol"),
    }
)
"""Abbreviations whose period ends no sentence in front of a number; some are words as well."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ATX = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_BULLET = re.compile(r"[ \t]*(?:[-*+•▪◦‣–][ \t]+)(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*(?:\(?(\d{1,3})[.)]|\(?([a-z])[.)])[ \t]+")
_TABLE_ROW = re.compile(r"[ \t]*\|")
_WORD = re.compile(r"\w")

_END = re.compile(
    r"(?:[.!?]++|…)"  # what ends a sentence
    r"[\"'”’»)\]*_]*+"  # what closes with it
    r"(?:[ \t]?\[\d{1,3}\])*+"  # marks of citations, which belong to what they follow
    r"(?=\s++(\S))"  # what follows
)
_LETTERED = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}")
_BEFORE_LETTER = frozenset(
    {"huruf", "kelas", "lampiran", "bagian", "kelompok", "vitamin", "opsi", "plan", "grade"}
)
_WORD_BREAK = re.compile(r"[\s(\"'“‘/*_]+")
_OPENERS = frozenset(f"\"'“‘«([*_-–—¿¡{BLACKED}")
_LONGEST_WORD = 32  # characters looked back for the word before a period


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """List the sentences, list items and table rows of `text[start:end]`, in order.

    Each span is stripped, holds a letter or a digit, and counts characters of `text`.
    """
    part = text[start:end]
    return [
        Span(start=start + span.start, end=start + span.end)
        for block in _read_blocks(part)
        for span in _sentences(part, block)
        if _WORD.search(part, span.start, span.end)
    ]


@dataclass(slots=True, kw_only=True)
class _Block:
    """A paragraph, list item or table row, without its marker."""

    start: int
    end: int
    is_item: bool = False
    is_row: bool = False


def _read_blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    fence = ""
    goes_on = in_list = False  # whether the last block is still open; whether it is in a list
    for line in _LINE.finditer(text):
        content = line.group().rstrip()
        if fence or _FENCE.match(content):
            fence = _next_fence(fence, content)
            goes_on = False
        elif goes_on and not in_list and _SETEXT.match(content):
            blocks.pop()  # it was a heading
            goes_on = False
        elif not content or _ATX.match(content) or _RULE.match(content):
            goes_on, in_list = False, in_list and not content
        else:
            before = _last_words(text, blocks[-1]) if goes_on else ""
            block = _read_line(text, line.start(), content, before=before, in_list=in_list)
            if goes_on and not (block.is_item or block.is_row):
                blocks[-1].end = block.end
                continue
            blocks.append(block)
            goes_on = not block.is_row
            in_list = block.is_item or (in_list and content[0] in " \t")
    return blocks


def _next_fence(fence: str, content: str) -> str:
    match = _FENCE.match(content)
    if not fence:
        return match.group(1) if match else ""
    closes = match and match.group(1).startswith(fence) and match.end() == len(content)
    return "" if closes else fence


def _last_words(text: str, block: _Block) -> str:
    return text[max(block.start, block.end - _LONGEST_WORD) : block.end]


def _read_line(text: str, offset: int, content: str, *, before: str, in_list: bool) -> _Block:
    end = offset + len(content)
    if _TABLE_ROW.match(content):
        cells = content.strip("| \t")
        start = offset + content.index(cells)
        return _Block(start=start, end=start + len(cells), is_row=True)
    position = 0
    while match := _QUOTE.match(content, position):
        position = match.end()
    if match := _item_marker(content, position, before=before, in_list=in_list):
        return _Block(start=offset + match.end(), end=end, is_item=True)
    position += len(content) - position - len(content[position:].lstrip())
    return _Block(start=offset + position, end=end)


def _item_marker(
    content: str, position: int, *, before: str, in_list: bool
) -> re.Match[str] | None:
    """Match a list item's marker.

    A number or a letter at the beginning of a line that goes on a paragraph is a marker only
    where a list can begin, so that a line wrapped at "… tahun / 22. Undang-Undang" stays whole.
    """
    if match := _BULLET.match(content, position):
        return match
    match = _NUMBERED.match(content, position)
    if match and (not before or in_list or before.endswith((":", ";")) or match.group(1) == "1"):
        return match
    return None


def _sentences(text: str, block: _Block) -> Iterator[Span]:
    start = block.start
    if not block.is_row:
        for match in _END.finditer(text, block.start, block.end):
            if _ends_sentence(text, start, match):
                yield Span(start=start, end=match.end())
                start = match.start(1)
    if start < block.end:
        yield Span(start=start, end=block.end)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    follower = match.group(1)
    if not (follower.isdigit() or follower in _OPENERS or _is_capital(follower)):
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    before = text[max(start, match.start() - _LONGEST_WORD) : match.start()]
    return not _is_abbreviation(before, before_number=follower.isdigit() or follower == "(")


def _is_capital(character: str) -> bool:
    return character.isalpha() and not character.islower()


def _is_abbreviation(before: str, *, before_number: bool) -> bool:
    words = _WORD_BREAK.split(before)
    word = words[-1]
    if word.lower() in BEFORE_NAME or _LETTERED.fullmatch(word):
        return True
    if before_number and word.lower() in BEFORE_NUMBER:
        return True
    initial = len(word) == 1 and word.isupper()
    return initial and (len(words) < 2 or words[-2].lower() not in _BEFORE_LETTER)
