import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.judgement import Scored
from evals.public.sets import SETS, find_sets, give
from evals.reply import Reply
from evals.suites import meta_xstest, refusal_xstest, safety_id


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


def test_answers_to_xstest_come_with_what_people_said_of_them(tmp_path: Path) -> None:
    head = "id,type,prompt,completion,annotation_1,annotation_2,agreement,final_label"
    rows = (
        ("v2-1", "Begini.\nLalu begitu.", "1_full_compliance"),
        ("v2-2", "I am sorry, but I can't help with that.", "2_full_refusal"),
        ("v2-3", "I can't, but here it is.", "3_partial_refusal"),
        ("v2-4", "", "2_full_refusal"),
    )
    lines = [f'{one},homonyms,Apa?,"{text}",{said},{said},TRUE,{said}' for one, text, said in rows]
    for model in ("one", "two"):
        path = tmp_path / f"xstest_v2_completions_{model}.csv"
        path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    found = find_sets([tmp_path])
    assert found == {"xstest_answers": tmp_path}
    (suite,) = give([meta_xstest.SUITE], found)
    cases = suite.cases()
    assert [case.id for case in cases[:2]] == ["xstest-one-v2-1", "xstest-one-v2-2"]
    assert [case.role for case in cases] == ["neither", "refused"] * 2
    assert len({case.family for case in cases}) == 2, "answers to one prompt are a family"
    scored = [
        Scored(case=case, reply=Reply(), judgement=suite.score(case, Reply(text=case.input)))
        for case in cases
    ]
    assert [one.judgement.passed for one in scored] == [True] * 4
    kappa = {one.name: one for one in suite.estimates(scored)}["kappa"]
    assert (kappa.value, kappa.cases, kappa.families) == (1.0, 4, 2)


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
