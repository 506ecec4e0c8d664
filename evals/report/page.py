"""The report as one HTML page that loads nothing, for a programme manager; engineers read on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.types import Language
from assistant.ui.markup import Markup, join, tag, with_code
from evals.comparing import Comparison, SuiteChange
from evals.gate.gate import Exit, Ruling
from evals.report.appendix import appendix
from evals.report.by_area import by_area
from evals.report.content import DELICATE, SCORERS, Bad, areas, blacked_out, unmeasured, worst
from evals.report.elements import document, section
from evals.report.plot import Dot, plot
from evals.report.words import (
    date_words,
    figure_words,
    percent,
    points,
    reason_words,
    say,
    suite_words,
    title_words,
)
from evals.running.effects import Ablation
from evals.running.summary import Summary
from evals.statistics.estimate import Estimate

_LOOK = {Exit.PASSED: "green", Exit.FAILED: "red", Exit.INCOMPLETE: "amber"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a report is made of."""

    summary: Summary
    ruling: Ruling
    baseline: str = ""
    """Name of the run that it is compared with; empty where there is none."""

    comparison: Comparison | None = None
    unreviewed: tuple[str, ...] = ()
    """Sets of cases that no person has checked."""

    ablation: Ablation | None = None
    """The newest one of this computer."""


def render_report(material: Material, language: Language) -> str:
    """Return the whole page; everything in it that is not ours is escaped."""
    return _Page(material, language).render()


