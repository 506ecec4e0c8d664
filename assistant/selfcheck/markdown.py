"""A summary as Markdown, to be kept, sent or printed by the person's own means."""

import re
from collections.abc import Callable, Iterator

from assistant.selfcheck.weighing import WEIGHTS, Finding, Summary
from assistant.strings import text as words
from assistant.types import Language

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def summary_markdown(
    summary: Summary,
    language: Language,
    *,
    name: str,
    day: str,
    title_of: Callable[[str], str],
) -> str:
    """Write a summary.

    Args:
        summary: what the answers come to.
        language: of the text.
        name: what the person calls the use that was looked at; may be empty.
        day: when it was looked at.
        title_of: returns the title of a document, empty where it is not in the library.
    """
    return "\n".join(_lines(summary, language, name, day, title_of)) + "\n"


def _lines(
    summary: Summary,
    language: Language,
    name: str,
    day: str,
    title_of: Callable[[str], str],
) -> Iterator[str]:
    yield f"# {_say(language, 'title')}"
    yield ""
    if name:
        yield f"**{escaped(name)}**"
        yield ""
    yield _say(language, "made_on", day=day)
    yield ""
    yield f"## {summary.outcome.title.say(language)}"
    yield ""
    yield summary.outcome.text.say(language)
    for weight in WEIGHTS:
        findings = summary.of_weight(weight)
        if findings:
            yield ""
            yield f"## {_say(language, f'weight.{weight}')}"
            yield ""
            for one in findings:
                yield f"- [ ] {_finding(one, language, title_of(one.see))}"
    yield from _rest(summary, language)
    yield ""
    yield _say(language, "no_advice")


def _finding(one: Finding, language: Language, title: str) -> str:
    answer = f" ({one.answer.say(language)})" if one.answer else ""
    see = f" {_say(language, 'see', title=title)}" if title else ""
    return f"**{one.topic.say(language)}**{answer}: {one.next.say(language)}{see}"


def _rest(summary: Summary, language: Language) -> Iterator[str]:
    if summary.unanswered:
        yield ""
        yield f"## {_say(language, 'unanswered')}"
        yield ""
        yield from (f"- {one.topic.say(language)}" for one in summary.unanswered)
    if summary.fine:
        yield ""
        yield f"## {_say(language, 'fine')}"
        yield ""
        for question, choice in summary.fine:
            yield f"- {question.topic.say(language)}: {choice.say.say(language)}"


def escaped(line: str) -> str:
    """Return a line as text in which nothing is a sign of Markdown; spaces become single."""
    return _SIGNS.sub(r"\\\1", " ".join(line.split()))


def _say(language: Language, key: str, **values: object) -> str:
    return words(language, f"selfcheck.{key}", **values)
