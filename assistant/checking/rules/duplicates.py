"""Whether the same paragraph stands in two documents, where one of them will be forgotten.

Two paragraphs are near when their runs of five words (shingles; A. Broder, 1997) overlap by
Jaccard's measure. An index of runs finds the candidates, so that no two paragraphs without a
common run are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.finding import Finding
from assistant.checking.parts import paragraphs, words
from assistant.checking.placing import finding_at, place_of
from assistant.checking.subject import Subject
from assistant.types import Language

LEAST_OVERLAP = 0.6
"""Least share of common runs of two paragraphs; one changed word of thirty leaves 0.7."""

_RUN = 5  # words
_FEWEST_WORDS = 15
"""A shorter paragraph, such as a note on examples, may well be the same in many documents."""

_BOILERPLATE = ("bukan nasihat hukum", "this is not legal advice", "not legal advice")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    subject: Subject
    language: Language
    start: int
    runs: frozenset[tuple[str, ...]]


def check_duplicates(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report paragraphs that stand, nearly the same, in two documents of one language."""
    holders: dict[tuple[Language, tuple[str, ...]], list[_Paragraph]] = defaultdict(list)
    for subject in subjects:
        found = list(_paragraphs(subject))
        for paragraph in found:
            if finding := _nearest(paragraph, holders):
                yield finding
        for paragraph in found:
            for run in paragraph.runs:
                holders[paragraph.language, run].append(paragraph)


def _nearest(
    paragraph: _Paragraph,
    holders: dict[tuple[Language, tuple[str, ...]], list[_Paragraph]],
) -> Finding | None:
    common: Counter[int] = Counter()
    by_id: dict[int, _Paragraph] = {}
    for run in paragraph.runs:
        for other in holders.get((paragraph.language, run), ()):
            common[id(other)] += 1
            by_id[id(other)] = other
    for key, count in common.most_common(1):
        other = by_id[key]
        overlap = count / len(paragraph.runs | other.runs)
        if overlap >= LEAST_OVERLAP:
            return finding_at(
                paragraph.subject,
                "duplicates.same" if overlap == 1 else "duplicates.near",
                "warning",
                paragraph.start,
                involves=(other.subject.source,),
                other=other.subject.source,
                place=place_of(other.subject, other.start),
                percent=f"{100 * overlap:.0f}",
            )
    return None


def _paragraphs(subject: Subject) -> Iterator[_Paragraph]:
    if subject.document is None or (
        subject.front_matter is not None and subject.front_matter.status == "retired"
    ):
        return
    for part in subject.parts:
        for start, text in paragraphs(part):
            found = [word.lower() for word in words(text)]
            if len(found) < _FEWEST_WORDS or text.lower().startswith(_BOILERPLATE):
                continue
            runs = frozenset(
                tuple(found[first : first + _RUN]) for first in range(len(found) - _RUN + 1)
            )
            yield _Paragraph(
                subject=subject, language=subject.document.language, start=start, runs=runs
            )
