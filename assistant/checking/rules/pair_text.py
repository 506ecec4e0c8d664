"""Whether the sections of a translation are those of its original, with the same figures."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.checking.figures import read_figures
from assistant.checking.finding import Finding
from assistant.checking.pairing import Pair, pairs_of
from assistant.checking.parts import Part
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.numerals import numbers_in_words
from assistant.types import Language

_UNIT = re.compile(
    r"\b(\d+)[\s-](?:(menit|minutes?)|(jam|hours?)|(hari|days?)|(minggu|pekan|weeks?)"
    r"|(bulan|months?)|(tahun|years?))\b",
    re.IGNORECASE,
)


def check_pair_text(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report headings and figures of a translation that differ from its original."""
    for pair in pairs_of(subjects):
        if pair.original.document is None or pair.translation.document is None:
            continue
        if difference := _first_difference(pair):
            yield _heading_finding(pair, difference)
            continue
        for there, here in zip(pair.original.parts, pair.translation.parts, strict=True):
            if finding := _compare(pair, there, here):
                yield finding


def _first_difference(pair: Pair) -> tuple[Part | None, Part | None] | None:
    """Return the first parts whose levels differ."""
    there, here = list(pair.original.parts), list(pair.translation.parts)
    length = max(len(there), len(here))
    for one, other in zip(_filled(there, length), _filled(here, length), strict=True):
        if one is None or other is None or one.level != other.level:
            return one, other
    return None


def _filled(parts: list[Part], length: int) -> list[Part | None]:
    return [*parts, *[None] * (length - len(parts))]


def _heading_finding(pair: Pair, difference: tuple[Part | None, Part | None]) -> Finding:
    there, here = difference
    return finding_at(
        pair.translation,
        "pairs.headings",
        "error",
        here.at if here else None,
        involves=(pair.original.source,),
        other=pair.original.source,
        here=_title(here),
        there=_title(there),
        count_here=str(sum(part.level > 0 for part in pair.translation.parts)),
        count_there=str(sum(part.level > 0 for part in pair.original.parts)),
    )


def _title(part: Part | None) -> str:
    return f"“{part.heading}”" if part and part.heading else "–"


def _compare(pair: Pair, there: Part, here: Part) -> Finding | None:
    """Report the figures that stand under one heading of the pair only."""
    text_there, text_here = _text(pair.original, there), _text(pair.translation, here)
    figures_there = _figures(text_there, pair.said_of_original.language)
    figures_here = _figures(text_here, pair.said_of_translation.language)
    only_there = _missing(figures_there, figures_here, text_here)
    only_here = _missing(figures_here, figures_there, text_there)
    if not (only_there or only_here):
        return None
    first = min((start for _, start in only_here), default=0)
    return finding_at(
        pair.translation,
        "pairs.figures",
        "error",
        here.at + first,
        involves=(pair.original.source,),
        other=pair.original.source,
        heading=here.heading or pair.said_of_translation.title,
        here=", ".join(written for written, _ in only_here) or "–",
        there=", ".join(written for written, _ in only_there) or "–",
    )


def _text(subject: Subject, part: Part) -> str:
    return subject.document.text[part.at : part.end] if subject.document else ""


def _figures(text: str, language: Language) -> dict[tuple[str, str], tuple[str, int]]:
    """Map each figure, and each unit of time of a number, to its words and its place.

    An article counts each time it is named: in a list of a law's articles, a wrong one is often
    another one of the list. Other figures may be repeated in one language only.
    """
    found: dict[tuple[str, str], tuple[str, int]] = {}
    times: Counter[str] = Counter()
    for figure in read_figures(text, language):
        kind: str = figure.kind
        if kind == "article":
            times[figure.value] += 1
            kind = f"article {times[figure.value]}"
        written = " ".join(text[figure.start : figure.end].split())
        found.setdefault((kind, figure.value), (written, figure.start))
    for match in _UNIT.finditer(text):
        found.setdefault((f"unit {match.lastindex}", match[1]), (match.group(), match.start()))
    return found


def _missing(
    figures: dict[tuple[str, str], tuple[str, int]],
    others: dict[tuple[str, str], tuple[str, int]],
    other_text: str,
) -> list[tuple[str, int]]:
    """List the figures that the other text has neither in digits nor in words.

    A unit counts only where the other text has the same number with units, all of them others.
    """
    in_words = numbers_in_words(other_text)
    with_units = {value for kind, value in others if kind.startswith("unit")}
    return [
        place
        for (kind, value), place in figures.items()
        if (kind, value) not in others
        and value not in in_words
        and (value in with_units or not kind.startswith("unit"))
    ]
