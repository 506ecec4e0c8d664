"""The results of each area: a table of its suites' figures, and a picture of their ranges."""

from collections.abc import Sequence
from itertools import groupby

from assistant.types import Language
from assistant.ui.markup import Markup, join, tag
from evals.gate.policy import Bar
from evals.report.content import Area, Row
from evals.report.elements import section, table, table_of_groups
from evals.report.plot import Dot, plot
from evals.report.words import (
    amount,
    figure_words,
    percent,
    range_words,
    say,
    suite_words,
    title_words,
    value_words,
)
from evals.statistics.estimate import Estimate

_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_LOOKS = {"partly": "amber", "few": "grey", "unknown": "grey"}


def by_area(areas: Sequence[Area], language: Language) -> Markup:
    """Render all areas: first their grades, then each with its figures."""
    rows = [
        (
            say(language, f"area.{area.name}"),
            grade_words(language, area.grade),
            say(language, "areas.passed_of", passed=area.passed, cases=area.cases),
        )
        for area in areas
    ]
    headings = [say(language, f"areas.{name}") for name in ("area", "grade", "passed")]
    return section(
        say(language, "areas.heading"),
        tag("p", say(language, "areas.explain")),
        table(say(language, "areas.caption"), headings, rows),
        tag("p", say(language, "plot.legend"), class_="legend"),
        *(_area(area, language) for area in areas),
    )


def grade_words(language: Language, grade: str) -> Markup:
    """Say a grade in its colour."""
    look = _LOOKS.get(grade, grade)
    return tag("span", say(language, f"grade.{grade}"), class_=f"grade {look}")


def _area(area: Area, language: Language) -> Markup:
    name = say(language, f"area.{area.name}")
    headings = ("measure", "figure", "range", "count", "bar", "grade")
    groups = [
        (
            join([title_words(language, suite), tag("small", _told(language, suite, known))]),
            [_cells(row, language) for row in rows],
        )
        for (suite, known), rows in groupby(
            area.rows, key=lambda row: (row.suite, row.is_development)
        )
    ]
    return join(
        [
            tag("h3", name),
            _plot(name, area.rows, language),
            table_of_groups(
                say(language, "rows.caption", area=name),
                [say(language, f"rows.{heading}") for heading in headings],
                groups,
            ),
        ]
    )


def _told(language: Language, suite: str, is_development: bool) -> str:
    words = suite_words(language, suite)
    return f"{words} {say(language, 'rows.development')}" if is_development else words


def _cells(row: Row, language: Language) -> tuple[str, ...]:
    return (
        figure_words(language, *_figure_of(row)),
        value_words(language, row.figure),
        range_words(language, row.figure),
        _count(row, language),
        _bar(row, language),
        grade_words(language, row.grade),
    )


def _figure_of(row: Row) -> tuple[str, str]:
    bar = row.finding.bar if row.finding else None
    return (bar.figure, bar.group) if bar else ("passed", "")


def _count(row: Row, language: Language) -> str:
    if row.figure is None or not row.figure.families:
        return str(row.cases)
    return say(language, "families", cases=row.figure.cases, families=row.figure.families)


def _bar(row: Row, language: Language) -> str:
    if row.finding is None:
        return say(language, "bar.tracked")
    bar = row.finding.bar
    figure = row.figure or Estimate(name=bar.figure, value=None)
    words = _bar_alone(bar, figure, language)
    if bar.goal is None:
        return words
    side = "at_most" if bar.less_is_better or bar.at_most is not None else "at_least"
    goal = say(language, f"bar.{side}", value=amount(language, figure, bar.goal))
    return say(language, "bar.goal", bar=words, goal=goal)


def _bar_alone(bar: Bar, figure: Estimate, language: Language) -> str:
    if bar.kind != "absolute":
        return say(language, f"bar.{bar.kind}")
    ends = {"at_least": bar.at_least, "at_most": bar.at_most}
    return ", ".join(
        say(language, f"bar.{name}", value=amount(language, figure, value))
        for name, value in ends.items()
        if value is not None
    )


def _plot(name: str, rows: Sequence[Row], language: Language) -> Markup:
    shares = [row for row in rows if _can_be_drawn(row.figure)]
    if not shares:
        return Markup("")
    dots = [_dot(row, language) for row in shares]
    return plot(
        dots,
        title=say(language, "plot.title", area=name),
        described=" ".join(
            say(
                language,
                "plot.row",
                measure=dot.label,
                value=value_words(language, row.figure),
                range=range_words(language, row.figure),
                grade=say(language, f"grade.{row.grade}"),
            )
            for dot, row in zip(dots, shares, strict=True)
        ),
        axis=(0.0, 1.0),
        ticks=[percent(language, tick) for tick in _TICKS],
    )


def _can_be_drawn(figure: Estimate | None) -> bool:
    """Whether a figure with its range lies on an axis from none to all."""
    return figure is not None and all(
        end is not None and 0 <= end <= 1 for end in (figure.value, figure.low, figure.high)
    )


def _dot(row: Row, language: Language) -> Dot:
    figure, bar = row.figure, row.finding.bar if row.finding else None
    limit = None
    if bar is not None:
        limit = 1.0 if bar.kind == "zero" else bar.at_least or bar.at_most
    name, group = _figure_of(row)
    label = title_words(language, row.suite)
    if (name, group) != ("passed", ""):
        words = figure_words(language, name, group)
        label = say(language, "rows.figure_of", suite=label, figure=words)
    return Dot(
        label=label,
        value=figure.value if figure else None,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        look=_LOOKS.get(row.grade, row.grade),
        bar=limit,
        goal=bar.goal if bar else None,
    )
