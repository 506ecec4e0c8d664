"""Looks for personal data in blocks: by recogniser, by a table's headings, by what is known."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.masking.blocks import Block, joined
from assistant.masking.columns import entity_of_header, kind_of_header
from assistant.masking.finding import Finding, Place
from assistant.masking.known import Known, KnownValues, is_telling
from assistant.privacy import Detection, Entity, Placeholders
from assistant.types import Language

_BATCH = 20_000  # characters read together; what is found in one part is looked for in all
_WRITTEN = re.compile(r"\[[^\[\]\n]{1,30}\]")


Detect = Callable[[str, Language], Sequence[Detection]]
"""Finds personal data in a text, as `Redactor.detect` does."""

Progress = Callable[[int, int], None]
"""Told how many characters of how many have been read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person wants beside what is found."""

    also: tuple[tuple[str, Entity], ...] = ()
    """Words to mask wherever they stand, with their kinds."""

    allow: tuple[str, ...] = ()
    """Words that are never masked."""


class _Hit(NamedTuple):
    place: Place
    entity: Entity
    reason: str


def search(
    blocks: Sequence[Block],
    *,
    detect: Detect,
    language: Language,
    placeholders: Placeholders,
    wishes: Wishes | None = None,
    known: Iterable[Known] = (),
    progress: Progress = lambda _done, _total: None,
) -> list[Finding]:
    """List what is probably personal data, in the order in which it first stands."""
    wishes = wishes or Wishes()
    cells = list(_cells_under_headings(blocks))
    wanted = [
        Known(value, entity, "masking.reasons.added", is_asked=True)
        for value, entity in wishes.also
    ]
    detected = list(_detected(blocks, detect, language, progress))
    again = [
        Known(value, hit.entity, "masking.reasons.again")
        for hits, least_words in ((cells, 1), (detected, 2))  # a heading is surer than a guess
        for hit in hits
        if is_telling(value := _value(blocks, hit.place), hit.entity, least_words=least_words)
    ]
    hits = _without_overlap(
        (
            _matches(blocks, wanted),
            cells,
            detected,
            _matches(blocks, known),
            _matches(blocks, again),
        )
    )
    allowed = {" ".join(one.casefold().split()) for one in wishes.allow}
    kept = [
        hit
        for hit in sorted(hits)
        if " ".join(_value(blocks, hit.place).casefold().split()) not in allowed
    ]
    return _grouped(blocks, kept, placeholders)


def _value(blocks: Sequence[Block], place: Place) -> str:
    return blocks[place.block].text[place.start : place.end]


def _detected(
    blocks: Sequence[Block], detect: Detect, language: Language, progress: Progress
) -> Iterator[_Hit]:
    total = sum(len(block.text) for block in blocks)
    done = 0
    for first, last in _batches(blocks):
        text, starts = joined(blocks[first:last])
        for detection in detect(text, language):
            reason = f"privacy.reasons.{detection.reason}"
            for place in _split(detection, blocks, first, starts):
                yield _Hit(place, detection.entity, reason)
        done += sum(len(block.text) for block in blocks[first:last])
        progress(done, total)


def _batches(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield ranges of blocks, parted at an empty one where there is one near the end."""
    first = 0
    while first < len(blocks):
        last, length, gap = first, 0, 0
        while last < len(blocks) and (length < _BATCH or last == first):
            length += len(blocks[last].text)
            last += 1
            if length > _BATCH // 2 and not blocks[last - 1].text.strip():
                gap = last
        if gap and last < len(blocks):
            last = gap
        yield first, last
        first = last


def _split(
    detection: Detection, blocks: Sequence[Block], first: int, starts: Sequence[int]
) -> Iterator[Place]:
    """Yield the part of a detection in each block that it reaches into."""
    index = bisect_right(starts, detection.start) - 1
    while index < len(starts) and starts[index] < detection.end:
        text = blocks[first + index].text
        start = max(detection.start - starts[index], 0)
        end = min(detection.end - starts[index], len(text))
        if text[start:end].strip():
            yield Place(first + index, start, end)
        index += 1


def _cells_under_headings(blocks: Sequence[Block]) -> Iterator[_Hit]:
    """Yield the cells of tables in which the column's heading, in the first row, tells the kind.

    A table is one of lists when two of its headings are known; a form has labels beside values.
    """
    headings: dict[int, dict[int, str]] = {}
    for block in blocks:
        if block.cell and block.cell.row == 0 and kind_of_header(block.text):
            headings.setdefault(block.cell.table, {})[block.cell.column] = block.text
    for index, block in enumerate(blocks):
        if block.cell is None or block.cell.row == 0:
            continue
        row = headings.get(block.cell.table, {})
        entity = entity_of_header(row.get(block.cell.column, "")) if len(row) > 1 else None
        value = block.text.strip()
        if entity and value and not kind_of_header(value):
            start = block.text.index(value)
            yield _Hit(Place(index, start, start + len(value)), entity, "masking.reasons.heading")


def _matches(blocks: Sequence[Block], values: Iterable[Known]) -> Iterator[_Hit]:
    known = KnownValues(values)
    for index, block in enumerate(blocks):
        for start, end, one in known.find(block.text):
            yield _Hit(Place(index, start, end), one.entity, one.reason)


def _without_overlap(sources: Iterable[Iterable[_Hit]]) -> list[_Hit]:
    """Keep hits that touch none of an earlier source; the parts that stick out are masked too."""
    taken: dict[int, list[Place]] = {}
    kept: list[_Hit] = []
    for hits in sources:
        for hit in hits:
            others = taken.setdefault(hit.place.block, [])
            for start, end in _free(hit.place, others):
                place = Place(hit.place.block, start, end)  # may be a comma that is left over
                others.append(place)
                kept.append(_Hit(place, hit.entity, hit.reason))
    return kept


def _free(place: Place, others: Sequence[Place]) -> list[tuple[int, int]]:
    free = [(place.start, place.end)]
    for other in others:
        free = [
            part
            for start, end in free
            for part in ((start, min(end, other.start)), (max(start, other.end), end))
            if part[0] < part[1]
        ]
    return free


def _grouped(
    blocks: Sequence[Block], hits: Sequence[_Hit], placeholders: Placeholders
) -> list[Finding]:
    taken = " ".join(match[0] for block in blocks for match in _WRITTEN.finditer(block.text))
    groups: dict[str, list[_Hit]] = {}
    for hit in hits:
        value = _value(blocks, hit.place)
        if not any(character.isalnum() for character in value):
            continue
        groups.setdefault(placeholders.name(value, hit.entity, taken=taken), []).append(hit)
    return [
        Finding(
            entity=group[0].entity,
            value=_value(blocks, group[0].place),
            placeholder=placeholder,
            reason=group[0].reason,
            places=tuple(hit.place for hit in group),
        )
        for placeholder, group in groups.items()
    ]