class _Page:
    def __init__(self, material: Material, language: Language) -> None:
        self._material, self._language = material, language
        self._summary, self._ruling = material.summary, material.ruling
        self._areas = areas(material.summary, material.ruling)
        self._worst = worst(material.summary, material.ruling)

    def render(self) -> str:
        summary = self._summary
        made_of = self._say(
            "made_of",
            day=_day(self._language, summary.run),
            tier=summary.tier,
            model=summary.versions.get("generator", "–"),
            documents=len(summary.documents),
        )
        cases = sum(area.cases for area in self._areas if area.name != SCORERS)
        return document(
            self._language,
            title=f"{self._say('title')} {summary.run}",
            header=(
                tag("h1", self._say("heading")),
                tag("p", self._say("intro", cases=cases)),
                tag("p", made_of, class_="meta"),
            ),
            main=(
                self._verdict(),
                by_area(self._areas, self._language),
                self._compared(),
                self._worst_answers(),
                self._not_measured(),
                self._next(),
                appendix(summary, self._language, ablation=self._material.ablation),
            ),
            footer=self._say("invented"),
        )

    def _verdict(self) -> Markup:
        code = self._ruling.exit
        findings = self._ruling.findings
        missed = dict.fromkeys(
            suite_words(self._language, one.bar.suite).rstrip(".")
            for one in findings
            if one.outcome == "fail"
        )
        lines = [tag("p", self._say(f"verdict.exit_{int(code)}"), class_=f"verdict {_LOOK[code]}")]
        if missed:
            lines.append(tag("p", self._say("verdict.missed", suites="; ".join(missed))))
        lines += [tag("p", words) for words in self._lacking()]
        held = sum(one.outcome == "pass" for one in findings)
        few = sum(one.outcome == "not measured" and one.bar.kind != "tracked" for one in findings)
        lines.append(tag("p", self._say("verdict.held", count=held)))
        if few:
            lines.append(tag("p", self._say("verdict.few", count=few)))
        lines.append(tag("p", self._say("verdict.not_all")))
        return section(self._say("verdict.heading"), *lines)

    def _lacking(self) -> Iterable[str]:
        """Say why the run is not whole."""
        by_reason: dict[str, list[str]] = {}
        for one in self._ruling.findings:
            if one.outcome == "incomplete":
                title = title_words(self._language, one.bar.suite)
                by_reason.setdefault(one.reason, []).append(title)
        for reason, suites in by_reason.items():
            yield self._say(f"verdict.{reason}", suites=", ".join(suites))

    def _compared(self) -> Markup:
        comparison = self._material.comparison
        heading = self._say("compared.heading")
        if self._material.baseline == self._summary.run:
            return section(heading, tag("p", self._say("compared.itself")))
        if comparison is None:
            return section(heading, tag("p", with_code(self._say("compared.none"))))
        lines = [tag("p", self._say("compared.with", run=self._material.baseline))]
        flipped = [one for one in comparison.suites if one.verdict != "same"]
        if flipped:
            lines.append(self._changes(flipped))
            lines.append(tag("ul", join(tag("li", self._change(one)) for one in flipped)))
        else:
            lines.append(tag("p", self._say("compared.nothing")))
        lines += [tag("p", words) for words in self._unpaired(comparison)]
        return section(heading, *lines)

    def _changes(self, changes: Sequence[SuiteChange]) -> Markup:
        looks = {"worse": "red", "better": "green"}
        reach = max([0.1, *(abs(end) for one in changes for end in (one.low, one.high))])
        dots = [
            Dot(
                label=suite_words(self._language, one.suite),
                value=one.change,
                low=one.low,
                high=one.high,
                look=looks.get(one.verdict, "grey"),
                bar=0.0,
            )
            for one in changes
        ]
        return plot(
            dots,
            title=self._say("plot.change_title"),
            described=" ".join(self._change(one) for one in changes),
            axis=(-reach, reach),
            ticks=[percent(self._language, tick, signed=True) for tick in (-reach, 0.0, reach)],
        )

    def _change(self, change: SuiteChange) -> str:
        return self._say(
            "compared.row",
            measure=suite_words(self._language, change.suite).rstrip("."),
            verdict=self._say(f"verdict_of.{change.verdict}"),
            before=percent(self._language, change.before),
            after=percent(self._language, change.after),
            pairs=change.pairs,
            worse=len(change.worse),
            better=len(change.better),
            low=points(self._language, change.low, signed=True),
            high=points(self._language, change.high, signed=True),
        )

    def _unpaired(self, comparison: Comparison) -> Iterable[str]:
        for name in ("only_before", "only_after", "unscored", "unbelieved"):
            if suites := getattr(comparison, name):
                yield self._say(f"compared.{name}", suites=", ".join(suites))
        for name in ("added", "removed"):
            if count := sum(len(getattr(one, name)) for one in comparison.suites):
                yield self._say(f"compared.{name}", count=count)

    def _worst_answers(self) -> Markup:
        heading = self._say("worst.heading")
        if not self._worst:
            return section(heading, tag("p", self._say("worst.none")))
        if not any(bad.case.input for bad in self._worst):
            return section(heading, tag("p", self._say("worst.no_texts")))
        return section(
            heading,
            tag("p", self._say("worst.explain")),
            tag("p", self._say("worst.blacked"))
            if any(bad.case.harmful for bad in self._worst)
            else Markup(""),
            *(self._bad(number, bad) for number, bad in enumerate(self._worst, start=1)),
        )

    def _bad(self, number: int, bad: Bad) -> Markup:
        case = bad.case
        measure = suite_words(self._language, bad.suite)
        fold = "worst.fold" if bad.area in DELICATE else "worst.fold_plain"
        shown = case.shown.strip() or self._say("worst.empty")
        answer, why = (blacked_out(words, case.harmful) for words in (shown, case.why))
        told = (("question", case.input), ("answer", answer), ("why", why))
        severity = self._say(f"severity.{case.severity}")
        return tag(
            "article",
            tag("h3", self._say("worst.title", number=number, measure=measure)),
            tag("p", self._say("worst.severity", severity=severity), " · ", tag("code", case.id)),
            tag(
                "details",
                tag("summary", self._say(fold)),
                *(
                    join([tag("p", self._say(f"worst.{name}")), tag("blockquote", words)])
                    for name, words in told
                ),
            ),
            class_="bad",
        )

    def _not_measured(self) -> Markup:
        rows = [
            self._say(
                "unmeasured.row",
                measure=suite_words(self._language, suite).rstrip("."),
                reason=self._say(f"unmeasured.{reason}"),
            )
            for suite, reason in self._summary.left_out.items()
        ]
        rows += [
            self._say(
                "unmeasured.row",
                measure=self._figure_of(suite, figure),
                reason=reason_words(self._language, figure.reason),
            )
            for suite, figure in unmeasured(self._summary)
        ]
        limits = [self._say(f"unmeasured.limit_{name}") for name in _LIMITS]
        if names := self._material.unreviewed:
            limits.append(
                self._say("unmeasured.unreviewed", count=len(names), names=", ".join(names))
            )
        return section(
            self._say("unmeasured.heading"),
            _list(rows) if rows else tag("p", self._say("unmeasured.none")),
            tag("p", self._say("unmeasured.always")),
            _list(limits),
        )

    def _next(self) -> Markup:
        grades = {area.name: area.grade for area in self._areas}
        steps = [f"red_{name}" for name, found in grades.items() if found == "red"]
        conditions = {
            "amber": bool({"amber", "partly"} & set(grades.values())),
            "read_worst": bool(self._worst),
            "unmeasured": bool(self._summary.left_out) and self._summary.tier != "full",
            "bless": not self._material.baseline and self._ruling.exit == Exit.PASSED,
            "review": bool(self._material.unreviewed),
            "sample": True,
        }
        steps += [name for name, holds in conditions.items() if holds]
        lines = [with_code(self._say(f"next.{name}")) for name in steps]
        if self._summary.state != "done":
            words = self._say("next.incomplete", tier=self._summary.tier)
            lines.insert(0, with_code(words))
        return section(
            self._say("next.heading"), tag("ol", join(tag("li", line) for line in lines))
        )

    def _figure_of(self, suite: str, figure: Estimate) -> str:
        words = figure_words(self._language, figure.name, figure.group)
        return self._say("rows.figure_of", suite=title_words(self._language, suite), figure=words)

    def _say(self, key: str, **values: object) -> str:
        return say(self._language, key, **values)


_LIMITS = ("people", "languages", "documents")


def _day(language: Language, run: str) -> str:
    """Say the day of a run, whose name begins with it; the name itself where it does not."""
    if not run[:8].isdecimal():
        return run
    return date_words(language, f"{run[:4]}-{run[4:6]}-{run[6:8]}")


def _list(lines: Iterable[str]) -> Markup:
    return tag("ul", join(tag("li", line) for line in lines))
