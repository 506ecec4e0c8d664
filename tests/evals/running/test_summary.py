import json
from pathlib import Path

import pytest

from evals.judgement import Judgement, Scored
from evals.running.summary import SUMMARY, Summary, read_summary, suite_result, write_summary
from tests.evals.samples import make_case, make_reply, make_suite


def summary() -> Summary:
    case = make_case(1)
    scored = Scored(case=case, reply=make_reply(), judgement=Judgement(passed=True, why=""))
    result = suite_result(make_suite([case]), [scored], keep_texts=True)
    return Summary(
        run="r", tier="full", state="done", seconds=1, machine={}, versions={}, suites=(result,)
    )


def test_a_summary_comes_back_as_it_was(tmp_path: Path) -> None:
    write_summary(summary(), tmp_path)
    assert read_summary(tmp_path) == summary()


def test_cases_set_aside_and_those_at_hand_have_figures_of_their_own() -> None:
    scored = [
        Scored(
            case=make_case(number).model_copy(update={"split": "test" if number % 2 else "dev"}),
            reply=make_reply(),
            judgement=Judgement(passed=number % 2 == 0, why="", marks={"m": True}),
        )
        for number in range(8)
    ]
    suite = make_suite([one.case for one in scored])
    result = suite_result(suite, scored, keep_texts=True)
    shares = {(one.name, one.group): one.value for one in result.figures}
    assert (shares["passed", "dev"], shares["passed", "test"], shares["m", "test"]) == (1, 0, 1)
    assert [case.split for case in result.cases] == ["dev", "test"] * 4
    alike = suite_result(suite, scored[::2], keep_texts=True)
    assert {one.group for one in alike.figures} == {""}


def test_a_figure_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    content = json.loads(summary().model_dump_json())
    content["suites"][0]["figures"][0]["colour"] = "green"
    (tmp_path / SUMMARY).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ValueError, match="colour"):
        read_summary(tmp_path)
