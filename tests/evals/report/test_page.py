"""The report: what it says, that nothing in it is live, and that everybody can read it."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from assistant.strings import LANGUAGES
from assistant.types import Language
from evals.comparing import compare
from evals.gate.gate import judge
from evals.gate.policy import Bar, Policy
from evals.judgement import Judgement, Scored, missing
from evals.report.content import areas
from evals.report.page import Material, render_report
from evals.running.effects import Ablation
from evals.running.summary import Summary
from evals.statistics.estimate import Estimate
from tests.evals.running.test_effects import ablation
from tests.evals.samples import make_case, make_reply, make_suite, make_summary

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & "kutip"'
POLICY = Policy(
    bars=(
        Bar(suite="cite.valid", kind="zero"),
        Bar(suite="qa.grounded", kind="regression", goal=0.8),
    )
)


def run(*, citations: str = "+++", answers: str = "++-", name: str = "r") -> Summary:
    suites = []
    for suite, passed in (("cite.valid", citations), ("qa.grounded", answers)):
        cases = [make_case(number) for number in range(len(passed))]
        scored = [
            missing(case, "crashed")
            if one == "."
            else Scored(
                case=case.model_copy(update={"input": f"Q{suite} {HOSTILE}"}),
                reply=make_reply(f"A{suite} {HOSTILE}"),
                judgement=Judgement(passed=one == "+", why=HOSTILE, marks={"a": True}),
            )
            for case, one in zip(cases, passed, strict=True)
        ]
        suites.append((make_suite(cases, name=suite), scored))
    return make_summary(suites, run=name)


def page(
    summary: Summary,
    language: Language = "en",
    before: Summary | None = None,
    ablation: Ablation | None = None,
) -> str:
    material = Material(
        summary=summary,
        ruling=judge(summary, POLICY, baseline=before),
        baseline=before.run if before else "",
        comparison=compare(before, summary) if before else None,
        unreviewed=("safety_ngo",),
        ablation=ablation,
    )
    return render_report(material, language)


class Tree(HTMLParser):
    """Every element with its attributes and its parents, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.words: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self._open)))
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self._open[-1] if self._open else "", data))

    def named(self, *names: str) -> list[tuple[str, dict[str, str | None], tuple[str, ...]]]:
        return [element for element in self.elements if element[0] in names]


