"""Whether a translation still says what its original says."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.checking.finding import Finding, Severity
from assistant.checking.pairing import Pair, pairs_of
from assistant.checking.placing import finding_of_field
from assistant.checking.subject import Subject

WIDEST_GAP = timedelta(days=90)
"""Longest time between the reviews of two documents that should be reviewed together."""


def check_pairs(subjects: Sequence[Subject]) -> Iterator[Finding]:
    """Report translations whose front matter doesn't go with that of their original."""
    seen: dict[tuple[str, str], Subject] = {}
    for pair in pairs_of(subjects):
        yield from _check_languages(pair)
        key = (pair.said_of_original.id, pair.said_of_translation.language)
        if key in seen:
            yield _finding(pair, "pairs.twice", "error", "translation_of", seen[key].source)
        seen.setdefault(key, pair.translation)
        yield from _check_state(pair)
        yield from _check_reviews(pair)


def _check_languages(pair: Pair) -> Iterator[Finding]:
    if pair.said_of_original.language == pair.said_of_translation.language:
        yield _finding(pair, "pairs.same_language", "error", "language")
    if pair.said_of_original.translation_of is not None:
        yield _finding(pair, "pairs.chained", "error", "translation_of")


def _check_state(pair: Pair) -> Iterator[Finding]:
    original, translation = pair.said_of_original, pair.said_of_translation
    if original.status != translation.status:
        yield _finding(
            pair,
            "pairs.status",
            "warning",
            "status",
            here=translation.status,
            there=original.status,
        )
    if len(original.self_test) != len(translation.self_test):
        yield _finding(
            pair,
            "pairs.self_test",
            "warning",
            "self_test",
            here=str(len(translation.self_test)),
            there=str(len(original.self_test)),
        )


def _check_reviews(pair: Pair) -> Iterator[Finding]:
    there, here = pair.said_of_original.reviewed_on, pair.said_of_translation.reviewed_on
    if there is None or here is None:
        return
    if abs(there - here) > WIDEST_GAP:
        rule = "pairs.review_gap"
    elif here < there:
        rule = "pairs.older"
    else:
        return
    yield _finding(pair, rule, "warning", "reviewed_on", here=here, there=there)


def _finding(
    pair: Pair, rule: str, severity: Severity, field: str, other: str = "", **values: str | date
) -> Finding:
    other = other or pair.original.source
    return finding_of_field(
        pair.translation, rule, severity, field, involves=(other,), other=other, **values
    )
