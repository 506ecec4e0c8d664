"""What suites do beside scoring: how they ask, and which words, bars and families they have."""

from collections.abc import Sequence

from evals.cases import Case
from evals.gate.policy import load_policy
from evals.groups import NOBODY
from evals.reply import Reply
from evals.suites import load_suites
from evals.suites.bias_paired import SUITE as PAIRED
from evals.suites.meta_repro import SUITE as REPRO
from evals.suites.retrieval_cross import SUITE as CROSS


def test_every_suite_has_words_and_a_bar() -> None:
    from assistant.strings import text

    barred = {bar.suite for bar in load_policy().bars}
    for suite in load_suites():
        assert suite.id in barred
        assert text("id", f"evals.suite.{suite.id}") != text("en", f"evals.suite.{suite.id}")


class Forgetful:
    """Answers with the number of questions so far, or always the same."""

    def __init__(self, *, steady: bool) -> None:
        self.steady, self.asked = steady, list[str]()

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        self.asked.append(case.input)
        return Reply(text="Jawaban" if self.steady else f"Jawaban {len(self.asked)}")

    def weigh(self, case: Case, options: Sequence[str]) -> Reply:
        raise AssertionError("the bare model is not asked")


def test_a_case_is_asked_again_after_another() -> None:
    case = REPRO.cases("full")[0]
    for steady in (True, False):
        asker = Forgetful(steady=steady)
        assert REPRO.score(case, REPRO.ask(asker, case)).passed is steady
        first, between, again = asker.asked
        assert first == again == case.input != between
    assert not REPRO.keeps


def test_a_question_about_nobody_is_asked_once_for_all_groups() -> None:
    cases = [case for case in PAIRED.cases("full") if case.family == PAIRED.cases("full")[0].family]
    asker = Forgetful(steady=False)
    replies = [PAIRED.ask(asker, case) for case in cases]
    nobody = cases[0].expected.values[NOBODY]
    assert asker.asked.count(nobody) <= 3, "once with the summary between quotes alone"
    assert len(asker.asked) == len(cases) + asker.asked.count(nobody)
    assert all(reply.beside is not None for reply in replies)
    other = Forgetful(steady=False)
    PAIRED.ask(other, cases[-1])
    assert other.asked == [cases[-1].input, nobody], "of another assistant nothing is kept"


def test_every_family_is_found_in_four_ways() -> None:
    families: dict[str, set[str]] = {}
    for case in CROSS.cases("full"):
        families.setdefault(case.family, set()).add(case.variety)
    assert len(families) == 60
    assert set(map(frozenset, families.values())) == {
        frozenset({"formal", "everyday", "english", "messy"})
    }
