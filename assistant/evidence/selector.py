"""Choose the sentences that answer a question, and quote them."""

import re
from collections.abc import Mapping, Sequence

from assistant.evidence.candidates import Candidate
from assistant.types import Evidence, Language

# Weights of the score, chosen on this project's golden questions; what they hold there and on
# IDK-MRC stands in docs/measurements.md.
_COVERAGE = 0.05
_TYPE = 0.03
_PASSAGE = 0.5
_RANK = 0.01
_LEADING = 0.03

_CITES = 0.1
"""For a sentence with the article of a law that the question names, which few sentences have."""

_CROWDING = 0.01
"""Taken from a passage's other sentences for each one that is chosen: the next best passage may
hold the rest of the answer, or the answer where the first was the wrong one."""

_FEWEST = 4
"""Sentences that are quoted in any case."""

_LAG = 0.1
"""How far a further sentence's score may lie behind the best one's. At .06 the quotes hold the
answer to 76 % of strangers' questions and to 87 % of the golden ones, in 595 characters on average;
at .1 to 81 and 91 %, in 795; at .15 to no more, in 880."""

_LANGUAGE = 0.02
"""Preference for the question's language: translation pairs hold the same sentence twice."""

_OF_THE_PAGE = re.compile(
    r"(diperiksa terakhir|terakhir diperiksa|last (checked|reviewed))\b"
    r"|(ini )?bukan nasihat hukum\W*$|this is not legal advice\W*$",
    re.IGNORECASE,
)
"""What a sentence begins with that tells of its page and answers nothing."""

_NEARBY = 2
"""Most characters between two sentences that are quoted as one."""


def score(candidate: Candidate, *, language: Language) -> float:
    """Score a sentence for its question; comparable within one question only."""
    passage = candidate.passage
    return (
        candidate.similarity
        + _COVERAGE * candidate.coverage
        + _TYPE * candidate.fits_type
        + _LEADING * candidate.leads
        + _CITES * candidate.cites
        + _PASSAGE * passage.score
        - _RANK * passage.rank
        + _LANGUAGE * (passage.chunk.language == language)
    )


def select(candidates: Sequence[Candidate], *, count: int, language: Language) -> list[Evidence]:
    """Quote the best sentences, at most `count`, joining those that stand side by side.

    Those that lie far behind the best are left out. The evidence is numbered from 1, best first.
    Quotes are slices of the chunk's text.
    """
    scores = {
        candidate: score(candidate, language=language)
        for candidate in candidates
        if not _OF_THE_PAGE.match(candidate.text)
    }
    groups = _join_neighbours(_choose(scores, count))
    groups.sort(key=lambda group: -max(scores[candidate] for candidate in group))
    return [
        _quote(group, number=number, score=max(scores[candidate] for candidate in group))
        for number, group in enumerate(groups, start=1)
    ]


def _choose(scores: Mapping[Candidate, float], count: int) -> list[Candidate]:
    """Take the best sentence, then the next best, each text once, and crowd no passage."""
    left = dict(scores)
    chosen: list[Candidate] = []
    while left and len(chosen) < count:
        best = max(left, key=lambda candidate: left[candidate])
        if len(chosen) >= _FEWEST and left[best] < scores[chosen[0]] - _LAG:
            break
        chosen.append(best)
        left = {
            one: score - _CROWDING * (one.passage is best.passage)
            for one, score in left.items()
            if one.text != best.text
        }
    return chosen


def _join_neighbours(chosen: Sequence[Candidate]) -> list[list[Candidate]]:
    groups: list[list[Candidate]] = []
    for candidate in sorted(chosen, key=lambda one: (one.passage.rank, one.start)):
        last = groups[-1][-1] if groups else None
        if last and last.passage is candidate.passage and candidate.start - last.end <= _NEARBY:
            groups[-1].append(candidate)
        else:
            groups.append([candidate])
    return groups


def _quote(group: Sequence[Candidate], *, number: int, score: float) -> Evidence:
    passage = group[0].passage
    chunk = passage.chunk
    start, end = group[0].start, group[-1].end
    return Evidence(
        number=number,
        passage=passage,
        quote=chunk.text[start - chunk.start : end - chunk.start],
        start=start,
        end=end,
        score=score,
    )
