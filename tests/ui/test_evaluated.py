import pytest

from assistant.evaluated import AreaOverview, Overview
from assistant.strings import LANGUAGES, text
from assistant.types import Language
from assistant.ui.evaluated import evaluated

AREAS = (AreaOverview(name="safety", grade="red", passed=7, cases=9),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_tests_found_is_told_in_words(language: Language) -> None:
    overview = Overview(
        run="20261102T120000Z", tier="smoke", verdict="failed", versions={}, areas=AREAS
    )
    shown = evaluated(overview, language)
    assert "2 November 2026" in shown and "7" in shown and "9" in shown
    assert "<code>pandu eval report</code>" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_none_was_made_is_told_too(language: Language) -> None:
    assert "<code>pandu eval run --tier smoke</code>" in evaluated(None, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_the_tests_is_told_as_such(language: Language) -> None:
    whole = Overview(run="20261102T120000Z", tier="smoke", verdict="failed", versions={}, areas=())
    told = text(language, "web.evaluated.partial")
    assert told not in evaluated(whole, language)
    assert told in evaluated(whole.model_copy(update={"is_partial": True}), language)
