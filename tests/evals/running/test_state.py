from dataclasses import replace
from pathlib import Path

import pytest

import assistant
from evals.cases import Expected
from evals.public.sets import give
from evals.running import material, state
from evals.running.cache import ReplyCache
from evals.running.material import material_of
from evals.running.state import State
from evals.suites import qa_tydiqa
from evals.suites.privacy_leak import SUITE as LEAKS
from tests.evals.samples import make_case, make_reply


def test_everything_that_masks_is_part_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[Path] = []
    monkeypatch.setattr(state, "_hash_files", lambda root, paths: hashed.extend(paths))
    state.program_fingerprint.__wrapped__()
    home = Path(assistant.__file__).parent / "privacy/tagging"
    assert {home / "tagger.crfsuite", home / "places.txt"} <= set(hashed)


def test_what_only_scores_lets_replies_be_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (State(hashes={"evals": name}, documents={}) for name in "ab")
    assert one.key == other.key
    monkeypatch.setattr(state, "asking_fingerprint", lambda: "changed")
    assert one.key != State(hashes={"program": "p"}, documents={}).key
    assert "suites/*.py" in state._ASKING


def test_a_case_with_other_values_is_another_question(tmp_path: Path) -> None:
    cache = ReplyCache(tmp_path / "replies.sqlite", state="s")
    first, second = (make_case(1, expected=Expected(values={"nobody": one})) for one in "ab")
    cache.keep("suite", first, make_reply())
    assert cache.find("suite", first) is not None
    assert cache.find("suite", second) is None
    assert cache.find("suite", first, material="edited") is None


def test_an_edited_planted_document_lets_no_old_reply_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material, "DATASETS", tmp_path)
    found = []
    for text in ("one", "two"):
        (tmp_path / "leaks.yaml").write_text(text, encoding="utf-8")
        found.append(material_of(LEAKS))
    assert found[0] != found[1]
    assert material_of(replace(LEAKS, replies="passages")) == ""


def test_other_passages_of_a_public_set_let_no_old_reply_be_used(tmp_path: Path) -> None:
    found = []
    for text in ("one", "two"):
        (tmp_path / "valid_passages.jsonl").write_text(text, encoding="utf-8")
        (suite,) = give([qa_tydiqa.SUITE], {"tydiqa_id": tmp_path})
        found.append(material_of(suite))
    assert found[0] != found[1]
