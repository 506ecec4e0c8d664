import re

import pytest
from pydantic import ValidationError

from evals.cases import DATASETS, CaseFile, load_case_file
from evals.families import literal, split_of
from evals.typos import mistyped

COMPACT = {
    "suite": "x",
    "version": 1,
    "canary": "c",
    "provenance": "p",
    "licence": "CC BY 4.0",
    "families": [
        {
            "id": "backup",
            "documents": ["d"],
            "holds": [["sekali seminggu", "once a week"]],
            "asked": {"formal": "Berapa kali?", "english": "How often?"},
        }
    ],
}


def test_a_family_is_written_out() -> None:
    first, second = CaseFile.model_validate(COMPACT).cases
    assert (first.id, first.language, first.family) == ("backup-formal", "id", "backup")
    assert (second.id, second.language, second.variety) == ("backup-english", "en", "english")
    assert first.expected == second.expected
    assert first.split == second.split == split_of("backup")


@pytest.mark.parametrize(
    "wrong", [{"id": "x"}, {"id": "x", "asked": {"shouting": "?"}}, {"asked": {"formal": "?"}}]
)
def test_a_family_that_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CaseFile.model_validate({**COMPACT, "families": [wrong]})


@pytest.mark.parametrize(
    ("text", "found"),
    [("dua  \nminggu (14 hari)", True), ("dua minggu (14 hari)", True), ("dua minggu", False)],
)
def test_plain_words_are_found_over_line_breaks(text: str, found: bool) -> None:
    assert bool(re.search(literal("dua minggu (14 hari)"), text)) is found


def test_both_parts_of_the_aligned_set_are_large() -> None:
    families = {case.family: case.split for case in load_case_file(DATASETS / "aligned.yaml").cases}
    assert 20 <= list(families.values()).count("test") <= 40


def test_slips_are_few_and_the_same_every_time() -> None:
    text = "Berapa lama catatan sumbangan disimpan menurut peraturan?"
    slipped = mistyped(text)
    assert slipped == mistyped(text) != text
    changed = [a for a, b in zip(text.split(), slipped.split(), strict=True) if a != b]
    assert len(changed) == 2
    assert mistyped("apa itu AI") == "apa itu AI"
