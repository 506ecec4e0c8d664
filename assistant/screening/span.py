"""A stretch of a document that is not shown, and the sentences that it takes with it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.sentences import Span

Kind = Literal["personal_data", "small_count", "instruction"]
"""Why something is not shown; each is a notice `answer.withheld_…`."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Withheld:
    """What is not shown of a text: `text[start:end]`."""

    start: int
    end: int
    kind: Kind


_WITHIN_PARAGRAPH = re.compile(r"[ \t]*\n?[ \t]*")
"""What stands between two sentences of a paragraph; list items and rows have marks between."""


def whole_sentences(
    text: str, sentences: Sequence[Span], start: int, end: int
) -> list[tuple[int, int]]:
    """Return the sentences that `start:end` touches; lines where it stands in none."""
    touched = [(one.start, one.end) for one in sentences if one.start < end and start < one.end]
    if touched and touched[0][0] <= start and end <= touched[-1][1]:
        return touched
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return [*touched, (first, len(text) if last < 0 else last)]


def rest_of_paragraph(text: str, sentences: Sequence[Span], end: int) -> list[Span]:
    """Return the sentences after `end` up to the end of its paragraph."""
    rest: list[Span] = []
    for one in sentences[bisect_right(sentences, end - 1, key=lambda one: one.start) :]:
        if not _WITHIN_PARAGRAPH.fullmatch(text, end, one.start):
            break
        rest.append(one)
        end = one.end
    return rest


def merged(spans: Iterable[Withheld]) -> tuple[Withheld, ...]:
    """Return the spans in order; of those that overlap, the first one's kind stands for all."""
    kept: list[Withheld] = []
    for one in sorted(spans, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end > kept[-1].end:
                kept[-1] = Withheld(start=kept[-1].start, end=one.end, kind=kept[-1].kind)
        else:
            kept.append(one)
    return tuple(kept)
