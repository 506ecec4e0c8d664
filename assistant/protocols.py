"""The seams between parts. Implementations know nothing of each other."""

from collections.abc import Callable, Sequence
from collections.abc import Generator as Stream
from threading import Event as Cancellation
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.types import (
    Chunk,
    Document,
    GenerationConfig,
    Language,
    Message,
    Passage,
)

Vectors = NDArray[np.float32]
"""Rows of unit length, shape (n, dimension); or one vector, shape (dimension,)."""


class Embedder(Protocol):
    """Turns text into unit vectors in which Indonesian and English share one space."""

    @property
    def id(self) -> str:
        """Identifier in the model catalogue."""

    @property
    def sha256(self) -> str:
        """Hash of the weights: vectors of another hash must not be mixed in."""

    @property
    def dimension(self) -> int: ...

    @property
    def max_tokens(self) -> int:
        """Longest passage, counted by `count_tokens`, that is embedded whole."""

    def count_tokens(self, text: str) -> int:
        """Count a passage's tokens, prefix and special tokens included."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages; shape (len(texts), dimension)."""

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; shape (dimension,)."""


class QueryEmbedder(Protocol):
    """The half of an embedder that a search needs."""

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; shape (dimension,)."""


class Generator(Protocol):
    """A language model behind one queue; safe to call from any thread."""

    @property
    def id(self) -> str:
        """Identifier in the model catalogue."""

    @property
    def context_tokens(self) -> int:
        """Room for prompt and answer together."""

    def count_tokens(self, text: str) -> int: ...

    def generate(
        self,
        messages: Sequence[Message],
        *,
        config: GenerationConfig,
        cancellation: Cancellation | None = None,
    ) -> Stream[str, None, None]:
        """Stream the reply's text; set `cancellation` to stop within a token.

        Closing the iterator early cancels too. Raises `PromptTooLongError` when the
        prompt and `config.max_tokens` exceed `context_tokens`.
        """

    def score(self, messages: Sequence[Message], options: Sequence[str]) -> list[float]:
        """Log-probability of each option as the reply's beginning, summed over its tokens."""

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> int:
        """Decode greedily within the tree of `options`; return the index of the one reached."""

    def warm_up(
        self, messages: Sequence[Message], *, cancellation: Cancellation | None = None
    ) -> bool:
        """Decode the beginning of prompts to come, and keep what of it is lasting.

        Of a last message that has a head, no more than that is decoded. It gives way to any other
        call, whenever it comes, and to `cancellation`; then it says that it is not done.
        """

    def make_way(self) -> Callable[[], None]:
        """Stop warming up, and begin none for some seconds: somebody has asked something.

        Return what is to be called once that is answered; then others may be warmed up for. Never
        waits.
        """

    def keep_only(self, beginnings: Sequence[Sequence[Message]]) -> None:
        """Drop what is kept of lasting messages, but for prompts that begin with one of these."""


class Splitter(Protocol):
    """Cuts a document into chunks that an embedder reads whole."""

    def split(self, document: Document) -> list[Chunk]: ...


class Retriever(Protocol):
    """Finds the passages nearest to a question."""

    def retrieve(self, query: str, *, k: int, language: Language | None = None) -> list[Passage]:
        """Return the best `k` passages; `language` prefers, and does not require, that language."""
