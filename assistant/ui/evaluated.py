"""The foot of the page: what tests of the running model and library found."""

from assistant.days import moment_text
from assistant.evaluated import AreaOverview, Overview
from assistant.strings import area
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code


def evaluated(overview: Overview | None, language: Language) -> Markup:
    """Render the last test in short, or that none was made."""
    lines: list[str] = [tag("summary", _say(language, "heading"))]
    if overview is None:
        lines += [
            tag("p", _say(language, "none")),
            tag("p", with_code(_say(language, "make"))),
        ]
    else:
        made = _say(
            language,
            "on",
            moment=moment_text(overview.run, language),
            tier=tier_name(overview.tier, language),
        )
        lines += [
            tag("p", f"{verdict_words(overview, language)} {made}"),
            tag("ul", join(tag("li", area) for area in areas_found(overview, language))),
            tag("p", with_code(_say(language, "report"))),
        ]
    return tag("details", *lines, class_="foot evaluated")


def tier_name(tier: str, language: Language) -> str:
    """Return what a tier of tests is called; one that is none of ours stays."""
    return str(area(language, "web")["evaluated"]["tier"].get(tier, tier))


def verdict_words(overview: Overview, language: Language) -> str:
    """Say what the gate said of a test, and whether only a part was asked."""
    told = _say(language, overview.verdict)
    return f"{told} {_say(language, 'partial')}" if overview.is_partial else told


def areas_found(overview: Overview, language: Language) -> list[str]:
    """Return what was found in each area, in words."""
    return [_area(area, language) for area in overview.areas]


def _area(area: AreaOverview, language: Language) -> str:
    return _say(
        language,
        "area",
        name=words(language, f"report.area.{area.name}"),
        grade=words(language, f"report.grade.{area.grade}"),
        passed=area.passed,
        cases=area.cases,
    )


def _say(language: Language, key: str, /, **values: object) -> str:
    return words(language, f"web.evaluated.{key}", **values)
