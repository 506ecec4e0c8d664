"""Files to documents, and documents to chunks. Knows nothing of stores and models."""

from assistant.documents.convert import convert
from assistant.documents.limits import Limits
from assistant.documents.notices import notice_text

__all__ = ["Limits", "convert", "notice_text"]
