"""Puts signs around a quote in a Markdown text, so that it can be marked when that is rendered.

The signs are characters that stand for nothing (Unicode's noncharacters), inside of Markdown's
own: at the first and the last word of the quote, where they change nothing that markdown-it reads.
"""

import re

from assistant.ui.library.places import Span

BEGIN, END = "\ufdd0", "\ufdd1"
"""What stands before and behind a quote."""

_OPENING = re.compile(r"(?:\s|[-*+>|#_`~]|\d{1,9}[.)](?=\s))*")
_CLOSING = re.compile(r"[\s|*_`~#]*\Z")


def with_signs(text: str, quote: Span | None) -> str:
    """Return a text with signs around a quote; without one, or where it holds no word, as it is."""
    text = text.replace(BEGIN, "\ufffd").replace(END, "\ufffd")
    if quote is None:
        return text
    start, end = max(quote[0], 0), min(quote[1], len(text))
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    closing = _CLOSING.search(text[start:end]) if start < end else None
    end = start + closing.start() if closing else end
    if start >= end:
        return text
    return f"{text[:start]}{BEGIN}{text[start:end]}{END}{text[end:]}"


def without_signs(text: str) -> str:
    """Return a text as it was before."""
    return text.replace(BEGIN, "").replace(END, "")


class Marking:
    """Tells, piece by piece of a text in its order, which pieces are the quote's."""

    def __init__(self) -> None:
        self._is_inside = False

    def pieces(self, text: str) -> list[tuple[str, bool]]:
        """Cut a text at the signs; return what stands between them, and whether it is quoted."""
        found: list[tuple[str, bool]] = []
        for piece in re.split(f"([{BEGIN}{END}])", text):
            if piece in (BEGIN, END):
                self._is_inside = piece == BEGIN
            elif piece:
                found.append((piece, self._is_inside))
        return found
