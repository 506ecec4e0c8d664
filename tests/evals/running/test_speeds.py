from pathlib import Path

import pytest

from evals.running.run import Plan
from evals.running.speeds import Speeds
from tests.evals.samples import make_case, make_suite


def test_means_are_kept_by_model_and_serve_the_next_plan(tmp_path: Path) -> None:
    path = tmp_path / "speeds.json"
    Speeds(path, generator="small").keep({"cite.valid": [1.0, 2.0, 6.0], "few": [5.0]})
    Speeds(path, generator="large").keep({"cite.valid": [9.0, 9.0, 9.0]})
    kept = Speeds(path, generator="small").seconds
    assert kept == {"cite.valid": 3.0}
    suite = make_suite([make_case(number) for number in range(10)])
    assert Plan(suites=(suite,), tier="full", speeds=kept).seconds == 30
    assert Plan(suites=(suite,), tier="full").seconds == 10 * suite.seconds


@pytest.mark.parametrize("content", ["", "[]", '{"small": 3}', '{"small": {"a": "x"}}', "{"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "speeds.json"
    path.write_text(content, encoding="utf-8")
    assert Speeds(path, generator="small").seconds == {}
