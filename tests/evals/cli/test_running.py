"""The commands that ask, on a small library without models and on an assistant that stands in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from assistant.cli.main import main
from evals.running.ablation import Variant, run_variant
from evals.running.effects import latest_ablation
from evals.running.state import State
from evals.running.summary import read_summary
from evals.suites import load_suites
from tests.evals.samples import Asker


@pytest.fixture(autouse=True)
def inspect_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    yield


class Engine(Asker):
    """Opens nothing and answers everything."""

    def __init__(self, *_: object, **options: object) -> None:
        super().__init__()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def test_the_suites_are_listed_with_what_a_tier_asks(capsys: Any) -> None:
    assert main(["eval", "list", "--tier", "ci", "--json"]) == 0
    rows = {row["suite"]: row["cases"] for row in json.loads(capsys.readouterr().out)}
    assert rows.keys() == {suite.id for suite in load_suites()}
    assert rows["cite.valid"] == 40 and rows["safety.id"] == 0
    assert main(["eval", "list", "--suite", "nothing"]) == 2


def test_a_part_of_the_tier_without_models_is_run_and_not_passed(data_dir: Path) -> None:
    chosen = ["--suite", "inject.direct", "--suite", "meta.calibration"]
    assert main(["eval", "run", "--tier", "ci", *chosen]) == 0
    (folder,) = (data_dir / "evals" / "runs").iterdir()
    summary = read_summary(folder)
    assert [(one.id, len(one.cases) > 0) for one in summary.suites] == [
        ("meta.calibration", True),
        ("inject.direct", True),
    ]
    assert summary.state == "done" and {"evals", "program"} <= summary.hashes.keys()
    assert not any(case.is_missing for one in summary.suites for case in one.cases)
    names = {path.name for path in folder.iterdir()}
    assert {"summary.json", "results.csv", "junit.xml", "overview.json", "logs"} <= names
    assert main(["eval", "gate"]) == 2


def test_controls_are_switched_off_in_turn_and_the_file_is_kept(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    state = State(hashes={"program": "p"}, documents={})
    monkeypatch.setattr("evals.running.engine.Engine", Engine)
    monkeypatch.setattr("evals.running.state.read_state", lambda settings: state)
    options = ["--tier", "ci", "--control", "guardrails.scope", "--json"]
    assert main(["eval", "ablate", *options]) == 0
    told = json.loads(capsys.readouterr().out)
    (effect,) = told["effects"]
    assert (effect["control"], effect["suite"]) == ("guardrails.scope", "useful.scope")
    assert effect["caught_interval"] is not None
    assert (Path(told["folder"]) / "ablation.json").is_file()
    assert main(["eval", "ablate", "--control", "nothing"]) == 2


def test_what_is_known_of_some_controls_is_kept_when_it_is_stopped(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(variant: Variant, *args: Any, **options: Any) -> Any:
        if variant.name == "guardrails.scope":
            raise KeyboardInterrupt
        return run_variant(variant, *args, **options)

    state = State(hashes={"program": "p"}, documents={})
    monkeypatch.setattr("evals.running.engine.Engine", Engine)
    monkeypatch.setattr("evals.running.state.read_state", lambda settings: state)
    monkeypatch.setattr("evals.running.ablation.run_variant", stops)
    off = ["--control", "guardrails.scope", "--control", "guardrails.deciding"]
    assert main(["eval", "ablate", "--tier", "ci", *off]) != 0
    kept = latest_ablation(data_dir / "evals" / "ablations")
    assert kept is not None
    assert {effect.control for effect in kept.effects} == {"guardrails.deciding"}
