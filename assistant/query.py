"""What is searched for, made from what was asked."""

from collections.abc import Sequence

from assistant.everyday import to_standard
from assistant.follow_up import resolve
from assistant.types import Language, Turn


def to_query(question: str, *, history: Sequence[Turn] = (), language: Language) -> str:
    """Complete a question that leans on the one before, and write it in standard words."""
    query = resolve(" ".join(question.split()), history)
    return to_standard(query) if language == "id" else query
