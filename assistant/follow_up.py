"""Questions that lean on the one before: "dan untuk anak?", "what about that?".

People ask leaning questions and unrelated, often short ones in one conversation, and no list of
words tells them apart: "kapan paling lambat?" leans, "kapan yayasan diaudit?" doesn't. So a short
question has two readings, and which one is meant shows in what the library holds on each.
No model is asked: on a two-core machine a rewriting call costs seconds before the first quote.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from assistant.terms import content_terms
from assistant.types import Turn

_STANDING = 4
"""Content words from which a question stands alone, unless it opens as if the one before went on.
Of the tuning dialogues in `follow_ups_strangers.yaml` as many leaning ones are answered with four
as with five and fewer with three, and every change of the topic keeps its answer."""


def readings(question: str, history: Sequence[Turn]) -> tuple[str, ...]:
    """Return what a question may mean: itself, or the one before and itself, or either.

    Of two readings the question itself comes first. None of them leaves it out.
    """
    if not history or _stands_alone(question):
        return (question,)
    joined = f"{_topic(history)} {question}"
    return (question, joined) if content_terms(question) else (joined,)


def _stands_alone(question: str) -> bool:
    opening, definition, pointing = _patterns()
    if opening.match(question):
        return False
    if len(content_terms(question)) >= _STANDING:
        return True
    asked = definition.sub("", question)
    return asked != question and bool(content_terms(asked)) and not pointing.search(asked)


def _topic(history: Sequence[Turn]) -> str:
    """Return the last question, after those that it leans on itself.

    It leans where it could and the same was cited for it as for the one before.
    """
    *before, last = history
    if not before or _stands_alone(last.question):
        return last.question
    if content_terms(last.question) and not set(last.chunk_ids) & set(before[-1].chunk_ids):
        return last.question
    return f"{_topic(before)} {last.question}"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = tomllib.loads((files("assistant") / "follow_up.toml").read_text(encoding="utf-8"))
    return (
        _any(words["openings"], before="^"),
        _any(words["definitions"], before="^"),
        _any(words["pointing"], before=r"\b"),
    )


def _any(expressions: Iterable[str], *, before: str) -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{'|'.join(expressions)})\b", re.IGNORECASE)
