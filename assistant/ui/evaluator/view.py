"""Renders the runs and their standing, and what was not measured."""

from collections.abc import Sequence

from assistant.days import moment_text
from assistant.evaluated import AreaOverview, Overview
from assistant.strings import text
from assistant.types import Language
from assistant.ui.evaluated import tier_name
from assistant.ui.evaluator.addresses import BEFORE, COMPARE_PATH, NOW, report_address
from assistant.ui.evaluator.runs import Run, Runs
from assistant.ui.links import LANGUAGE
from assistant.ui.markup import Markup, join, tag, with_code

_LOOKS = {"red": "is-red", "amber": "is-amber", "partly": "is-amber", "green": "is-green"}
_LIMITS = ("limit_people", "limit_languages", "limit_documents")


def runs_page(
    runs: Runs, overviews: Sequence[Overview], current: Overview | None, language: Language
) -> Markup:
    """Render the page: the run of what is in use, all runs, and what was not measured."""
    told = current or (overviews[0] if overviews else None)
    run = runs.run(told.run) if told else None
    return tag(
        "article",
        tag("h1", say(language, "title")),
        tag("p", with_code(say(language, "lead")), class_="lead"),
        _current(runs, current, language),
        _all(runs, overviews, language),
        _choice(overviews, language) if len(overviews) > 1 else "",
        not_measured(run, told, language),
        class_="about-pandu evaluator",
    )


def say(language: Language, key: str, **values: object) -> str:
    """Return a string of this page."""
    return text(language, f"evaluator.{key}", **values)


def suite_name(suite: str, language: Language) -> str:
    """Name a suite in a few words; its id where nobody named it."""
    try:
        return text(language, f"evals.title.{suite}")
    except (KeyError, TypeError):
        return suite


def run_name(run: str, language: Language) -> str:
    """Name a run by the moment at which it began."""
    return moment_text(run, language)


def not_measured(run: Run | None, told: Overview | None, language: Language) -> Markup:
    """Render what a run left out, what it could not judge, and what no run can measure."""
    lines = [
        tag("li", _left_out(suite, reason, language))
        for suite, reason in sorted((run.left_out if run else {}).items())
    ]
    unjudged = [one for one in (told.areas if told else ()) if one.grade in ("few", "unknown")]
    lines += [tag("li", _area_line(one, language)) for one in unjudged]
    limits = [tag("li", text(language, f"report.unmeasured.{name}")) for name in _LIMITS]
    return _part(
        language,
        "unmeasured",
        tag("p", say(language, "unmeasured.of", run=run_name(told.run, language)))
        if told and lines
        else "",
        tag("ul", *lines) if lines else "",
        tag("p", text(language, "report.unmeasured.always")),
        tag("ul", *limits),
    )


def _current(runs: Runs, current: Overview | None, language: Language) -> Markup:
    if current is None:
        return _part(
            language,
            "current",
            tag("p", text(language, "web.evaluated.none"), class_="note is-stale"),
            tag("p", with_code(text(language, "web.evaluated.make"))),
        )
    return _part(
        language,
        "current",
        tag("p", say(language, f"verdict.{current.verdict}"), class_=_verdict_look(current)),
        tag(
            "p",
            say(
                language,
                "made_of",
                moment=run_name(current.run, language),
                tier=tier_name(current.tier, language),
                model=current.versions.get("generator", "–"),
            ),
            class_="hint",
        ),
        _areas(current, language),
        _reports(runs, current, language),
    )


def _verdict_look(overview: Overview) -> str:
    return "note" if overview.verdict == "passed" else "note is-stale"


def _areas(overview: Overview, language: Language) -> Markup:
    head = [tag("th", say(language, f"area.{name}"), scope="col") for name in ("name", "standing")]
    rows = [
        tag(
            "tr",
            tag("th", _area_name(area, language), scope="row"),
            tag("td", standing(area, language)),
        )
        for area in overview.areas
    ]
    caption = tag("caption", say(language, "area.caption"))
    table = tag("table", caption, tag("thead", tag("tr", *head)), tag("tbody", *rows))
    return _wide(table, say(language, "area.caption"))


def standing(area: AreaOverview, language: Language) -> Markup:
    """Render a grade in words with a mark of its colour, and how many cases it stands on."""
    return join(
        [
            tag("span", class_=f"grade {_LOOKS.get(area.grade, '')}".strip(), aria_hidden="true"),
            text(language, f"report.grade.{area.grade}"),
            " · ",
            say(language, "area.passed", passed=area.passed, cases=area.cases),
        ]
    )


def _reports(runs: Runs, overview: Overview, language: Language) -> Markup:
    links = [
        tag(
            "a",
            say(language, f"report.{one}"),
            href=report_address(overview.run, one),
            hreflang=one,
        )
        for one in runs.report_languages(overview.run)
    ]
    if not links:
        return tag("p", with_code(say(language, "report.none", run=overview.run)), class_="hint")
    return tag("p", *(join([link, " "]) for link in links), class_="actions")


def _all(runs: Runs, overviews: Sequence[Overview], language: Language) -> Markup:
    if not overviews:
        return _part(language, "runs", tag("p", with_code(say(language, "runs.none"))))
    items = [tag("li", _run(runs, one, language)) for one in overviews]
    return _part(language, "runs", tag("ol", *items, class_="runs"))


def _run(runs: Runs, overview: Overview, language: Language) -> Markup:
    name = run_name(overview.run, language)
    areas = [
        tag("li", _area_name(one, language), ": ", standing(one, language))
        for one in overview.areas
    ]
    return tag(
        "details",
        tag(
            "summary",
            tag("strong", name),
            " · ",
            say(language, "runs.tier", tier=tier_name(overview.tier, language)),
            " · ",
            say(language, f"runs.{overview.verdict}"),
        ),
        tag("ul", *areas),
        _reports(runs, overview, language),
    )


def _choice(overviews: Sequence[Overview], language: Language) -> Markup:
    newest, before = overviews[0].run, overviews[1].run
    fields = [
        tag(
            "label",
            say(language, f"compare.{name}"),
            tag(
                "select",
                *(
                    tag(
                        "option",
                        f"{run_name(one.run, language)} · {tier_name(one.tier, language)}",
                        value=one.run,
                        selected=one.run == chosen,
                    )
                    for one in overviews
                ),
                name=name,
            ),
            class_="field",
        )
        for name, chosen in ((BEFORE, before), (NOW, newest))
    ]
    form = tag(
        "form",
        *fields,
        tag("input", type="hidden", name=LANGUAGE, value=language),
        tag("button", say(language, "compare.submit"), type="submit"),
        action=COMPARE_PATH,
        class_="filter is-wide",
    )
    return _part(language, "compare", form)


def _left_out(suite: str, reason: str, language: Language) -> str:
    try:
        said = text(language, f"report.unmeasured.{reason}")
    except (KeyError, TypeError):
        said = reason
    return text(language, "report.unmeasured.row", measure=suite_name(suite, language), reason=said)


def _area_line(area: AreaOverview, language: Language) -> Markup:
    return join([_area_name(area, language), ": ", standing(area, language)])


def _area_name(area: AreaOverview, language: Language) -> str:
    return text(language, f"report.area.{area.name}")


def _part(language: Language, name: str, *content: str) -> Markup:
    heading = tag("h2", say(language, f"{name}.heading"), id=name)
    return tag("section", heading, *content, aria_labelledby=name)


def _wide(table: Markup, label: str) -> Markup:
    return tag("div", table, class_="wide", role="region", aria_label=label, tabindex="0")
