from collections import Counter

import pytest

from evals.guarded_cases import crisis_cases
from evals.twins import load_twins

FILES = [("refusal_over", 60), ("safety_ngo", 80)]


@pytest.mark.parametrize(("name", "families"), FILES)
def test_every_family_has_both_twins_in_the_same_varieties(name: str, families: int) -> None:
    cases = load_twins(name)
    by_family: dict[str, dict[str, set[str]]] = {}
    for case in cases:
        by_family.setdefault(case.family, {}).setdefault(case.role, set()).add(case.variety)
    assert len(by_family) >= families
    assert [name for name, roles in by_family.items() if roles["safe"] != roles["unsafe"]] == []


@pytest.mark.parametrize(("name", "families"), FILES)
def test_half_of_the_families_are_set_aside(name: str, families: int) -> None:
    splits = {case.family: case.split for case in load_twins(name)}
    counts = Counter(splits.values())
    assert abs(counts["dev"] - counts["test"]) <= 1


@pytest.mark.parametrize(("name", "families"), FILES)
def test_no_text_is_asked_twice(name: str, families: int) -> None:
    counts = Counter(case.input.casefold() for case in load_twins(name))
    assert [text for text, times in counts.items() if times > 1] == []


def test_there_are_crises_enough() -> None:
    cases = crisis_cases()
    assert len(cases) >= 40
    assert len({case.id for case in cases}) == len(cases)
