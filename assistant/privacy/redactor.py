"""The Redactor: finds personal data in a text and masks it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.errors import SettingsError
from assistant.privacy.detection import Detection, Entity
from assistant.privacy.placeholders import Masked, Placeholders, mask
from assistant.privacy.reading import read
from assistant.types import Language

_WORDS = re.compile(r"\w(?:.*[\w)\]*])?", re.DOTALL)
_OPEN_ENDED = (Entity.NAME, Entity.ADDRESS)
"""Kinds whose end is a matter of judgement."""


class Redactor:
    """Finds names, numbers, addresses and the like; safe to call from any thread.

    Names are found at best in most cases: what is masked still has to be read by a human.
    Nothing is logged. Of a text single words, without their order, may stay in memory for a while.
    """

    def __init__(
        self,
        *,
        allow: Iterable[str] = (),
        case_patterns: Sequence[str] = (),
        beneficiary_patterns: Sequence[str] = (),
        model: Path | None = None,
    ) -> None:
        """Set what is never masked and what this organisation's own numbers look like.

        `allow` holds public service numbers (those of `contacts.toml`) and other values that are
        never masked, however they are spaced. The patterns are regular expressions. `model` is that
        of the tagger of names and addresses, by default the one that comes with Pandu.

        Raises:
            SettingsError: a pattern is no regular expression, or matches the empty text.
        """
        self._allowed = frozenset(_bare(value) for value in allow)
        for pattern in (*case_patterns, *beneficiary_patterns):
            _check(pattern)
        self._options: dict[str, Any] = {
            "case_patterns": tuple(case_patterns),
            "beneficiary_patterns": tuple(beneficiary_patterns),
            "model": model,
        }
        self._engine: Any = None
        self._lock = Lock()

    @property
    def is_ready(self) -> bool:
        """Whether the first text will be read at once."""
        return self._engine is not None

    def warm_up(self) -> None:
        """Load what the first text needs; takes seconds, so call it from a thread of its own."""
        with self._lock:
            if self._engine is None:
                from assistant.privacy.engine import make_engine

                self._engine = make_engine(**self._options)

    def detect(self, text: str, language: Language) -> list[Detection]:
        """List what is probably personal data, in order and without overlap."""
        self.warm_up()
        reading = read(text)
        if not reading.text:
            return []
        results = self._engine.analyze(reading.text, language, return_decision_process=True)
        found = [
            Detection(
                entity=Entity(result.entity_type),
                start=result.start,
                end=result.end,
                score=round(result.score, 2),
                reason=_reason(result),
            )
            for result in results
            if _bare(reading.text[result.start : result.end]) not in self._allowed
        ]
        detections = []
        for detection in _best(_without_parts(_joined(found))):
            start, end = detection.start, detection.end
            if detection.entity in _OPEN_ENDED:
                words = _WORDS.search(reading.text, start, end)
                start, end = words.span() if words else (start, start)
            start, end = reading.original(start, end)
            detections.append(replace(detection, start=start, end=end))
        return detections

    def mask(self, text: str, language: Language, *, placeholders: Placeholders) -> Masked:
        """Replace what is found by placeholders, the same one for the same value."""
        detections = self.detect(text, language)
        return Masked(text=mask(text, detections, placeholders), detections=tuple(detections))


def _reason(result: Any) -> str:
    explanation = result.analysis_explanation
    if explanation.supportive_context_word:
        kind = "word"
    elif explanation.validation_result:
        kind = "checked"
    else:
        kind = explanation.pattern_name.rstrip("0123456789")
    return f"{result.entity_type}.{kind}"


def _joined(found: Sequence[Detection]) -> list[Detection]:
    """Join names, and addresses, that overlap: several ways find more of one than each alone."""
    joined: list[Detection] = []
    last: dict[Entity, Detection] = {}
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        before = last.get(one.entity)
        if one.entity not in _OPEN_ENDED:
            joined.append(one)
        elif before and one.start < before.end:
            surer = max(before, one, key=lambda each: each.score)
            last[one.entity] = replace(surer, start=before.start, end=max(before.end, one.end))
        else:
            joined += [before] if before else []
            last[one.entity] = one
    return [*joined, *last.values()]


def _without_parts(found: Sequence[Detection]) -> list[Detection]:
    """Leave out names that are part of an address: "Jl. Dr. Sutomo No. 5" is masked whole."""
    addresses = [one for one in found if one.entity is Entity.ADDRESS]
    return [
        one
        for one in found
        if one.entity is not Entity.NAME
        or not any(other.start <= one.start and one.end <= other.end for other in addresses)
    ]


def _best(detections: Iterable[Detection]) -> list[Detection]:
    """Keep the surest of those that overlap, then the longest; return them in order.

    Of a name or an address what the surer ones leave is kept, too.
    """
    kept: list[Detection] = []  # in order
    for one in sorted(detections, key=lambda one: (-one.score, one.start - one.end, one.start)):
        first = bisect_right(kept, one.start, key=lambda other: other.end)
        last = bisect_left(kept, one.end, key=lambda other: other.start)
        if first == last:
            kept.insert(first, one)
        elif one.entity in _OPEN_ENDED:
            kept[first:last] = _around(one, kept[first:last])
    return kept


def _around(one: Detection, kept: Sequence[Detection]) -> list[Detection]:
    """Return what is kept and, around it, the words of `one` that it leaves."""
    pieces: list[Detection] = []
    position = one.start
    for other in kept:
        if position < other.start:
            pieces.append(replace(one, start=position, end=other.start))
        pieces.append(other)
        position = other.end
    if position < one.end:
        pieces.append(replace(one, start=position, end=one.end))
    return pieces


def _bare(value: str) -> str:
    """Reduce a value to what tells it apart: letters and digits, a phone number without +62."""
    bare = "".join(re.findall(r"[^\W_]", value.casefold()))
    return re.sub(r"^(?:0062|62)0?(?=8)", "0", bare)


def _check(pattern: str) -> None:
    try:
        empty = re.compile(pattern).fullmatch("")
    except re.error as error:
        raise SettingsError("privacy.bad_pattern", pattern=pattern) from error
    if empty:
        raise SettingsError("privacy.bad_pattern", pattern=pattern)
