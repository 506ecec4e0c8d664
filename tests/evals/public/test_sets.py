import json
from pathlib import Path

import pytest

from assistant.documents import convert
from assistant.errors import UserError
from evals.public.public_set import named_as_in_the_set
from evals.public.sets import SETS, corpora_of, find_sets, give
from evals.running.run import make_plan
from evals.suites import load_suites
from tests.evals.scorers.replies import looked, replied


def write(folder: Path, name: str, *rows: dict[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    passage = {"id": "p0", "text": "Sungai Rekaan panjangnya tujuh (7) kilometer."}
    write(tmp_path / "tydi", "valid_passages.jsonl", passage)
    query = {"id": "q", "question": "Berapa panjangnya?", "answers": ["tujuh (7)"]}
    write(tmp_path / "tydi", "valid_queries.jsonl", {**query, "gold_passage_id": "p0"})
    write(tmp_path / "idk", "valid_passages.jsonl", passage)
    write(
        tmp_path / "idk",
        "valid_questions.jsonl",
        {**query, "answerable": True, "passage_id": "p0"},
        {"id": "u", "question": "Berapa lebarnya?", "answers": [], "answerable": False}
        | {"passage_id": "p0"},
    )
    return tmp_path


def test_sets_are_told_by_their_files(data: Path) -> None:
    assert find_sets([data]) == {"tydiqa_id": data / "tydi", "idk_mrc": data / "idk"}
    assert find_sets([data / "idk"]) == {"idk_mrc": data / "idk"}
    assert find_sets([]) == {}


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_a_set_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError):
        find_sets([tmp_path / name])


def test_a_suite_is_asked_where_its_set_was_given(data: Path) -> None:
    suites = give(load_suites(), find_sets([data / "idk"]))
    lacking = [one for one in suites if one.lacks]
    assert {one.lacks for one in lacking} == SETS.keys() - {"idk_mrc"}
    assert all(one.cases("full") == [] for one in lacking)
    plan = make_plan(suites, suites, tier="standard")
    assert {name for name, why in plan.left_out.items() if why == "no_data"} == {
        one.id for one in lacking
    }
    idk = next(one for one in suites if one.public == "idk_mrc")
    first, second = idk.cases("full")
    assert first.expected.must and not second.expected.must
    assert first.family == second.family == "p0"


def test_the_passages_become_a_library(data: Path, tmp_path: Path) -> None:
    corpora = corpora_of(find_sets([data]))
    corpora["tydiqa_id"](tmp_path / "knowledge")
    assert (tmp_path / "knowledge" / "p0.txt").read_text(encoding="utf-8").startswith("Sungai")
    assert set(corpora) == {"tydiqa_id", "idk_mrc"}


def test_documents_have_their_ids_of_the_set_again(tmp_path: Path) -> None:
    path = tmp_path / "idkmrc-valid-p0.txt"
    path.write_text("Sungai Rekaan panjangnya tujuh kilometer.", encoding="utf-8")
    document = convert(path, source=path.name)
    reply = replied(passages=(looked("Sungai", document=document.id),))
    assert [one.document_id for one in named_as_in_the_set(reply).passages] == [path.stem]
    assert document.id != path.stem
