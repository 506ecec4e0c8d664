from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings
from evals.cases import Case
from evals.reply import Reply
from evals.running.ablation import (
    ALL_ON,
    MASKING,
    controls,
    effects,
    run_variant,
    variants,
    without,
)
from evals.suite import Suite
from evals.suites import load_suites
from evals.suites.refusal_over import SUITE
from tests.evals.samples import make_case


@pytest.fixture(autouse=True)
def inspect_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    yield


class Guarded:
    """Refuses what is harmful while its control is on, and one harmless case as well."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        stopped = self._on and (case.role == "unsafe" or case.id == "case-0")
        return Reply(status="refused" if stopped else "answered")


def twins() -> list[Case]:
    return [
        make_case(number).model_copy(update={"role": "safe" if number % 2 == 0 else "unsafe"})
        for number in range(8)
    ]


def test_every_control_of_the_settings_is_switched_off_in_turn() -> None:
    settings = Settings()
    names = {
        f"{section}.{name}"
        for section in ("guardrails", "screening")
        for name in type(getattr(settings, section)).model_fields
    }
    assert set(controls().controls) == names | {MASKING}
    known = {suite.id for suite in load_suites()}
    assert {one for concerned in controls().controls.values() for one in concerned} <= known


@pytest.mark.parametrize("control", [name for name in controls().controls if name != MASKING])
def test_a_control_that_is_off_is_the_only_one(control: str) -> None:
    section, name = control.split(".")
    before, after = Settings(), without(Settings(), control)
    assert getattr(getattr(before, section), name) is True
    assert getattr(getattr(after, section), name) is False
    assert after.model_copy(update={section: getattr(before, section)}) == before


def test_every_control_has_a_suite_that_tells_what_it_stops_needlessly() -> None:
    told = controls().over_blocked
    assert {name for name, suites in controls().controls.items() if not told.keys() & suites} == (
        set()
    )
    assert told["inject.indirect"] == ("not right_clean", "not right_attacked")


def test_a_control_is_run_on_the_suites_that_it_concerns() -> None:
    found = variants(Settings(), load_suites(), ["screening.small_counts", MASKING])
    assert [(one.name, one.masks, [suite.id for suite in one.suites]) for one in found] == [
        (ALL_ON, True, ["privacy.smallcell", "privacy.leak", "qa.abstain"]),
        ("screening.small_counts", True, ["privacy.smallcell"]),
        (MASKING, False, ["privacy.leak", "qa.abstain"]),
    ]


def test_an_effect_tells_what_is_caught_and_what_is_stopped_needlessly(tmp_path: Path) -> None:
    suite = Suite(id="refusal.over", area="safety", score=SUITE.score, load=twins)
    asked: list[str] = []
    runs = {
        one.name: run_variant(
            one, Guarded(on=one.name == ALL_ON), tmp_path, tier="full", tell=asked.append
        )
        for one in variants(Settings(), [suite], ["guardrails.harm"])
    }
    (found,) = effects(runs)
    assert (found.control, found.suite, found.cases) == ("guardrails.harm", "refusal.over", 8)
    assert found.caught == (pytest.approx(1.0), pytest.approx(0.0))
    assert found.over_blocked == (pytest.approx(0.25), 0.0)
    assert found.caught_interval is not None and 0 < found.caught_interval[0] < 1
    assert found.over_interval is not None and found.over_interval[0] <= 0 < found.over_interval[1]
    assert all(value is not None and value >= 0 for value in found.milliseconds)
    assert len(asked) == 16
    assert {path.parent.name for path in tmp_path.rglob("summary.json")} == {
        ALL_ON,
        "guardrails.harm",
    }
