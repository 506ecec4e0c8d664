"""The values that cross module borders. Imports nothing else of Pandu."""

from assistant.types.answer import (
    Answer,
    AnswerStatus,
    GuardrailAction,
    Service,
    Statement,
    Verdict,
    Versions,
)
from assistant.types.dialogue import GenerationConfig, Message, Turn
from assistant.types.document import Chunk, Document, GoneError, Language, Locator, Section
from assistant.types.events import (
    AnswerReady,
    Event,
    EvidenceSelected,
    PassagesFound,
    StatementChecked,
)
from assistant.types.passage import Citation, Evidence, Passage

__all__ = [
    "Answer",
    "AnswerReady",
    "AnswerStatus",
    "Chunk",
    "Citation",
    "Document",
    "Event",
    "Evidence",
    "EvidenceSelected",
    "GenerationConfig",
    "GoneError",
    "GuardrailAction",
    "Language",
    "Locator",
    "Message",
    "Passage",
    "PassagesFound",
    "Section",
    "Service",
    "Statement",
    "StatementChecked",
    "Turn",
    "Verdict",
    "Versions",
]
