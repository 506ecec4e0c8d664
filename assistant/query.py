"""What is searched for, made from what was asked."""

import re
from collections.abc import Sequence

from assistant.everyday import to_standard
from assistant.follow_up import resolve
from assistant.types import Language, Turn

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z ]*-\d+\]")
"""What stands for masked personal data, such as `[NAMA-1]`: no document says anything of it."""


def to_query(question: str, *, history: Sequence[Turn] = (), language: Language) -> str:
    """Complete a question that leans on the one before, and write it in standard words.

    Placeholders of masked data are left out: as words that no passage has, they would let a
    question seem unanswerable.
    """
    whole = resolve(" ".join(question.split()), history)
    query = without_placeholders(whole)
    return to_standard(query) if language == "id" else query


def may_be_remembered(question: str, history: Sequence[Turn]) -> bool:
    """Say whether a summary may be kept in memory for whoever asks the same next.

    Not where personal data was masked, in the question or in one before it, nor where the question
    leans on the one before: it is of this conversation alone.
    """
    plain = " ".join(question.split())
    return not _holds_personal(question, history) and resolve(plain, history) == plain


def _holds_personal(question: str, history: Sequence[Turn]) -> bool:
    texts = (question, *(turn.question for turn in history))
    return any(_PLACEHOLDER.search(text) for text in texts)


def without_placeholders(text: str, instead: str = "") -> str:
    """Put other words in the places of masked personal data; spaces become single."""
    return " ".join(_PLACEHOLDER.sub(f" {instead} ", text).split())
