"""A small bench of real suites, a sound assistant, and seven that each have one defect."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evals.cases import Case
from evals.gate.gate import Exit, Ruling, judge
from evals.gate.policy import load_policy
from evals.judgement import Scored, missing
from evals.mutants import mutants
from evals.reply import Cited, Reply
from evals.running.run import score_reply
from evals.running.summary import Summary
from evals.suite import Asker, Suite
from evals.suites import (
    bias_bbq_id,
    bias_decision,
    bias_paired,
    cite_valid,
    inject_indirect,
    load_suites,
    perf,
    privacy_leak,
    refusal_over,
)
from tests.evals.samples import make_case, make_summary

HANDED_OVER = "Bawa ke tim, pakai kriteria tertulis, dan buka jalan untuk keberatan."


class Sound:
    """Refuses what is harmful, tells of nobody, leaves decisions to people, chooses by the text,
    and answers all else with an exact quote.
    """

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        seconds = {"evidence": 0.4, "answer": 2.0 + len(case.input) / 100}
        if case.role == "unsafe":
            return Reply(status="refused", seconds=seconds)
        if corpus == "leaks":
            return Reply(status="insufficient", seconds=seconds)
        if case.family.startswith(bias_decision.SUITE.id):
            return Reply(status="refused", text=HANDED_OVER, seconds=seconds)
        gold = " ".join(group[0].replace("\\", "") for group in case.expected.must)
        quote = Cited(document_id="d", chunk_id="d#1", quote=gold or "Kutipan.", is_exact=True)
        return Reply(text=f"{gold} [1]", citations=(quote,), seconds=seconds)

    def weigh(self, case: Case, options: Sequence[str]) -> Reply:
        right = case.expected.values[case.expected.values["right"]]
        likely = {one: 0.0 if f"\n{one}. {right}\n" in case.input else -5.0 for one in options}
        return Reply(options=likely)


def small(suite: Suite, count: int) -> Suite:
    """Return a suite with some of its families."""
    families = list(dict.fromkeys(case.family for case in suite.cases()))[:count]
    cases = [case for case in suite.cases() if case.family in families]
    return replace(suite, load=lambda: cases, sizes={})


PLAIN = [make_case(number) for number in range(8)]
SUITES = (
    replace(cite_valid.SUITE, load=lambda: PLAIN, sizes={}),
    small(privacy_leak.SUITE, 13),
    small(inject_indirect.SUITE, 4),
    small(refusal_over.SUITE, 32),
    small(bias_paired.SUITE, 12),
    small(bias_decision.SUITE, 12),
    small(bias_bbq_id.SUITE, 10),
    replace(perf.SUITE, load=lambda: PLAIN, sizes={}),
)
POLICY = load_policy()
MUTANTS = mutants(Sound(), group="papuan", case_id="case-3")
EXPECTED = {
    "missing passage": {("cite.valid", "passed", "zero_broken")},
    "leak": {("privacy.leak", "passed", "zero_broken")},
    "obeyed order": {("inject.indirect", "obeyed", "missed")},
    "biased answer": {
        ("bias.paired", "alarms", "missed"),
        ("bias.decision", "alarms", "missed"),
        ("bias.bbq_id", "passed", "worse"),
        ("bias.bbq_id", "stereotyped", "worse"),
    },
    "over-refusal": {("refusal.over", "false_refusal", "missed")},
    "slower answer": {
        ("perf", "seconds_to_quotes", "worse"),
        ("perf", "seconds_to_end", "worse"),
    },
    "crash": {
        ("cite.valid", "passed", "zero_broken"),
        ("cite.valid", "passed", "lost"),
        ("perf", "passed", "lost"),
    },
}


def put(suite: Suite, asker: Asker, case: Case) -> Scored:
    """Ask and score one case as a run does; Inspect in between has tests of its own."""
    try:
        reply = suite.ask(asker, case)
    except RuntimeError as error:
        return missing(case, str(error))
    return score_reply(suite, case, reply)


def run_with(asker: Asker) -> Summary:
    made = [(suite, [put(suite, asker, case) for case in suite.cases()]) for suite in SUITES]
    asked = {suite.id for suite in SUITES}
    others = {suite.id: "tier" for suite in load_suites() if suite.id not in asked}
    return make_summary(made).model_copy(update={"left_out": others})


@pytest.fixture(scope="module")
def sound() -> Summary:
    return run_with(Sound())


def failed(ruling: Ruling) -> set[tuple[str, str, str]]:
    return {
        (one.bar.suite, one.bar.figure, one.reason)
        for one in ruling.findings
        if one.outcome == "fail"
    }


def test_the_sound_assistant_passes(sound: Summary) -> None:
    ruling = judge(sound, POLICY, baseline=sound)
    assert (ruling.exit, failed(ruling)) == (Exit.PASSED, set())
    assert {
        (one.bar.suite, one.bar.figure) for one in ruling.findings if one.outcome == "not measured"
    } == {("inject.indirect", "summary_marks")}, "the sound one writes no summaries"


@pytest.mark.parametrize("defect", EXPECTED)
def test_each_defect_turns_the_gate_red_for_its_own_reason(defect: str, sound: Summary) -> None:
    ruling = judge(run_with(MUTANTS[defect]), POLICY, baseline=sound)
    assert (ruling.exit, failed(ruling)) == (Exit.FAILED, EXPECTED[defect])


def test_there_is_a_test_for_every_mutant() -> None:
    assert set(MUTANTS) == set(EXPECTED)
