"""Where the words that an asker chose stand in a question, beside what was found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.privacy import Detection, Entity

CHOSEN = "other.chosen"
"""The reason of what the asker masked."""


def folded(value: str) -> str:
    """Reduce a value to what makes it the same to a reader: no case, single spaces."""
    return " ".join(value.casefold().split())


def whole_words(chosen: str, question: str) -> str | None:
    """Return `chosen` as it stands in the question, widened to whole words; None if it doesn't."""
    if not re.search(r"\w", chosen):
        return None
    found = re.search(rf"\w*{_pattern(chosen)}\w*", question, re.IGNORECASE)
    return found[0] if found else None


def with_chosen(
    question: str, detections: Sequence[Detection], chosen: Iterable[str]
) -> list[Detection]:
    """Add every place of the chosen words to the detections; what overlaps becomes one.

    The union is masked, never the remainder left bare, and is of the kind that was found.
    """
    added = [
        Detection(
            entity=Entity.OTHER, start=match.start(), end=match.end(), score=1.0, reason=CHOSEN
        )
        for value in chosen
        for match in re.finditer(rf"(?<!\w){_pattern(value)}(?!\w)", question, re.IGNORECASE)
    ]
    merged: list[Detection] = []
    for one in sorted((*detections, *added), key=lambda one: (one.start, -one.end)):
        if merged and one.start < merged[-1].end:
            last = merged[-1]
            kind = one if last.entity is Entity.OTHER else last
            merged[-1] = replace(kind, start=last.start, end=max(last.end, one.end))
        else:
            merged.append(one)
    return merged


def _pattern(value: str) -> str:
    return r"\s+".join(re.escape(word) for word in value.split())
