from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from evals.cases import DATASETS, load_case_file, read_heading
from evals.cli.reporting import unreviewed
from evals.running.material import datasets_of
from evals.suites import load_suites
from tests.evals.samples import make_summary

GOOD = {
    "suite": "qa.grounded",
    "version": 1,
    "canary": "11111111-2222-4333-8444-555555555555",
    "provenance": "written for this project",
    "licence": "CC BY 4.0",
    "cases": [
        {"id": "a", "language": "id", "variety": "formal", "input": "Apa?", "family": "f"},
        {"id": "b", "language": "id", "variety": "everyday", "input": "apa sih?", "family": "f"},
    ],
}


def written(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "cases.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_a_file_of_cases_is_read(tmp_path: Path) -> None:
    assert [case.id for case in load_case_file(written(tmp_path, GOOD)).cases] == ["a", "b"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "c"},
        {**GOOD["cases"][0], "colour": "red"},  # type: ignore[index, dict-item]
        {**GOOD["cases"][0], "expected": {"must_not": ["(unclosed"]}},  # type: ignore[index, dict-item]
        {**GOOD["cases"][0], "expected": {"statuses": ["maybe"]}},  # type: ignore[index, dict-item]
    ],
    ids=["lacks fields", "unknown field", "no pattern", "no status"],
)
def test_a_case_that_does_not_fit_is_refused(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(ValidationError):
        load_case_file(written(tmp_path, {**GOOD, "cases": [wrong]}))


def test_two_cases_can_not_share_a_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="called a"):
        load_case_file(written(tmp_path, {**GOOD, "cases": [GOOD["cases"][0]] * 2}))  # type: ignore[index]


WITHOUT_CANARY = {"first_light"}
"""The oldest set, which was judged by before there were canaries."""


def test_every_shipped_file_has_its_own_canary() -> None:
    paths = {path.relative_to(DATASETS).with_suffix("") for path in DATASETS.rglob("*.yaml")}
    names = {path.as_posix() for path in paths} - WITHOUT_CANARY
    canaries = [read_heading(DATASETS / f"{name}.yaml").canary for name in names]
    assert len(canaries) > 50
    assert len(set(canaries)) == len(canaries)


@pytest.mark.parametrize(
    "text", ["cases: []\n", "canary: here\n", "# Canary: a-11111111-2222-4333-8444-55555555555\n"]
)
def test_a_file_without_a_guid_of_its_own_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="0 canaries"):
        read_heading(path)


@pytest.mark.parametrize(
    ("field", "names"),
    [("[]", ()), ("[a, b]", ("a", "b")), ("\n  - a\n  - b", ("a", "b")), ("\n- a", ("a",))],
)
def test_who_checked_a_file_is_read(tmp_path: Path, field: str, names: tuple[str, ...]) -> None:
    path = tmp_path / "x.yaml"
    canary = "canary: 11111111-2222-4333-8444-555555555555"
    path.write_text(f"{canary}\nreviewed_by: {field}\ncases: []\n", encoding="utf-8")
    assert read_heading(path).reviewed_by == names


def test_every_suite_tells_the_files_of_its_cases() -> None:
    told = {name for suite in load_suites() for name in datasets_of([suite])}
    assert {"safety_ngo", "refusal_over", "leaks", "injection", "redaction/names"} <= told
    assert {"small_counts", "labelled_answers", "guardrails", "inject_direct"} <= told
    assert "qa.grounded" in told, "its cases are the library's golden questions"


def test_every_file_of_cases_tells_who_checked_it() -> None:
    names = {name: "" for suite in load_suites() for name in suite.files}
    reviewed = {name for name in names if read_heading(DATASETS / f"{name}.yaml").reviewed_by}
    summary = make_summary([]).model_copy(update={"datasets": names})
    assert set(unreviewed(summary)) == set(names) - reviewed


def test_a_thinned_suite_keeps_whole_families_of_every_kind() -> None:
    for suite in load_suites():
        every, some = suite.cases("full"), suite.cases("smoke")
        kept = {case.family for case in some}
        assert [case for case in every if case.family in kept] == some
        if len(kept) >= len({case.axis for case in every}):
            assert {case.axis for case in some} == {case.axis for case in every}


def test_a_thinned_suite_is_not_made_of_what_stands_first() -> None:
    grounded = next(suite for suite in load_suites() if suite.id == "qa.grounded")
    assert {case.language for case in grounded.cases("smoke")} == {"id", "en"}
