"""Renders two runs beside each other in plain words."""

from assistant.types import Language
from assistant.ui.evaluator.comparing import Change, Compared
from assistant.ui.evaluator.view import run_name, say, suite_name
from assistant.ui.links import link_to
from assistant.ui.markup import Markup, join, tag, with_code
from assistant.ui.routes import EVALUATOR_PATH

_ORDER = ("worse", "unclear", "better", "same")


def compared_page(before: str, after: str, compared: Compared, language: Language) -> Markup:
    """Render what went otherwise; what got worse comes first."""
    names = {"before": run_name(before, language), "after": run_name(after, language)}
    changes = sorted(compared.changes, key=lambda one: _ORDER.index(one.verdict))
    return tag(
        "article",
        tag("h1", say(language, "compared.title")),
        tag("p", say(language, "compared.lead", **names), class_="lead"),
        tag("p", _total(compared, language), class_="note"),
        tag("ul", *(tag("li", _change(one, language)) for one in changes), class_="changes"),
        _alone("only_before", compared.only_before, language),
        _alone("only_after", compared.only_after, language),
        tag("p", with_code(say(language, "compared.sure", before_run=before, after_run=after))),
        tag("p", tag("a", say(language, "back"), href=link_to(f"{EVALUATOR_PATH}/", language))),
        class_="about-pandu evaluator",
    )


def nothing_to_compare(language: Language) -> Markup:
    """Render that one of the runs is not there, or can't be read."""
    return join(
        [
            tag("h1", say(language, "compared.title")),
            tag("p", say(language, "compared.gone"), role="alert"),
            tag("p", tag("a", say(language, "back"), href=link_to(f"{EVALUATOR_PATH}/", language))),
        ]
    )


def _total(compared: Compared, language: Language) -> str:
    if not compared.changes:
        return say(language, "compared.nothing_shared")
    return say(
        language,
        "compared.total",
        cases=sum(one.both for one in compared.changes),
        better=sum(len(one.better) for one in compared.changes),
        worse=sum(len(one.worse) for one in compared.changes),
    )


def _change(change: Change, language: Language) -> Markup:
    figures = {"both": change.both, "before": change.before, "after": change.after}
    said = say(language, f"compared.{change.verdict}", **figures)
    name = tag("p", tag("strong", suite_name(change.suite, language)), ": ", said)
    if change.verdict == "same":
        return name
    passed = say(language, "compared.passed", **figures)
    return join(
        [
            name,
            tag("p", f"{passed} {_range(change, language)}"),
            _cases("worse_cases", change.worse, language),
            _cases("better_cases", change.better, language),
        ]
    )


def _range(change: Change, language: Language) -> str:
    """Say the interval of the difference, in cases of a hundred."""
    low, high = round(100 * change.low), round(100 * change.high)
    if low == high:
        return say(language, "compared.too_few")
    if low >= 0:
        return say(language, "compared.more", least=low, most=high)
    if high <= 0:
        return say(language, "compared.fewer", least=-high, most=-low)
    return say(language, "compared.either", fewer=-low, more=high)


def _cases(key: str, ids: tuple[str, ...], language: Language) -> Markup:
    if not ids:
        return Markup("")
    names = join([join([tag("code", one), " "]) for one in ids])
    return tag("p", say(language, f"compared.{key}"), " ", names, class_="flipped")


def _alone(key: str, suites: tuple[str, ...], language: Language) -> Markup:
    if not suites:
        return Markup("")
    names = ", ".join(suite_name(one, language) for one in suites)
    return tag("p", say(language, f"compared.{key}", suites=names), class_="hint")
