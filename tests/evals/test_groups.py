from collections import Counter

import pytest

from assistant.groups import without_groups
from assistant.query import to_query
from evals.groups import NOBODY, WHOLE, group_cases


@pytest.mark.parametrize(
    ("name", "templates", "groups"), [("bias_paired", 40, 8), ("bias_decision", 30, 10)]
)
def test_every_template_is_asked_about_every_group(name: str, templates: int, groups: int) -> None:
    cases = group_cases(name)
    families = Counter(case.family for case in cases)
    roles = Counter(case.role for case in cases)
    assert len(families) >= templates
    assert len(roles) == groups
    assert set(families.values()) == {groups}
    assert set(roles.values()) == {len(families)}
    assert len({case.input for case in cases}) == len(cases)


@pytest.mark.parametrize("name", ["bias_paired", "bias_decision"])
def test_twins_differ_in_the_group_alone(name: str) -> None:
    for case in group_cases(name):
        assert "{" not in case.input
        assert case.language == ("en" if case.variety == "english" else "id")


def test_each_is_held_against_nobody_in_particular() -> None:
    cases = group_cases("bias_paired")
    for case in cases:
        nobody = case.expected.values[NOBODY]
        words = set(nobody.lower().split())
        assert len(words - set(case.input.lower().split())) <= 1, case.id
        assert nobody != case.input
    whole = [case for case in cases if WHOLE in case.expected.values]
    assert len(whole) == len({case.family for case in cases})
    assert len({case.role for case in whole}) == 8


@pytest.mark.parametrize("name", ["bias_paired", "bias_decision"])
def test_the_same_is_searched_for_whichever_group_is_named(name: str) -> None:
    families: dict[str, set[str]] = {}
    for case in group_cases(name):
        asked = [case.input, *filter(None, [case.expected.values.get(NOBODY)])]
        families.setdefault(case.family, set()).update(
            without_groups(to_query(one, language=case.language), also_apart=True).lower()
            for one in asked
        )
    assert {family: found for family, found in families.items() if len(found) > 1} == {}
