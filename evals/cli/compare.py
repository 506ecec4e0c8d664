"""`pandu eval compare`: two runs case by case, in plain words."""

from collections.abc import Sequence
from typing import Annotated

import typer

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.strings import text
from evals.cli.options import LATEST, run_or_baseline
from evals.comparing import Comparison, SuiteChange, compare, differing
from evals.report.words import number, percent, points, title_words

_SHOWN = 5
_STYLES = {"worse": "bold red", "better": "green", "unclear": "bold"}


def compare_runs(
    before: Annotated[str, typer.Argument(help=text(LANGUAGE, "evals.option.before"))],
    after: Annotated[str, typer.Argument(help=text(LANGUAGE, "evals.option.after"))] = LATEST,
    show_all: Annotated[
        bool, typer.Option("--all", help=text(LANGUAGE, "evals.option.all_flips"))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Compare two runs; its help is the string `evals.help.compare`."""
    settings = read_settings()
    first, second = (run_or_baseline(settings, name) for name in (before, after))
    comparison = compare(first, second)
    if as_json:
        print_json(comparison)
        return
    _say("heading")
    for name, run in (("before", first), ("after", second)):
        model = run.versions.get("generator") or text(LANGUAGE, "evals.compare.quotes_only")
        _say(name, run=run.run, tier=run.tier, model=model)
    _tell_differences(differing(first, second))
    for change in comparison.suites:
        if change.verdict != "same":
            _tell(change, shown=None if show_all else _SHOWN)
    if same := [one.suite for one in comparison.suites if one.verdict == "same"]:
        _say("same", suites=", ".join(same))
    _warn(comparison)
    counts = {
        name: sum(one.verdict == name for one in comparison.suites)
        for name in ("better", "worse", "unclear", "same")
    }
    words = text(interface_language(), "evals.compare.total", **counts)
    console.print(words, soft_wrap=True)


def _tell_differences(names: Sequence[str]) -> None:
    if not names:
        _say("nothing_differs")
        return
    words = (text(interface_language(), f"evals.compare.differs.{name}") for name in names)
    _say("what_differs", what=", ".join(words))


def _tell(change: SuiteChange, *, shown: int | None) -> None:
    language = interface_language()
    style = _STYLES[change.verdict]
    measure = title_words(language, change.suite)
    console.print(
        text(
            language,
            f"evals.compare.{change.verdict}",
            suite=change.suite,
            measure=measure,
            before=percent(language, change.before),
            after=percent(language, change.after),
            pairs=change.pairs,
            better=len(change.better),
            worse=len(change.worse),
            low=points(language, change.low, signed=True),
            high=points(language, change.high, signed=True),
            p=number(language, change.p),
        ),
        style=style,
        soft_wrap=True,
    )
    for name, cases in (("flipped_worse", change.worse), ("flipped_better", change.better)):
        for case in cases[:shown]:
            _say(name, case=case.id, question=" ".join(case.input.split())[:100])
        if shown is not None and len(cases) > shown:
            _say("more", count=len(cases) - shown)


def _warn(comparison: Comparison) -> None:
    for name in ("only_before", "only_after", "unscored", "unbelieved"):
        if suites := getattr(comparison, name):
            _say(name, warning=True, suites=", ".join(suites))
    for change in comparison.suites:
        for name in ("added", "removed"):
            if cases := getattr(change, name):
                _say(name, warning=True, suite=change.suite, count=len(cases))


def _say(key: str, /, *, warning: bool = False, **values: object) -> None:
    words = text(interface_language(), f"evals.compare.{key}", **values)
    (stderr if warning else console).print(words, soft_wrap=True)
