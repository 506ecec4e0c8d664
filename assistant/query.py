"""What is searched for, made from what was asked."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from assistant.everyday import to_standard
from assistant.follow_up import readings
from assistant.types import Language, Turn

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z ]*-\d+\]")
"""What stands for masked personal data, such as `[NAMA-1]`: no document says anything of it."""


def to_query(question: str, *, language: Language) -> str:
    """Write a question in standard words.

    Placeholders of masked data are left out, with what only names them aside: as words that no
    passage has, they would let a question seem unanswerable.
    """
    query = without_placeholders(_aside().sub(" ", question))
    return to_standard(query) if language == "id" else query


def to_queries(question: str, history: Sequence[Turn], *, language: Language) -> tuple[str, ...]:
    """Return a query for each thing that a question may mean after those before it.

    Of two the question's own comes first, see `assistant.follow_up.readings`.
    """
    standard = [replace(one, question=to_query(one.question, language=language)) for one in history]
    return readings(to_query(question, language=language), standard)


def may_be_remembered(
    question: str, history: Sequence[Turn], *, query: str, language: Language
) -> bool:
    """Say whether a summary may be kept in memory for whoever asks the same next.

    Not where personal data was masked, in the question or in one before it, nor where `query`, what
    was searched for, holds more than the question: it is of this conversation alone.
    """
    return not _holds_personal(question, history) and query == to_query(question, language=language)


def _holds_personal(question: str, history: Sequence[Turn]) -> bool:
    texts = (question, *(turn.question for turn in history))
    return any(_PLACEHOLDER.search(text) for text in texts)


@cache
def _aside() -> re.Pattern[str]:
    labels = tomllib.loads((files("assistant") / "labels.toml").read_text(encoding="utf-8"))
    before, words = "|".join(labels["before"]), "|".join(labels["words"])
    return re.compile(
        rf"(?:[,;(]|\b(?:{before})\b)\s*(?:\b(?:{words})\b\.?\s*){{1,3}}[:=]?\s*"
        rf"{_PLACEHOLDER.pattern}\)?",
        re.IGNORECASE,
    )


def without_placeholders(text: str, instead: str = "") -> str:
    """Put other words in the places of masked personal data; spaces become single."""
    return " ".join(_PLACEHOLDER.sub(f" {instead} ", text).split())
