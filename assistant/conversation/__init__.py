"""Masking across one conversation: before anything is searched, asked, logged or kept."""

from assistant.conversation.asking import Asking, AssistantLike, RedactorLike
from assistant.conversation.conversation import Conversation
from assistant.conversation.preview import Finding, Preview

__all__ = ["Asking", "AssistantLike", "Conversation", "Finding", "Preview", "RedactorLike"]
