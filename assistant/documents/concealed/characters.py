"""Invisible characters in any text, and the messages that runs of them carry.

Legitimate are a joiner or non-joiner after an Arabic or Indic letter and within an emoji, the
tags of a flag, a direction mark in a line with letters written from right to left, and soft
hyphens. Overrides of direction never are: they show a reader other words than a program reads
(Boucher and Anderson, "Trojan Source", 2021).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.concealed.concealed import Concealed, Kind

_MESSAGE = 8
"""Invisible characters in a row that can carry a message: a byte, at one bit each."""

_AROUND = 40  # characters shown on either side

_INVISIBLE = re.compile(
    "[\u180e\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
_FLAG = re.compile("[\U000e0020-\U000e007e]{1,7}\U000e007f")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202c\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a00-\u1aaf\u1b00-\u1bff"
    "\ua980-\ua9df\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefc]"
)
_EMOJI = re.compile("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    start: int
    kind: Kind
    message: str


def find_characters(
    text: str, *, slide: int | None = None, line: int | None = None
) -> Iterator[Concealed]:
    """Yield, for a text in one place, each way in which it holds invisible characters."""
    seen: set[Kind] = set()
    for run in _runs(text):
        if run.kind not in seen:
            seen.add(run.kind)
            yield Concealed(kind=run.kind, text=_shown(text, run), slide=slide, line=line)


def find_characters_by_line(text: str) -> Iterator[Concealed]:
    """Yield, for each line, each way in which it holds invisible characters."""
    starts: list[int] | None = None
    seen: set[tuple[int, Kind]] = set()
    for run in _runs(text):
        if starts is None:
            starts = [0, *(match.end() for match in re.finditer("\n", text))]
        line = bisect_right(starts, run.start)
        if (line, run.kind) not in seen:
            seen.add((line, run.kind))
            yield Concealed(kind=run.kind, text=_shown(text, run), line=line)


def _runs(text: str) -> Iterator[_Run]:
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        run, start = match.group(), match.start()
        if start == 0 and run[0] == "\ufeff":  # the byte order mark
            run, start = run[1:], 1
        kind = _kind(text, run, start, match.end()) if run else None
        if kind:
            yield _Run(start=start, kind=kind, message=_message(run))


def _kind(text: str, run: str, start: int, end: int) -> Kind | None:
    before = text[start - 1] if start else ""
    if _TAGS.search(run):
        return None if before == "\U0001f3f4" and _FLAG.fullmatch(run) else "smuggled"
    if len(_SELECTORS.findall(run)) > 1 or len(run) >= _MESSAGE:
        return "smuggled"
    if _OVERRIDES.search(run):
        return "direction"
    if _DIRECTION.search(run):
        return None if _RIGHT_TO_LEFT.search(_line_around(text, start, end)) else "direction"
    if _is_legitimate(before, run, text[end : end + 1]):
        return None
    return "zero_width"


def _is_legitimate(before: str, run: str, after: str) -> bool:
    """Tell a joiner where scripts and emoji need one, and a selector that has what it selects."""
    if set(run) <= {"\u200c", "\u200d"} and _JOINING.match(before):
        return True
    if _EMOJI.match(before) and set(run) <= {"\u200d", "\ufe0f", "\u200c"}:
        return "\u200d" not in run or bool(_EMOJI.match(after))
    return len(run) == 1 and bool(_SELECTORS.match(run)) and not before.isspace() and bool(before)


def _line_around(text: str, start: int, end: int) -> str:
    """Return the line, but no more of it than a screen shows."""
    first = max(text.rfind("\n", 0, start) + 1, start - 500)
    last = text.find("\n", end)
    return text[first : min(last if last >= 0 else len(text), end + 500)]


def _message(run: str) -> str:
    """Read the letters that tags stand for, or the bytes that selectors stand for."""
    tags = "".join(chr(ord(one) - 0xE0000) for one in run if "\U000e0020" <= one <= "\U000e007e")
    if tags:
        return tags
    selectors = _SELECTORS.findall(run)
    if len(selectors) < 2:
        return ""
    numbers = (ord(one) for one in selectors)
    values = bytes(
        number - 0xFE00 if number < 0xE0100 else number - 0xE0100 + 16 for number in numbers
    )
    return values.decode("utf-8", errors="replace")


def _shown(text: str, run: _Run) -> str:
    return run.message or text[max(0, run.start - _AROUND) : run.start + _AROUND]
