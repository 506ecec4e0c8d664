"""Who asks, as the layers in front of Gradio tell it to the pages behind it."""

from typing import Any

from assistant.accounts import Visitor

VISITOR = "pandu.visitor"
"""Where the scope of a request has its visitor; no header or body can put one there."""


def visitor_of(request: Any) -> Visitor:
    """Return who sent the request of a Gradio event."""
    visitor = request.request.scope[VISITOR]
    if not isinstance(visitor, Visitor):
        raise TypeError(type(visitor).__name__)
    return visitor


def own_key(request: Any) -> str:
    """Return the key of an open page: its own number, below its visitor's id.

    Browsers choose the number, so that it alone would open a conversation to whoever knew it.
    """
    return f"{visitor_of(request).id}/{request.session_hash or ''}"
