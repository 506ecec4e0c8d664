"""Renders the golden questions: the form that asks them, and what became of each."""

from collections.abc import Sequence
from datetime import date

from assistant.days import day_text
from assistant.strings import text as words
from assistant.trying.kept import KeptOutcome, Result
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.trainer.golden import Golden, is_well, tally
from assistant.ui.trainer.parts import Choice, form, say, select, submit

_FIGURES = ("place", "quotes", "answered")


def golden_section(golden: Golden, language: Language) -> Markup:
    """Render what golden questions are, the form that asks them, and the last results."""
    intro = [
        tag("p", say(language, "golden.text")),
        tag("p", say(language, "golden.kept"), class_="remark"),
    ]
    if not golden.questions:
        return join([*intro, tag("p", with_code(say(language, "golden.none")), class_="remark")])
    return join([*intro, _form(golden, language), _results(golden, language)])


def _form(golden: Golden, language: Language) -> Markup:
    total = sum(golden.questions.values())
    named = sorted((golden.titles[one], one, count) for one, count in golden.questions.items())
    choices: list[Choice] = [
        ("", say(language, "golden.all", count=total)),
        *((source, f"{title} ({count})") for title, source, count in named),
    ]
    return form(
        "ask_golden",
        select(
            "document",
            say(language, "golden.document"),
            choices,
            golden.chosen,
            id="golden-document",
        ),
        submit(say(language, "golden.ask")),
        slow=True,
        class_="filter",
    )


def _results(golden: Golden, language: Language) -> Markup:
    if not golden.results:
        return tag("p", say(language, "golden.not_asked"), class_="remark")
    shown = [one for one in golden.results if golden.chosen or not is_well(one)]
    left_out = len(golden.results) - len(shown)
    return join(
        [
            tag("h3", golden.titles.get(golden.chosen) or say(language, "golden.results")),
            tag(
                "p", say(language, "golden.summary", **tally(golden.results)), class_="summary-line"
            ),
            tag("p", " ".join(_days(golden, language)), class_="remark"),
            _table(shown, golden, language) if shown else "",
            tag("p", say(language, "golden.left_out", count=left_out), class_="remark")
            if left_out
            else "",
        ]
    )


def _days(golden: Golden, language: Language) -> list[str]:
    """Say when they were asked, now and before, and whether they should be asked again."""
    now = [one.now.on for one in golden.results]
    before = [one.before.on for one in golden.results if one.before is not None]
    said = [say(language, "golden.asked_on", days=_span(now, language))]
    if before:
        said.append(say(language, "golden.compared", days=_span(before, language)))
    else:
        said.append(say(language, "golden.no_before"))
    if golden.is_stale:
        said.append(say(language, "golden.stale"))
    return said


def _span(days: Sequence[date], language: Language) -> str:
    first, last = (day_text(day, language) for day in (min(days), max(days)))
    return first if first == last else say(language, "golden.span", first=first, last=last)


def _table(shown: Sequence[Result], golden: Golden, language: Language) -> Markup:
    names = ("question", "change", *_FIGURES)
    head = tag("tr", *(tag("th", say(language, f"golden.{name}"), scope="col") for name in names))
    return tag(
        "table",
        tag("caption", say(language, "golden.caption"), class_="sr-only"),
        tag("thead", head),
        tag("tbody", *(_row(one, golden, language) for one in shown)),
        class_="documents golden",
    )


def _row(result: Result, golden: Golden, language: Language) -> Markup:
    trial, verdict = result.trial, result.verdict
    title = golden.titles.get(trial.source, trial.source)
    place = trial.golden.section if golden.chosen else f"{title} · {trial.golden.section}"
    change = words(language, f"trying.verdict.{verdict}") if verdict else ""
    return tag(
        "tr",
        tag(
            "th",
            tag("span", trial.golden.question, lang=trial.golden.language),
            tag("span", place, class_="remark"),
            scope="row",
        ),
        tag(
            "td",
            change,
            data_label=say(language, "golden.change"),
            class_=f"state is-{verdict}" if verdict else None,
        ),
        *(_cell(name, result, language) for name in _FIGURES),
    )


def _cell(name: str, result: Result, language: Language) -> Markup:
    """Render a figure as it is now, and as it was where that differs."""
    now = _figure(name, result.now, language)
    before = _figure(name, result.before, language) if result.before is not None else now
    earlier = say(language, "golden.before", value=before)
    return tag(
        "td",
        tag("span", now),
        tag("span", earlier, class_="remark") if before != now else "",
        data_label=say(language, f"golden.{name}"),
    )


def _figure(name: str, kept: KeptOutcome, language: Language) -> str:
    if name == "place":
        if kept.rank is None:
            return say(language, "golden.unseen")
        return say(language, "golden.rank", rank=kept.rank)
    holds = kept.in_quotes if name == "quotes" else kept.outcome().is_answered
    return say(language, "golden.yes" if holds else "golden.no")
