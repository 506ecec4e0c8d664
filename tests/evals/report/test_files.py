import csv
import io
from xml.etree.ElementTree import fromstring

import pytest

from evals.gate.gate import judge
from evals.gate.policy import Bar, Policy
from evals.judgement import Judgement, Scored
from evals.report.content import Grade, overall, reaches_goal
from evals.report.junit import junit_xml
from evals.report.tables import COLUMNS, results_csv
from evals.report.words import percent, range_words, value_words
from evals.running.summary import Summary
from evals.statistics.estimate import Estimate
from tests.evals.samples import make_case, make_reply, make_suite, make_summary


def run(*, passed: bool | None = True, text: str = "", state: str = "done") -> Summary:
    case = make_case(1).model_copy(update={"input": text})
    judgement = Judgement(passed=passed, why=text, marks={"m": True})
    return make_summary(
        [(make_suite([case]), [Scored(case=case, reply=make_reply(), judgement=judgement)])],
        state=state,
    )


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@x", "\tx", 'a,b\n"c"'])
def test_cells_hold_the_text_and_are_no_formulas(text: str) -> None:
    header, row = csv.reader(io.StringIO(results_csv(run(text=text)), newline=""))
    assert tuple(header) == COLUMNS
    cells = dict(zip(header, row, strict=True))
    assert cells["input"].removeprefix("'") == text
    assert cells["input"][0] not in "=+-@\t"
    assert (cells["passed"], cells["marks"]) == ("true", '{"m": true}')


@pytest.mark.parametrize(
    ("bar", "summary", "kind"),
    [
        (Bar(suite="cite.valid", kind="zero"), run(), None),
        (Bar(suite="cite.valid", kind="zero"), run(passed=False), "failure"),
        (Bar(suite="cite.valid", kind="tracked"), run(passed=False), "skipped"),
        (Bar(suite="cite.valid", kind="absolute", at_least=1, figure="none"), run(), "skipped"),
    ],
)
def test_junit_is_red_exactly_where_the_gate_is(
    bar: Bar, summary: Summary, kind: str | None
) -> None:
    root = fromstring(junit_xml(summary, judge(summary, Policy(bars=(bar,)))))  # noqa: S314
    case, *_ = root.iter("testcase")
    assert [child.tag for child in case] == ([kind] if kind else [])


def test_a_stopped_run_is_an_error_in_junit() -> None:
    summary = run(state="stopped")
    policy = Policy(bars=(Bar(suite="cite.valid", kind="zero"),))
    root = fromstring(junit_xml(summary, judge(summary, policy)))  # noqa: S314
    assert len(list(root.iter("error"))) == 1


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        (1.0, "100%", "100%"),
        (0.996, "99.6%", "99,6%"),
        (0.99999999999, "100%", "100%"),
        (0.9998, "99.9%", "99,9%"),
        (0.004, "0.4%", "0,4%"),
        (0.0, "0%", "0%"),
        (0.125, "12%", "12%"),
        (-0.31, "−31%", "−31%"),
    ],
)
def test_a_share_never_reads_as_all_or_none_where_it_is_not(
    value: float, english: str, indonesian: str
) -> None:
    assert (percent("en", value), percent("id", value)) == (english, indonesian)


@pytest.mark.parametrize(
    ("bar", "reached"),
    [
        (Bar(suite="s", kind="tracked", goal=0.8), True),
        (Bar(suite="s", kind="tracked", goal=0.1, less_is_better=True), False),
        (Bar(suite="s", kind="absolute", at_most=0.95, goal=0.1), False),
        (Bar(suite="s", kind="tracked"), None),
    ],
)
def test_a_goal_is_reached_from_its_own_side(bar: Bar, reached: bool | None) -> None:
    figure = Estimate(name="passed", value=0.9)
    assert reaches_goal(bar, figure) is reached


@pytest.mark.parametrize(
    ("grades", "area"),
    [
        (["green", "grey"], "green"),
        (["green", "few"], "partly"),
        (["green", "unknown", "amber"], "amber"),
        (["few", "red"], "red"),
        (["few", "grey"], "unknown"),
        (["grey"], "grey"),
    ],
)
def test_what_is_told_for_information_lowers_no_area(grades: list[Grade], area: Grade) -> None:
    assert overall(grades) == area


@pytest.mark.parametrize(
    ("name", "value", "low", "high", "told"),
    [
        ("passed", 0.5, 0.25, 0.75, ("50%", "25% to 75%")),
        ("gap", -0.1, -0.3, 0.0, ("−10 points", "−30 points to 0 points")),
        ("name_gap", 0.08, 0.0, 0.2, ("8 points", "0 points to 20 points")),
        ("alarms", 1.0, None, None, ("1", "–")),
        ("mean_reciprocal_rank", 0.88, 0.8, 0.97, ("0.88", "0.8 to 0.97")),
        ("seconds_to_end", 11.72, None, None, ("11.7", "–")),
        ("passed", None, None, None, ("–", "–")),
    ],
)
def test_every_figure_is_told_in_its_unit(
    name: str, value: float | None, low: float | None, high: float | None, told: tuple[str, str]
) -> None:
    figure = Estimate(name=name, value=value, low=low, high=high)
    assert (value_words("en", figure), range_words("en", figure)) == told
