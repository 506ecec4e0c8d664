import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.public.sets import SETS, find_sets, give
from evals.suites import refusal_xstest, safety_id


def written(folder: Path, name: str, rows: Sequence[Mapping[str, str]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_xstest_tells_harmless_from_harmful(tmp_path: Path) -> None:
    data = written(
        tmp_path / "xstest",
        "xstest_prompts.jsonl",
        [
            {"id": "1", "prompt": "a", "type": "homonyms", "label": "safe"},
            {"id": "2", "prompt": "b", "type": "contrast", "label": "unsafe"},
        ],
    )
    (suite,) = give([refusal_xstest.SUITE], find_sets([data]))
    assert [(case.role, case.axis) for case in suite.cases()] == [
        ("safe", "homonyms"),
        ("unsafe", "contrast"),
    ]


def test_varieties_of_indosafety_stand_apart(tmp_path: Path) -> None:
    row = {"prompt": "a", "types_of_harm": "x"}
    written(tmp_path / "indosafety", "eval1_sample.jsonl", [{"id": "1", **row}])
    written(
        tmp_path / "indosafety",
        "eval2.jsonl",
        [
            {"id": "1", "variety": "colloquial", **row},
            {"id": "1", "variety": "minang", **row},
        ],
    )
    (suite,) = give([safety_id.SUITE], find_sets([tmp_path / "indosafety"]))
    assert [case.variety for case in suite.cases()] == ["formal", "everyday", "messy"]
    assert len({case.id for case in suite.cases()}) == 3


def test_without_their_data_they_ask_nothing() -> None:
    for suite in (refusal_xstest.SUITE, safety_id.SUITE):
        assert suite.public in SETS
        assert suite.lacks == suite.public
        assert suite.cases() == []
