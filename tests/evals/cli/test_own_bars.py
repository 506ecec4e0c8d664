"""What a policy of one's own and scoring anew do to the files beside a run."""

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from assistant.cli.main import main
from evals.running.run import Plan, run
from evals.running.solver import Bench
from evals.suites import load_suites
from tests.evals.samples import Asker, make_case, make_suite

STRICT = """
[[bars]]
suite = "cite.valid"
kind = "absolute"
at_least = 1.0
"""


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    made = data_dir / "evals" / "runs" / "one"
    suite = make_suite([make_case(number) for number in range(3)])
    others = {one.id: "tier" for one in load_suites() if one.id != suite.id}
    plan = Plan(suites=(suite,), tier="full", left_out=others)
    run(plan, Bench(asker=Asker(failing=["case-2"])), made)
    return made


def reds(folder: Path) -> list[str]:
    root = parse(folder / "junit.xml").getroot()  # noqa: S314
    return [one.get("name", "") for one in root.iter("testcase") if one.find("failure") is not None]


def test_build_servers_go_by_the_bars_that_the_gate_went_by(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "bars.toml"
    path.write_text(STRICT, encoding="utf-8")
    assert main(["eval", "gate"]) == 1
    assert reds(folder) == ["passed zero"]
    assert main(["eval", "gate", "--policy", str(path)]) == 1
    assert reds(folder) == ["passed absolute"]
    out = tmp_path / "x.html"
    options = ["--lang", "en", "--out", str(out), "--policy", str(path)]
    assert main(["eval", "report", *options]) == 0
    assert reds(folder) == ["passed absolute"]
    assert "at least 100%" in out.read_text(encoding="utf-8")


def test_scoring_anew_writes_the_reports_anew(folder: Path) -> None:
    assert main(["eval", "report", "--lang", "id"]) == 0
    report = folder / "report.id.html"
    old = report.read_text(encoding="utf-8")
    assert main(["eval", "score"]) == 0
    assert report.read_text(encoding="utf-8") != old
    assert not (folder / "report.en.html").exists()
