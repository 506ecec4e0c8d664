"""Conversations that a person chose to save, each sealed with a passphrase."""

from assistant.history.history import History, Kept
from assistant.history.saved import SavedConversation, SavedExchange, SavedQuote, SavedStatement

__all__ = [
    "History",
    "Kept",
    "SavedConversation",
    "SavedExchange",
    "SavedQuote",
    "SavedStatement",
]
