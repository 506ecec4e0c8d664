"""Whether a document can be read quickly, and quoted in small pieces.

Reading level by LIX (C. H. Björnsson, Läsbarhet, 1968): words per sentence plus the percentage of
words with more than six letters. It knows no syllables and no word lists, so it fits Indonesian
and English alike; only the limits differ, because Indonesian words are longer.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from assistant.checking.finding import Finding
from assistant.checking.parts import Part, words
from assistant.checking.placing import finding_at
from assistant.checking.subject import Subject
from assistant.sentences import sentence_spans
from assistant.types import Language

LONGEST_SECTION = 180
"""Words below one heading, tables left out. The library's README asks for about 120."""

LONGEST_SENTENCE = 40
"""Words of one sentence."""

HARDEST: Mapping[Language, int] = {"id": 75, "en": 65}
"""Highest LIX of a section: four above the hardest of the library's 523 sections of November 2026
(id 71, median 50; en 61, median 39), as its writers keep to plain words. Björnsson calls Swedish
above 60 very hard."""

_LONG_WORD = 6  # letters; a longer word counts as long (Björnsson)
_FEWEST_WORDS = 60  # a shorter section tells little of its level


def check_sections(subject: Subject) -> Iterator[Finding]:
    """Report sections and sentences that are too long, or a section that is too hard."""
    if subject.document is None:
        return
    for part in subject.parts:
        count = len(words(part.prose))
        if count > LONGEST_SECTION:
            yield finding_at(
                subject,
                "readability.section",
                "warning",
                part.at,
                heading=part.heading,
                count=str(count),
                limit=str(LONGEST_SECTION),
            )
        level = reading_level(part)
        if level is not None and level > HARDEST[subject.document.language]:
            yield finding_at(
                subject,
                "readability.level",
                "warning",
                part.at,
                heading=part.heading,
                level=str(level),
                limit=str(HARDEST[subject.document.language]),
            )
        yield from _check_sentences(subject, part)


def check_headings(subject: Subject) -> Iterator[Finding]:
    """Report a document without headings, and levels that are passed over."""
    headings = [part for part in subject.parts if part.level]
    if subject.document is not None and not headings:
        yield finding_at(subject, "readability.no_headings", "warning")
    for before, part in pairwise(headings):
        if part.level > before.level + 1:
            yield finding_at(
                subject,
                "readability.jump",
                "warning",
                part.at,
                heading=part.heading,
                level=str(part.level),
                before=str(before.level),
            )


def reading_level(part: Part) -> int | None:
    """Return the LIX of a part's prose; None where it is short."""
    found = words(part.prose)
    if len(found) < _FEWEST_WORDS:
        return None
    sentences = len(sentence_spans(part.prose))
    long = sum(sum(letter.isalpha() for letter in word) > _LONG_WORD for word in found)
    return round(len(found) / max(sentences, 1) + 100 * long / len(found))


def _check_sentences(subject: Subject, part: Part) -> Iterator[Finding]:
    for span in sentence_spans(part.prose):
        count = len(words(part.prose[span.start : span.end]))
        if count > LONGEST_SENTENCE:
            yield finding_at(
                subject,
                "readability.sentence",
                "warning",
                part.start + span.start,
                heading=part.heading,
                count=str(count),
                limit=str(LONGEST_SENTENCE),
            )
