"""The only place that chooses and wires implementations."""

from assistant.factory.assistant import (
    make_assistant,
    make_guardrails,
    make_writer,
    open_assistant,
    open_writer,
)
from assistant.factory.library import Library, open_library, pending_changes
from assistant.factory.models import (
    installed_models,
    load_embedder,
    load_generator,
    load_generator_now,
    system_messages,
)
from assistant.factory.redactor import load_redactor, open_gaps
from assistant.factory.tryout import open_tryout
from assistant.factory.workbench import open_workbench

__all__ = [
    "Library",
    "installed_models",
    "load_embedder",
    "load_generator",
    "load_generator_now",
    "load_redactor",
    "make_assistant",
    "make_guardrails",
    "make_writer",
    "open_assistant",
    "open_gaps",
    "open_library",
    "open_tryout",
    "open_workbench",
    "open_writer",
    "pending_changes",
    "system_messages",
]
