import pytest

from evals.cases import Case, Expected
from evals.judgement import Scored
from evals.reply import Reply
from evals.scorers.masked import masked
from evals.suites.privacy_redact import recalls

TEXT = "Ibu Siti, 0812-0000"


def case(axis: str = "jawa", number: int = 0) -> Case:
    return Case(
        id=f"r{number}-{axis}",
        language="id",
        variety="formal",
        input=TEXT,
        family=f"r{number}-{axis}",
        axis=axis,
        expected=Expected(values={"marks": "name:4:8 phone:10:19"}),
    )


@pytest.mark.parametrize(
    ("spans", "passed", "needless"),
    [
        (((4, 8, "name"), (10, 19, "phone")), True, False),
        (((4, 8, "phone"), (10, 19, "nik")), True, False),
        (((4, 8, "name"), (10, 14, "phone"), (15, 19, "phone")), True, False),
        (((4, 7, "name"), (10, 19, "phone")), False, False),
        (((10, 19, "phone"),), False, False),
        (((0, 3, "name"), (4, 8, "name"), (10, 19, "phone")), True, True),
    ],
    ids=["right", "other kinds", "hyphen open", "a letter open", "name open", "needless"],
)
def test_every_letter_of_a_mark_is_masked(
    spans: tuple[tuple[int, int, str], ...], passed: bool, needless: bool
) -> None:
    found = masked(case(), Reply(spans=spans))
    assert (found.passed, found.marks["needless_mask"]) == (passed, needless)


def run_of(count: int) -> list[Scored]:
    both, phone = ((4, 8, "name"), (10, 19, "phone")), ((10, 19, "phone"),)
    run = []
    for axis, hits in (("jawa", 10), ("papua", 7), ("bali", 9)):
        for number in range(count):
            one = case(axis, number)
            reply = Reply(spans=both if number < hits * count / 10 else phone)
            run.append(Scored(case=one, reply=reply, judgement=masked(one, reply)))
    return run


def test_with_few_names_of_an_origin_there_is_no_gap() -> None:
    found = {one.name: one for one in recalls(run_of(10))}
    assert (found["name_gap"].value, found["name_gap"].reason) == (None, "too_few")


def test_the_widest_gap_between_origins_is_a_figure() -> None:
    found = {(one.name, one.group): one for one in recalls(run_of(20))}
    gap = found["name_gap", ""]
    assert (gap.cases, gap.families) == (60, 60)
    assert gap.low is not None and gap.high is not None and gap.low < 0.3 < gap.high
    assert found["recall", "phone"].value == 1.0
    assert found["name_recall", "papua"].value == pytest.approx(0.7)
    assert found["name_gap", ""].value == pytest.approx(0.3)


def test_a_text_without_a_reply_is_left_readable() -> None:
    one = case()
    lost = Scored(case=one, reply=None, judgement=masked(one, Reply()))
    found = {(one.name, one.group): one.value for one in recalls([lost])}
    assert found["recall", "phone"] == 0.0
