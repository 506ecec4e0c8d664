"""What every suite must be so that it can be run, compared and reported."""

import pytest

from assistant.strings import LANGUAGES, text
from evals.report.content import AREAS
from evals.suite import TIERS, Suite
from evals.suites import load_suites

SUITES = load_suites()


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.id)
def test_ids_are_its_cases_own_in_every_tier(suite: Suite) -> None:
    for tier in TIERS:
        ids = [case.id for case in suite.cases(tier)]
        assert len(ids) == len(set(ids)), tier


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.id)
def test_the_report_has_words_and_a_place_for_it(suite: Suite) -> None:
    assert suite.area in AREAS
    for language in LANGUAGES:
        assert text(language, f"evals.suite.{suite.id}")
        assert text(language, f"evals.title.{suite.id}")
