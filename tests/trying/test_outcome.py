import pytest

from assistant.trying.comparison import Comparison
from assistant.trying.outcome import Outcome, read_outcome
from assistant.trying.trial import Trial
from tests.passages import make_passage
from tests.trying.samples import LIMIT, TITLE, WHO, golden, make_answer

PLACE = ("audit", (TITLE, "Kapan wajib?"))
RIGHT = make_passage(LIMIT, document_id="audit", heading_path=PLACE[1])
WRONG = make_passage(WHO, document_id="audit", heading_path=(TITLE, "Siapa?"))


@pytest.mark.parametrize(
    ("passage", "quotes", "expected"),
    [
        (RIGHT, (LIMIT,), ("answered", 1, True, True)),
        (RIGHT, ("Yayasan wajib diaudit",), ("answered", 1, True, False)),
        (RIGHT, (), ("insufficient", 1, True, False)),
        (WRONG, (WHO,), ("answered", None, False, False)),
    ],
)
def test_what_is_read_of_an_answer(
    passage: object, quotes: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    outcome = read_outcome(make_answer(passage, quotes=quotes), golden(), {PLACE})  # type: ignore[arg-type]
    found = (outcome.status, outcome.rank, outcome.in_passages, outcome.in_quotes)
    assert found == expected
    assert outcome.in_answer is outcome.in_quotes
    assert outcome.cited == ({"audit"} if quotes else set())


def test_without_passages_there_is_nothing_on_top() -> None:
    outcome = read_outcome(make_answer(), golden(), {PLACE})
    assert outcome.top is None
    assert not outcome.is_first


def made(merits: str) -> Outcome:
    """Return an outcome that is held (h), answered (a) and first (f) as the letters say."""
    return Outcome(
        status="answered" if "a" in merits else "insufficient",
        rank=1 if "f" in merits else 2,
        top=None,
        in_passages=True,
        in_quotes="h" in merits,
        in_answer="h" in merits,
        cited=frozenset(),
    )


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("haf", "haf", "same"),
        ("haf", "ha", "worse"),
        ("ha", "haf", "better"),
        ("af", "ha", "better"),
        ("haf", "f", "worse"),
        ("haf", "af", "worse"),
        ("f", "a", "better"),
        ("a", "f", "worse"),
        ("", "", "same"),
    ],
)
def test_what_a_person_sees_counts_first(before: str, after: str, verdict: str) -> None:
    trial = Trial(source="audit.md", document_id="audit", golden=golden())
    comparison = Comparison(trial=trial, before=made(before), after=made(after))
    assert comparison.verdict == verdict