@pytest.mark.parametrize(
    ("summary", "verdict", "look"),
    [
        (run(), "Passed: no bar is broken", "green"),
        (run(citations="++-"), "Not passed", "red"),
        (run(citations="++."), "Not passed", "red"),
        (run().model_copy(update={"state": "stopped"}), "It was stopped before its end", "amber"),
    ],
)
def test_the_verdict_is_the_gates(summary: Summary, verdict: str, look: str) -> None:
    html = page(summary)
    assert verdict in html
    assert f'class="verdict {look}"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_case_is_live(language: Language) -> None:
    tree = Tree(page(run(citations="++-"), language))
    assert {name for name, _, _ in tree.elements} & {"script", "img", "iframe", "link"} == set()
    live = [
        name
        for _, attributes, _ in tree.elements
        for name in attributes
        if name.startswith("on") or name in {"src", "href", "style"}
    ]
    assert live == []
    assert sum(HOSTILE in words for _, words in tree.words) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_find_their_way(language: Language) -> None:
    tree = Tree(page(run(citations="++-"), language, before=run(name="before")))
    assert tree.named("html")[0][1]["lang"] == language
    assert [len(tree.named(name)) for name in ("title", "h1", "main", "header", "footer")] == [
        1 + len(tree.named("svg")), 1, 1, 1, 1,
    ]  # fmt: skip
    levels = [int(name[1]) for name, _, _ in tree.named("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    outside = [
        name
        for name, _, parents in tree.elements
        if "body" in parents and not {"header", "main", "footer"} & {name, *parents}
    ]
    assert outside == []
    assert all(
        attributes.get("scope") in {"col", "row", "rowgroup"}
        for _, attributes, _ in tree.named("th")
    )
    assert len(tree.named("caption")) == len(tree.named("table"))
    assert all(attributes.get("role") == "img" for _, attributes, _ in tree.named("svg"))
    assert sum("svg" in parents for _, _, parents in tree.named("title", "desc")) == 2 * len(
        tree.named("svg")
    )


def test_grades_are_words_and_shapes_not_colour_alone() -> None:
    html = page(run(citations="++-", answers="++-"))
    tree = Tree(html)
    assert {"Red: missed", "Amber: short of the goal"} <= {words for _, words in tree.words}
    shapes = {
        (name, attributes.get("class")) for name, attributes, _ in tree.named("rect", "polygon")
    }
    assert shapes == {("rect", "red"), ("polygon", "amber")}


def test_a_range_stands_beside_every_share() -> None:
    html = page(run())
    assert "44% to 100%" in html
    assert "cases: 3, families: 3" in html


def test_the_worst_answers_are_folded_and_grave_ones_come_first() -> None:
    summary = run(citations="+-", answers="-----")
    html = page(summary)
    bad = re.findall(r'<article class="bad">.*?</article>', html, re.DOTALL)
    assert len(bad) == 3
    assert "Acite.valid" in bad[0]
    assert all("<details>" in one for one in bad)
    assert HOSTILE not in html


def test_what_was_taken_for_harm_is_blacked_out() -> None:
    summary = run(citations="+-")
    suite = summary.suites[0]
    bad = suite.cases[1].model_copy(
        update={
            "shown": "Begini: campur racun\ndengan air. CAMPUR RACUN dengan AIR!",
            "why": "harmful help: campur racun",
            "harmful": ("campur racun dengan air", "campur racun"),
        }
    )
    suites = (suite.model_copy(update={"cases": (suite.cases[0], bad)}), *summary.suites[1:])
    html = page(summary.model_copy(update={"suites": suites}))
    assert "racun" not in html.casefold()
    assert "Begini: █████. █████!" in html and "harmful help: █████" in html
    assert "what the scorer took for harm" in html


def test_passes_of_a_scorer_that_is_not_believed_are_no_passes() -> None:
    summary = run()
    figure = Estimate(
        name="passed", value=None, standing="not measured", reason="not_calibrated", cases=3
    )
    suite = summary.suites[0].model_copy(update={"figures": (figure,)})
    unbelieved = summary.model_copy(update={"suites": (suite, summary.suites[1])})
    (area,) = areas(unbelieved, judge(unbelieved, POLICY))
    assert (area.passed, area.cases) == (2, 3)
    before = run(citations="---", name="before")
    found = compare(before, unbelieved)
    assert found.unbelieved == ("cite.valid",)
    assert [one.suite for one in found.suites] == ["qa.grounded"]
    assert "the scorer is not shown to agree with people" in page(unbelieved, before=before)


def test_what_a_scorer_got_wrong_is_none_of_the_worst_answers() -> None:
    summary = run(citations="+-")
    suites = tuple(one.model_copy(update={"area": "scorers"}) for one in summary.suites)
    assert "No answer failed." in page(summary.model_copy(update={"suites": suites}))


_LEFT_OUT = {"privacy.leak": "tier", "x.gone": "untouched"}


def test_what_was_left_out_and_what_nobody_checked_is_told() -> None:
    summary = run().model_copy(update={"tier": "smoke", "left_out": _LEFT_OUT})
    html = page(summary)
    assert "not part of this tier" in html
    assert "x.gone: not touched by the last change" in html
    assert "safety_ngo" in html
    assert "pandu eval run --tier standard" in html


def test_figures_of_cases_that_were_at_hand_are_told_as_such() -> None:
    told = "Development figures: these cases were at hand"
    assert told in page(run())
    apart = run()
    suites = tuple(
        suite.model_copy(
            update={"cases": tuple(c.model_copy(update={"split": "test"}) for c in suite.cases)}
        )
        for suite in apart.suites
    )
    assert told not in page(apart.model_copy(update={"suites": suites}))


def test_what_got_worse_than_the_baseline_is_told() -> None:
    html = page(run(answers="-" * 12), before=run(answers="+" * 12, name="before"))
    assert "WORSE. From 100% to 0% on the 12 cases in common; 12 got worse" in html
    assert "Baseline: run before." in html


def test_without_a_baseline_the_report_says_how_to_get_one() -> None:
    assert "pandu eval bless" in page(run())


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_words_has_enough_contrast() -> None:
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", page(run())))
    paper = _luminance(colours["paper"])
    for name in ("ink", "soft", "red", "amber", "green", "grey"):
        ratio = (paper + 0.05) / (_luminance(colours[name]) + 0.05)
        assert ratio >= 4.5, (name, ratio)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_loaded_and_it_prints(language: Language) -> None:
    html = page(run(), language)
    assert not re.search(r"https?://|url\(|@import", html)
    assert "@media print" in html


@pytest.mark.parametrize(
    ("hashes", "told"),
    [
        (None, "Not run on this computer yet"),
        ({}, "in the same state as this run"),
        ({"program": "another"}, "of another state"),
    ],
)
def test_the_appendix_shows_the_controls_switched_off(
    hashes: dict[str, str] | None, told: str
) -> None:
    summary = run()
    found = None if hashes is None else ablation("r").model_copy(update={"hashes": hashes})
    shown = page(summary, ablation=found)
    assert told in shown
    assert ("guardrails.harm" in shown) == (found is not None)
