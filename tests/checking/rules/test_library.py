"""The shipped library and the words of the rules."""

import re
from collections.abc import Iterator

import pytest

from assistant.checking import rules
from assistant.checking.rules import ACROSS_DOCUMENTS, PER_DOCUMENT
from assistant.checking.subject import read_subjects
from assistant.documents import Limits
from assistant.strings import LANGUAGES, area
from tests.checking.folders import ROOT

GROUPS = sorted(
    name
    for name, entry in area("id", "check").items()
    if name != "errors"
    and isinstance(entry, dict)
    and all(isinstance(words, dict) for words in entry.values())
)


def test_no_rule_raises_an_error_about_the_library() -> None:
    _, subjects = read_subjects(ROOT / "knowledge", limits=Limits())
    findings = [one for rule in PER_DOCUMENT for subject in subjects for one in rule(subject)]
    findings += [one for rule in ACROSS_DOCUMENTS for one in rule(subjects)]
    errors = [
        f"{one.source}:{one.line} {one.what('en')}" for one in findings if one.severity == "error"
    ]
    assert errors == []


def named_rules() -> Iterator[str]:
    """The names of rules in the code."""
    groups = "|".join(GROUPS)
    for path in rules.__path__:
        for module in (ROOT / path).glob("*.py"):
            yield from re.findall(rf'"((?:{groups})\.[a-z_]+)"', module.read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", sorted(set(named_rules())))
def test_every_rule_says_what_why_and_how(rule: str) -> None:
    group, name = rule.split(".")
    for language in LANGUAGES:
        words = area(language, "check")[group][name]
        assert "why" in words, rule
        has_cause = name in ("unreadable", "uninspected")  # whose own words say what and how
        assert has_cause != ({"what", "fix"} <= set(words)), rule


def test_no_words_are_left_over() -> None:
    entries = area("id", "check")
    written = {f"{group}.{name}" for group in GROUPS for name in entries[group]}
    assert written == set(named_rules())
