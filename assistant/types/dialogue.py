"""What is said to the assistant and to the generator."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An earlier question of a conversation and what was cited for it."""

    question: str
    chunk_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a chat with a generator."""

    role: Literal["system", "user", "assistant"]
    content: str
    lasting: bool = False
    """It holds text of prompts and documents alone, so what is decoded of it may be kept, on disk
    too; never anything that a person wrote in a conversation."""

    head: int = 0
    """So many first characters may be decoded before the rest is known; 0 where it is one piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationConfig:
    """How a generator decodes."""

    max_tokens: int = 256
    temperature: float = 0.0
    """0 is greedy and deterministic."""

    seed: int = 0
    stop: tuple[str, ...] = ()
    """Generation ends before any of these."""
