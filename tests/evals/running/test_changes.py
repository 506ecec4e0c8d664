import pytest

from evals.judgement import Judgement, Scored, missing
from evals.reply import Looked, Reply
from evals.running.changes import carried, touched
from evals.running.material import datasets_of
from evals.running.state import State
from evals.running.summary import Summary
from tests.evals.samples import make_case, make_suite, make_summary

CASE = make_case(1)
LIBRARY, PLANTED = make_suite([CASE], name="library"), make_suite([CASE], name="planted")
DOCUMENTS = {"a": "1", "b": "1"}
HASHES = {"program": "p", "generator": "g"}


def scored(document: str) -> Scored:
    looked = Looked(document_id=document, chunk_id="c", heading="", text="")
    return Scored(
        case=CASE, reply=Reply(passages=(looked,)), judgement=Judgement(passed=True, why="")
    )


def last(*, state: str = "done") -> Summary:
    run = make_summary([(LIBRARY, [scored("a")]), (PLANTED, [scored("poison")])], state=state)
    told = {"hashes": HASHES, "documents": DOCUMENTS, "datasets": datasets_of([LIBRARY, PLANTED])}
    return run.model_copy(update=told)


def state(*, hashes: dict[str, str] = HASHES, **documents: str) -> State:
    return State(hashes=hashes, documents={**DOCUMENTS, **documents})


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (state(), {}),
        (state(a="2"), {"library": "documents"}),
        (state(b="2"), {}),
        (state(c="1"), {"library": "documents"}),
        (State(hashes=HASHES, documents={"b": "1"}), {"library": "documents"}),
        (State(hashes=HASHES, documents={"a": "1"}), {}),
        (state(hashes={**HASHES, "generator": "h"}), {"library": "program", "planted": "program"}),
    ],
)
def test_what_a_change_can_touch(now: State, expected: dict[str, str]) -> None:
    assert touched([LIBRARY, PLANTED], [last()], now, tier="full") == expected


@pytest.mark.parametrize("runs", [[], [last(state="stopped")]])
def test_without_a_finished_run_everything_is_asked(runs: list[Summary]) -> None:
    found = touched([LIBRARY], runs, state(), tier="full")
    assert found == {"library": "never_run"}


def test_the_newest_run_of_a_suite_counts_also_where_it_asked_few_suites() -> None:
    partial = make_summary([(LIBRARY, [scored("b")])], run="later")
    told = {"hashes": HASHES, "documents": {**DOCUMENTS, "a": "2"}}
    partial = partial.model_copy(update={**told, "datasets": datasets_of([LIBRARY])})
    found = touched([LIBRARY, PLANTED], [last(), partial], state(a="2"), tier="full")
    assert found == {}


def test_what_nothing_touched_is_taken_over_from_the_run_that_asked_it() -> None:
    red = make_summary(
        [(LIBRARY, [Scored(case=CASE, reply=Reply(), judgement=Judgement(passed=False, why=""))])],
        run="asked",
    )
    (kept,) = carried([LIBRARY], [red], tier="full")
    assert (kept.cases[0].passed, kept.carried_from) == (False, "asked")
    later = red.model_copy(update={"run": "later", "suites": (kept,)})
    (again,) = carried([LIBRARY], [red, later], tier="full")
    assert again.carried_from == "asked"


def test_a_suite_with_other_cases_is_asked_again() -> None:
    other = make_suite([make_case(2)], name="library")
    assert touched([other], [last()], state(), tier="full") == {"library": "cases"}


def test_a_suite_that_lost_a_case_is_asked_again() -> None:
    run = make_summary([(LIBRARY, [missing(CASE, "crashed")])])
    told = {"hashes": HASHES, "documents": DOCUMENTS, "datasets": datasets_of([LIBRARY])}
    run = run.model_copy(update=told)
    assert touched([LIBRARY], [run], state(), tier="full") == {"library": "lost"}


def test_another_tiers_run_says_nothing() -> None:
    assert touched([LIBRARY], [last()], state(), tier="smoke") == {"library": "never_run"}
