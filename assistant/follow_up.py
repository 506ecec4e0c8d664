"""Questions that lean on the one before: "dan untuk anak?", "what about that?"."""

import re
from collections.abc import Sequence

from assistant.terms import content_terms
from assistant.types import Turn

_LEANS_ON_EARLIER = re.compile(
    r"^(dan|lalu|terus|trus|kalau|kalo|klo|bagaimana (dengan|kalau)|gimana (dengan|kalau|kalo)"
    r"|and|but|what about|how about|what if)\b"
    r"|\b(itu|tersebut|tadi|that|those|these|it|they|them)\b|\w{4,}nya\b",
    re.IGNORECASE,
)
_FEW_TERMS = 2
"""A question with no more content words than this rarely stands alone in a conversation."""


def resolve(question: str, history: Sequence[Turn]) -> str:
    """Return what to search for: the question, with the one before where it leans on it.

    No model is asked: on a two-core machine a rewriting call costs seconds before the first
    quote, while the earlier question's own words find the same passages.
    """
    if not history:
        return question
    if _LEANS_ON_EARLIER.search(question) or len(content_terms(question)) <= _FEW_TERMS:
        *before, last = history
        return f"{resolve(last.question, before)} {question}"
    return question
