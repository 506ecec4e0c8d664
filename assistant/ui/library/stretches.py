"""Long documents are shown one stretch at a time: as much as is looked at before it is shown."""

from dataclasses import dataclass

from assistant.types import Document

WHOLE = 20_000
"""Most characters of a document that is shown whole, as in the source panel."""

_LONGEST = 12_000  # of a stretch in longer ones; `assistant.screening` looks 7,000 to either side


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a document's text, `text[start:end]`."""

    start: int
    end: int

    @property
    def middle(self) -> int:
        return (self.start + self.end) // 2


def stretches(document: Document, start: int) -> list[Stretch]:
    """Cut a text, from `start` on, behind sections; a long section is cut at a line's end."""
    text = document.text
    if len(text) <= WHOLE:
        return [Stretch(start, len(text))]
    ends = [section.end for section in document.sections if section.end > start] + [len(text)]
    found = []
    while start < len(text):
        fitting = [end for end in ends if start < end <= start + _LONGEST]
        end = max(fitting, default=0) or _line_end(text, start + _LONGEST)
        found.append(Stretch(start, end))
        start = end
    return found


def stretch_at(found: list[Stretch], offset: int) -> int:
    """Return the number of the stretch that an offset is in; the nearest one for all others."""
    return next((n for n, one in enumerate(found) if offset < one.end), len(found) - 1)


def _line_end(text: str, before: int) -> int:
    end = text.rfind("\n", before - _LONGEST // 2, before)
    return min(end + 1 if end >= 0 else before, len(text))
