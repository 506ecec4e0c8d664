"""Whether two documents give different figures for the same matter.

Claims (`assistant.checking.claims`) of one kind with different values are weighed by what else
their sentences share: the closer the common reference, the fewer common words are asked for. The
limits lie between the library's own sentences, none of which contradict each other, and planted
contradictions (`tests/checking/rules/test_contradictions.py`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.checking.claims import Claim, claims_of
from assistant.checking.finding import Finding
from assistant.checking.placing import finding_at, place_of
from assistant.checking.subject import Subject

_SAME_ARTICLE = (2, 0.25, 0.1)
_SAME_WORK = (1, 0.4, 0.2)
_NO_REFERENCE = (3, 0.6, 0.35)
"""Fewest common stems of two sentences, and their least share of the shorter sentence and of both
together (Jaccard). In the library of November 2026 the nearest pairs reached, for a common law,
(2, 0.29, 0.12), and without a reference 0.29 of both together."""

_LEAST_CLAUSE = 0.5
"""Least share of the shorter clause: a law has a day of issue and another of effect."""

_QUOTE = 160  # characters of a sentence that are shown


def check_contradictions(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report sentences of two documents in one language whose figures exclude each other."""
    by_kind: dict[tuple[str, str], list[tuple[Subject, Claim]]] = defaultdict(list)
    for subject in subjects:
        if subject.document is not None and _counts(subject):
            for claim in claims_of(subject):
                by_kind[subject.document.language, claim.kind].append((subject, claim))
    reported: set[tuple[str, int, str, int]] = set()
    for claims in by_kind.values():
        for (one, here), (other, there) in combinations(claims, 2):
            key = (one.source, here.start, other.source, there.start)
            if one is not other and key not in reported and _contradict(here, there):
                reported.add(key)
                yield _finding(one, here, other, there)


def _counts(subject: Subject) -> bool:
    return subject.front_matter is None or subject.front_matter.status != "retired"


def _contradict(here: Claim, there: Claim) -> bool:
    if here.value in there.others or there.value in here.others:
        return False
    if (limits := _limits(here, there)) is None:
        return False
    fewest, least_of_shorter, least_of_both = limits
    common = here.sentence & there.sentence
    shorter = min(len(here.sentence), len(there.sentence))
    if len(common) < fewest or len(common) < least_of_shorter * shorter:
        return False
    if len(common) < least_of_both * len(here.sentence | there.sentence):
        return False
    if limits is not _SAME_ARTICLE and not here.near & there.near:
        return False
    clause = here.clause & there.clause
    return bool(clause) and len(clause) >= _LEAST_CLAUSE * min(len(here.clause), len(there.clause))


def _limits(here: Claim, there: Claim) -> tuple[int, float, float] | None:
    """Return how much must be common, or None where the two speak of different works."""
    one, other = here.references, there.references
    if one.articles & other.articles:
        return _SAME_ARTICLE
    if one.works and other.works:
        different_articles = one.articles and other.articles
        same = one.principal == other.principal and not different_articles
        return _SAME_WORK if same else None
    return _NO_REFERENCE


def _finding(one: Subject, here: Claim, other: Subject, there: Claim) -> Finding:
    return finding_at(
        one,
        "contradictions.figures",
        "error",
        here.start,
        involves=(other.source,),
        words={"kind": f"check.kinds.{here.kind.partition(' ')[0]}"},
        here=_sentence(one, here),
        there=_sentence(other, there),
        other=other.source,
        place=place_of(other, there.start),
    )


def _sentence(subject: Subject, claim: Claim) -> str:
    text = subject.document.text[claim.start : claim.end] if subject.document else ""
    text = " ".join(text.split())
    return text if len(text) <= _QUOTE else f"{text[:_QUOTE]}…"
