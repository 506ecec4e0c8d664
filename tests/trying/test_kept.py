from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.trying.kept import KeptResults
from assistant.trying.outcome import Outcome
from assistant.trying.trial import Trial
from tests.trying.samples import golden

DAY = date(2026, 11, 25)
LATER = date(2026, 11, 26)
TRIAL = Trial(source="audit.md", document_id="audit", golden=golden())
OTHER = Trial(source="lain.md", document_id="lain", golden=golden(question="lain?"))
HELD = Outcome(
    status="answered",
    rank=1,
    top=None,
    in_passages=True,
    in_quotes=True,
    in_answer=True,
    cited=frozenset({"audit"}),
)
LOST = replace(HELD, status="insufficient", rank=None, in_quotes=False, in_answer=False)


@pytest.fixture
def kept(tmp_path: Path) -> KeptResults:
    return KeptResults(tmp_path / "evals" / "golden.json")


def add(kept: KeptResults, outcome: Outcome, library: str, on: date = DAY) -> None:
    kept.add({TRIAL: outcome}, among=[TRIAL], library=library, on=on)


def test_the_first_result_has_nothing_to_be_compared_with(kept: KeptResults) -> None:
    assert kept.of([TRIAL]) == []
    add(kept, HELD, "a")
    (found,) = kept.of([TRIAL, OTHER])
    assert (found.trial, found.now.on, found.before, found.verdict) == (TRIAL, DAY, None, None)
    assert found.now.outcome() == replace(HELD, cited=frozenset())


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [(HELD, LOST, "worse"), (LOST, HELD, "better"), (HELD, replace(HELD, rank=1), "same")],
)
def test_another_library_is_compared(
    kept: KeptResults, before: Outcome, now: Outcome, verdict: str
) -> None:
    add(kept, before, "a")
    add(kept, now, "b", LATER)
    (found,) = kept.of([TRIAL])
    assert found.verdict == verdict
    assert found.before is not None
    assert (found.before.on, found.now.on) == (DAY, LATER)


def test_asking_the_same_library_again_keeps_what_was_before(kept: KeptResults) -> None:
    add(kept, HELD, "a")
    add(kept, LOST, "b")
    add(kept, LOST, "b", LATER)
    (found,) = kept.of([TRIAL])
    assert found.verdict == "worse"
    assert found.now.on == LATER


def test_only_the_library_just_before_is_kept(kept: KeptResults) -> None:
    for outcome, library in ((LOST, "a"), (HELD, "b"), (HELD, "c")):
        add(kept, outcome, library)
    (found,) = kept.of([TRIAL])
    assert found.verdict == "same"


def test_what_got_worse_comes_first_and_then_what_is_not_held(kept: KeptResults) -> None:
    trials = [replace(TRIAL, golden=golden(question=name)) for name in "abcd"]
    for library, outcomes in (("1", (HELD, LOST, LOST, HELD)), ("2", (HELD, LOST, HELD, LOST))):
        asked = dict(zip(trials, outcomes, strict=True))
        kept.add(asked, among=trials, library=library, on=DAY)
    assert [one.trial.golden.question for one in kept.of(trials)] == ["d", "c", "b", "a"]


@pytest.mark.parametrize("change", [{"question": "mana?"}, {"section": "Siapa?"}])
def test_a_question_that_was_changed_has_no_past(kept: KeptResults, change: dict[str, str]) -> None:
    add(kept, HELD, "a")
    assert kept.of([replace(TRIAL, golden=TRIAL.golden.model_copy(update=change))]) == []


def test_what_is_no_longer_there_is_forgotten(kept: KeptResults) -> None:
    add(kept, HELD, "a")
    kept.add({OTHER: HELD}, among=[OTHER], library="a", on=DAY)
    assert [one.trial for one in kept.of([TRIAL, OTHER])] == [OTHER]


def test_no_words_are_kept(kept: KeptResults, tmp_path: Path) -> None:
    add(kept, HELD, "a")
    written = (tmp_path / "evals" / "golden.json").read_text()
    for word in ("kapan", "wajib", "audit", "Rp500"):
        assert word not in written


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"format": 2}', b"\xff", b'{"questions": {"x": [{}]}}']
)
def test_a_damaged_file_is_begun_anew(kept: KeptResults, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "evals" / "golden.json"
    path.parent.mkdir()
    path.write_bytes(content)
    assert kept.of([TRIAL]) == []
    add(kept, HELD, "a")
    assert len(kept.of([TRIAL])) == 1
