"""A bench's figures in words, and as one HTML page that loads nothing."""

from assistant.strings import text
from assistant.types import Language
from assistant.ui.markup import Markup, tag
from evals.bench.bench import OURS, TYPED, Bench
from evals.bench.figures import Figure
from evals.report.elements import document, section, table
from evals.report.plot import Dot, plot

_UNITS = {
    "s": "s",
    "tokens/s": "tokens",
    "x": "times",
    "MB": "megabytes",
    "texts": "texts",
    "share": "share",
}
_RATIOS = ("sooner", "sooner_typed", "faster", "faster_quoting")
_PLOTTED = ("first_token", "whole_reply", "decode")
_GROWING = ("search", "search_work", "start", "held")
_TICKS = 4


def rows(bench: Bench, language: Language) -> list[str]:
    """Return a line for every figure."""
    return [_row(one, language) for one in bench.figures]


def render_bench(bench: Bench, language: Language) -> str:
    """Return the whole page."""
    machine = bench.machine
    made_of = _say(
        language,
        "made_of",
        date=bench.date,
        system=machine.system,
        processor=machine.processor,
        cores=machine.physical_cores or machine.logical_cores,
        memory=f"{machine.memory_mb / 1000:.0f}",
        before=f"{bench.load[0]:.1f}",
        after=f"{bench.load[1]:.1f}",
    )
    versions = ", ".join(f"{name} {version}" for name, version in bench.versions.items())
    return document(
        language,
        title=_say(language, "title"),
        header=(
            tag("h1", _say(language, "heading")),
            tag("p", _say(language, "intro")),
            tag("p", made_of, class_="meta"),
            tag("p", _say(language, "versions", versions=versions), class_="meta"),
        ),
        main=(
            _plotted(bench, "ratios", _RATIOS, language),
            *(_plotted(bench, name, (name,), language) for name in _PLOTTED),
            *(_plotted(bench, name, (name,), language) for name in _GROWING if _has(bench, name)),
            section(_say(language, "section.all"), _table(bench, language)),
        ),
        footer=_say(language, "invented"),
    )


def _has(bench: Bench, name: str) -> bool:
    return any(one.name == name for one in bench.figures)


def _plotted(bench: Bench, heading: str, names: tuple[str, ...], language: Language) -> Markup:
    figures = [one for one in bench.figures if one.name in names]
    title = _say(language, f"section.{heading}")
    if not figures:
        return section(title)
    end = max(one.quartiles[1] for one in figures) * 1.05
    dots = [
        Dot(
            label=f"{_name(one, language)}: {_number(one.median)} {_unit(one, language)}",
            value=one.median,
            low=one.quartiles[0],
            high=one.quartiles[1],
            look="green" if one.way in (OURS, TYPED) or one.name in _RATIOS else "grey",
        )
        for one in figures
    ]
    ticks = [_number(end * part / _TICKS) for part in range(_TICKS + 1)]
    described = _say(language, "plot.described")
    drawn = plot(dots, title=title, described=described, axis=(0.0, end), ticks=ticks)
    return section(title, tag("p", described, class_="legend"), drawn)


def _table(bench: Bench, language: Language) -> Markup:
    headings = [
        _say(language, f"table.{name}") for name in ("what", "median", "middle", "p95", "count")
    ]
    return table(
        _say(language, "section.all"),
        headings,
        [
            (
                _name(one, language),
                f"{_number(one.median)} {_unit(one, language)}",
                " – ".join(map(_number, one.quartiles)),
                _number(one.p95),
                str(len(one.values)),
            )
            for one in bench.figures
        ],
    )


def _row(figure: Figure, language: Language) -> str:
    low, high = figure.quartiles
    return _say(
        language,
        "row" if len(figure.values) > 1 else "row_single",
        name=_name(figure, language),
        median=_number(figure.median),
        unit=_unit(figure, language),
        low=_number(low),
        high=_number(high),
        p95=_number(figure.p95),
        count=len(figure.values),
    )


def _name(figure: Figure, language: Language) -> str:
    named = _say(language, f"figure.{figure.name}")
    if not figure.way:
        return named
    if figure.way.isdigit():
        return _say(language, "grown", figure=named, chunks=figure.way)
    way = _say(language, f"way.{figure.way}")
    if figure.name in _RATIOS:
        return f"{named} {way}"
    return _say(language, "named", figure=named, way=way)


def _unit(figure: Figure, language: Language) -> str:
    return _say(language, f"unit.{_UNITS[figure.unit]}")


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _say(language: Language, key: str, **values: object) -> str:
    return text(language, f"bench.{key}", **values)
