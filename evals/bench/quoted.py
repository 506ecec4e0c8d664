"""How much of a reply is quoted from its prompt, where most guesses are right."""

from collections.abc import Sequence

from assistant.types import Message

_RUN = 5
"""Words in a row, some eight tokens: fewer are common to many texts that quote nothing."""

LEAST = 0.5
"""Least share of the words in a reply that quotes."""


def quoted_share(reply: str, messages: Sequence[Message]) -> float:
    """Return the share of a reply's words that stand in runs of the prompt's, 0 to 1."""
    said = reply.lower().split()
    runs = {run for message in messages for run in _runs(message.content.lower().split())}
    is_quoted = [False] * len(said)
    for start, run in enumerate(_runs(said)):
        if run in runs:
            is_quoted[start : start + _RUN] = [True] * _RUN
    return sum(is_quoted) / max(len(said), 1)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)]
