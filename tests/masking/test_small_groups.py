"""k-anonymity: the counts equal those of a naive computation, and advice keeps its word."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.masking.advice import advise
from assistant.masking.files import open_file
from assistant.masking.masking import Choices, examine, masked_tables
from assistant.masking.plan import parse_plan
from assistant.masking.small_groups import count_groups
from assistant.masking.table import Value
from assistant.masking.treatment import Treatment

ROWS = st.lists(
    st.tuples(st.sampled_from("LP"), st.integers(0, 4), st.sampled_from(["A", "B ", "b"])),
    max_size=40,
)


@given(ROWS, st.integers(2, 6))
def test_counts_equal_the_naive_ones(rows: list[tuple[str, int, str]], least: int) -> None:
    columns: dict[str, Sequence[Value]] = {
        name: [row[place] for row in rows] for place, name in enumerate(("jk", "umur", "desa"))
    }
    keys = [(jk, age, village.strip().lower()) for jk, age, village in rows]
    sizes = {key: sum(1 for other in keys if other == key) for key in keys}
    counted = count_groups(columns, least=least)
    assert counted.total == len(rows)
    assert counted.groups == len(sizes)
    assert counted.small == sum(1 for size in sizes.values() if size < least)
    assert counted.rows == sum(1 for key in keys if sizes[key] < least)
    assert counted.smallest_size == min(sizes.values(), default=0)


AGES = {"Umur": [20, 21, 22, 23, 24, 25, 31, 32, 33, 34]}


def retreat(name: str, treatment: Treatment) -> Sequence[Value] | None:
    if treatment.way != "band":
        return None
    return [age // treatment.width for age in AGES[name]]


def test_advice_makes_coarser_before_it_drops() -> None:
    before = count_groups(AGES, least=4)
    advice = advise(AGES, {"Umur": Treatment("keep")}, before, retreat)
    assert before.rows == 10
    assert advice is not None
    assert (advice.treatments, advice.rows) == ({"Umur": Treatment("band", 10)}, 0)


def test_no_advice_where_a_group_is_the_whole_table() -> None:
    columns = {"Desa": ["A", "A"]}
    before = count_groups(columns, least=5)
    assert before.rows == 2
    assert advise(columns, {"Desa": Treatment("keep")}, before, lambda *_: None) is not None


@pytest.mark.parametrize("groups", [None, ("JK",)])
def test_a_followed_advice_leads_where_it_says(
    choices: Choices, groups: tuple[str, ...] | None
) -> None:
    lines = ["No,JK,Umur,Kecamatan"]
    lines += [f"{i},{'LP'[i % 2]},{20 + i},{'AB'[i % 2]}" for i in range(24)]
    opened = open_file("\n".join(lines).encode(), "a.csv")
    choices = replace(choices, plan=replace(choices.plan, groups=groups))
    examined = examine(opened, choices)
    _, (sheet,) = masked_tables(examined, choices)
    assert sheet.groups is not None
    if groups:
        assert (sheet.groups.columns, sheet.groups.small, sheet.advice) == (("JK",), 0, None)
        return
    assert sheet.advice is not None
    assert sheet.groups.columns == ("JK", "Umur", "Kecamatan")
    changed = {name.casefold(): way for name, way in sheet.advice.treatments.items()}
    followed = replace(choices, plan=replace(choices.plan, columns=changed))
    _, (after,) = masked_tables(examine(opened, followed), followed)
    assert after.groups is not None
    assert after.groups.rows == sheet.advice.rows < sheet.groups.rows


def test_a_plan_sets_the_least_size() -> None:
    assert parse_plan("least = 10\n", "x").least == 10
