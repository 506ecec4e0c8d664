"""Sentences that no answer will show, because they seem to steer whoever answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from assistant.checking.finding import Finding
from assistant.checking.instructions import find_instructions
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.documents.concealed import excerpt_of
from assistant.sentences import Span, sentence_spans

_MOST = 5  # findings in one document


class Stretch(Protocol):
    """A stretch of a text that is not shown."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Steering = Callable[[str, Sequence[Span]], Iterable[Stretch]]
"""Finds what seems to steer the answer in a text, given with its sentences."""


def check_steering(subject: Subject, *, steering: Steering) -> Iterator[Finding]:
    """Warn of sentences that are left out of answers; what other rules report is left to them."""
    if subject.document is None:
        return
    text, reported = subject.document.text, 0
    known = [(one.start, one.end) for one in find_instructions(text)]
    for one in steering(text, sentence_spans(text)):
        if any(start < one.end and one.start < end for start, end in known):
            continue
        yield finding_at(
            subject,
            "steering.left_out",
            "warning",
            one.start,
            excerpt=excerpt_of(text[one.start : one.end]),
        )
        reported += 1
        if reported == _MOST:
            return
