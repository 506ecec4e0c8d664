"""The part of the report for engineers: versions, hashes, times and every figure."""

from collections.abc import Mapping

from assistant.strings import text
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag
from evals.report.elements import section, table
from evals.report.words import figure_words, range_words, say, value_words
from evals.running.effects import Ablation
from evals.running.summary import Summary


def appendix(summary: Summary, language: Language, *, ablation: Ablation | None) -> Markup:
    """Render the appendix of a run, with the newest ablation of this computer."""
    return section(
        say(language, "appendix.heading"),
        tag("h3", say(language, "appendix.versions")),
        _pairs(
            language,
            "versions",
            {"run": summary.run, **summary.versions, **_prefixed(summary.hashes)},
        ),
        tag("p", say(language, "appendix.documents", count=len(summary.documents))),
        _pairs(language, "machine", summary.machine),
        _pairs(language, "datasets", summary.datasets),
        tag("h3", say(language, "appendix.timings")),
        tag("p", say(language, "appendix.took", minutes=f"{summary.seconds / 60:.1f}")),
        _times(summary, language),
        tag("h3", say(language, "appendix.figures")),
        _figures(summary, language),
        tag("h3", say(language, "appendix.ablations")),
        _effects(ablation, summary, language),
    )


def _effects(ablation: Ablation | None, summary: Summary, language: Language) -> Markup:
    if ablation is None:
        return tag("p", say(language, "appendix.no_ablation"))
    is_same = dict(ablation.hashes) == summary.hashes
    told = say(
        language,
        "appendix.ablation_of" if is_same else "appendix.ablation_of_other",
        run=ablation.run,
        tier=ablation.tier,
    )
    head = text(language, "evals.ablate.head").split("|")
    rows = [one.cells() for one in ablation.effects]
    return join([tag("p", told), table(say(language, "appendix.ablations"), head, rows)])


def _prefixed(hashes: Mapping[str, str]) -> dict[str, str]:
    return {f"{name} #": value for name, value in hashes.items()}


def _pairs(language: Language, name: str, values: Mapping[str, str]) -> Markup:
    if not values:
        return Markup("")
    headings = [say(language, f"appendix.{heading}") for heading in ("name", "value")]
    rows = [(key, tag("code", value)) for key, value in values.items()]
    return table(say(language, f"appendix.{name}"), headings, rows)


def _times(summary: Summary, language: Language) -> Markup:
    headings = [say(language, f"appendix.{name}") for name in ("suite", "seconds", "missing")]
    rows = [
        (
            suite.id,
            "–" if suite.seconds is None else f"{suite.seconds:.2f}",
            str(sum(case.is_missing for case in suite.cases)),
        )
        for suite in summary.suites
    ]
    return table(say(language, "appendix.caption_timings"), headings, rows)


def _figures(summary: Summary, language: Language) -> Markup:
    keys = ("appendix.suite", "appendix.figure", "rows.figure", "rows.range", "rows.count")
    rows = [
        (
            suite.id,
            figure_words(language, figure.name, figure.group),
            value_words(language, figure),
            range_words(language, figure),
            say(language, "families", cases=figure.cases, families=figure.families),
        )
        for suite in summary.suites
        for figure in suite.figures
    ]
    caption = say(language, "appendix.caption_figures")
    every = table(caption, [say(language, key) for key in keys], rows)
    return tag("details", tag("summary", say(language, "appendix.open")), every)
