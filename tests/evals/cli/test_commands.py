"""The commands on runs that lie on disk; none of them asks a model."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.main import main
from assistant.evaluated import OVERVIEW, Overview
from evals.judgement import Judgement, Scored
from evals.running.summary import write_summary
from evals.suites import load_suites
from tests.evals.samples import make_case, make_reply, make_suite, make_summary

Make = Callable[..., Path]


@pytest.fixture
def make(data_dir: Path) -> Make:
    def make_run(
        name: str, passed: str, *, state: str = "done", left_out: dict[str, str] | None = None
    ) -> Path:
        cases = [make_case(number) for number in range(len(passed))]
        scored = [
            Scored(case=case, reply=make_reply(), judgement=Judgement(passed=one == "+", why="w"))
            for case, one in zip(cases, passed, strict=True)
        ]
        folder = data_dir / "evals" / "runs" / name
        summary = make_summary([(make_suite(cases), scored)], run=name, state=state)
        others = {one.id: "tier" for one in load_suites() if one.id != "cite.valid"}
        summary = summary.model_copy(update={"left_out": {**others, **(left_out or {})}})
        write_summary(summary, folder)
        return folder

    return make_run


def said(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_without_runs_every_command_says_how_to_make_one(capsys: Any, data_dir: Path) -> None:
    for command in ("report", "gate", "bless", "score"):
        assert main(["eval", command]) == (64 if command == "gate" else 2)
        assert "pandu eval run --tier smoke" in said(capsys)
    assert main(["eval", "runs"]) == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_is_written_with_its_table_and_junit(
    make: Make, tmp_path: Path, capsys: Any, language: str
) -> None:
    folder = make("one", "+-+")
    target = tmp_path / "laporan.html"
    assert main(["eval", "report", "--lang", language, "--out", str(target)]) == 0
    assert str(target) in said(capsys)
    assert f'<html lang="{language}">' in target.read_text(encoding="utf-8")
    assert (folder / "results.csv").is_file() and (folder / "junit.xml").is_file()


def test_a_report_that_cannot_be_written_says_so(make: Make, tmp_path: Path, capsys: Any) -> None:
    make("one", "+")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["eval", "report", "--out", str(tmp_path / "file" / "x.html")]) == 2
    assert "--out" in said(capsys)


def test_a_blessed_run_is_what_the_gate_and_compare_go_by(make: Make, capsys: Any) -> None:
    make("one", "+" * 30)
    assert main(["eval", "bless"]) == 0
    make("two", "+" * 10 + "-" * 20)
    capsys.readouterr()
    assert main(["eval", "compare", "blessed"]) == 0
    shown = said(capsys)
    assert "MEMBURUK  Kutipan persis (cite.valid)" in shown and "20 memburuk" in shown
    assert "case-10" in shown and "dan 15 lagi" in shown
    assert "kutipan saja" in shown and "dokumennya sama" in shown
    assert main(["eval", "compare", "two", "two"]) == 0
    assert "TETAP, kasus demi kasus: cite.valid" in said(capsys)
    assert main(["eval", "compare", "blessed", "two", "--json"]) == 0
    (suite,) = json.loads(capsys.readouterr().out)["suites"]
    assert (suite["verdict"], len(suite["worse"])) == ("worse", 20)
    assert main(["eval", "runs", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["run"], row["blessed"]) for row in rows] == [("one", True), ("two", False)]
    assert main(["eval", "bless", "--undo"]) == 0
    assert main(["eval", "bless", "--undo"]) == 2


def test_a_run_that_breaks_a_bar_is_not_blessed(make: Make, capsys: Any) -> None:
    make("one", "+-")
    assert main(["eval", "bless"]) == 2
    assert "cite.valid" in said(capsys)
    assert main(["eval", "bless", "--anyway"]) == 0


@pytest.mark.parametrize(
    ("passed", "state", "code"), [("++", "done", 0), ("+-", "done", 1), ("++", "stopped", 2)]
)
def test_the_gates_codes(make: Make, passed: str, state: str, code: int) -> None:
    make("one", passed, state=state)
    assert main(["eval", "gate"]) == code


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["--policy", "none.toml"], ["--unknown"], ["--baseline", "nothing"]]
)
def test_the_gate_tells_misuse_from_an_incomplete_run(make: Make, arguments: list[str]) -> None:
    make("one", "++")
    assert main(["eval", "gate", *arguments]) == 64


def test_a_policy_that_cannot_be_used_says_why(make: Make, tmp_path: Path, capsys: Any) -> None:
    make("one", "++")
    path = tmp_path / "bars.toml"
    path.write_text("[[bars]]\nsuite = 'cite.vaild'\nkind = 'zero'", encoding="utf-8")
    assert main(["eval", "gate", "--policy", str(path)]) == 64
    assert "cite.vaild" in said(capsys)


def test_a_part_of_a_tier_is_no_pass_anywhere(make: Make, tmp_path: Path, capsys: Any) -> None:
    folder = make("one", "++", left_out={"perf": "not_chosen"})
    assert main(["eval", "gate"]) == 2
    page = tmp_path / "x.html"
    assert main(["eval", "report", "--lang", "en", "--out", str(page)]) == 0
    assert "a part of its tier: it left out Speed" in page.read_text(encoding="utf-8")
    overview = Overview.model_validate_json((folder / OVERVIEW).read_text(encoding="utf-8"))
    assert (overview.verdict, overview.is_partial) == ("incomplete", True)


def test_old_runs_are_deleted_only_after_asking(make: Make, capsys: Any) -> None:
    folders = [make(name, "+") for name in ("one", "two", "zzz")]
    assert main(["eval", "runs", "--keep", "1"]) == 2  # nobody to ask
    assert all(folder.exists() for folder in folders)
    assert main(["eval", "runs", "--keep", "1", "--yes"]) == 0
    assert [folder.exists() for folder in folders] == [False, False, True]
    assert main(["eval", "runs", "--keep", "1", "--yes"]) == 0
    assert folders[-1].exists()


def test_a_run_without_logs_is_not_scored_again(make: Make, capsys: Any) -> None:
    make("one", "+")
    assert main(["eval", "score"]) == 2
    assert "--no-texts" in said(capsys)
