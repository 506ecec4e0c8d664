"""Finds the words of a quote on a page.

A document's text was put together from the page: wrapped lines joined, divided words made whole,
signs of lists changed. Letters and digits stay, in their order, and are all that is compared.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from assistant.facsimile.page import Box, Facsimile

_ROOM = 3  # pixels around the letters of a line
_SAME_LINE = 0.5  # least share of a letter's height that it has in common with its line


def boxes_of(quote: str, page: Facsimile, *, before: str = "") -> tuple[Box, ...]:
    """Return the rectangles of a quote's lines; none where it is not on the page as it is.

    `before` is what the document has of the page above the quote: of several places with the same
    words it tells which one is meant.
    """
    letters, places = _squeezed(page.words)
    found = _find_whole(quote, letters, before) or _find_lines(quote, letters)
    marked: list[Box] = []
    for start, end in found:
        characters = range(places[start], places[end - 1] + 1)
        marked += _lines([page.boxes[index] for index in characters if _is_seen(page, index)])
    return tuple(marked)


def _find_whole(quote: str, letters: str, before: str) -> list[tuple[int, int]]:
    wanted = _squeezed(quote)[0]
    found = list(_occurrences(wanted, letters))
    if not found:
        return []
    earlier = sum(1 for _ in _occurrences(wanted, _squeezed(before)[0]))
    start = found[min(earlier, len(found) - 1)]
    return [(start, start + len(wanted))]


def _find_lines(quote: str, letters: str) -> list[tuple[int, int]]:
    """Find each line by itself, as where a quote goes on behind a picture's caption."""
    found: list[tuple[int, int]] = []
    for line in quote.splitlines():
        wanted = _squeezed(line)[0]
        if not wanted:
            continue
        last = found[-1][1] if found else 0
        start = letters.find(wanted, last)
        start = letters.find(wanted) if start < 0 else start
        if start < 0:
            return []
        found.append((start, start + len(wanted)))
    return found


def _occurrences(wanted: str, letters: str) -> Iterator[int]:
    position = letters.find(wanted) if wanted else -1
    while position >= 0:
        yield position
        position = letters.find(wanted, position + len(wanted))


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Return a text's letters and digits alone, and where in the text each of them stands."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).casefold():
            if letter.isalnum():
                letters.append(letter)
                places.append(index)
    return "".join(letters), places


def _is_seen(page: Facsimile, index: int) -> bool:
    left, top, right, bottom = page.boxes[index]
    return not page.words[index].isspace() and right > left and bottom > top


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """Join the boxes of letters that stand on one line."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _on_one_line(lines[-1], box):
            last = lines[-1]
            lines[-1] = (
                min(last[0], box[0]),
                min(last[1], box[1]),
                max(last[2], box[2]),
                max(last[3], box[3]),
            )
        else:
            lines.append(box)
    return [
        (left - _ROOM, top - _ROOM, right + _ROOM, bottom + _ROOM)
        for left, top, right, bottom in lines
    ]


def _on_one_line(line: Box, letter: Box) -> bool:
    shared = min(line[3], letter[3]) - max(line[1], letter[1])
    return shared >= _SAME_LINE * (letter[3] - letter[1])
