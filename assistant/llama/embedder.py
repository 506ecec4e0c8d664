"""An embedding model from a GGUF file: where the bundled one can't run, such as on Windows."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from assistant.errors import ModelError
from assistant.llama.abort import AbortFlag
from assistant.llama.context import Context, Entry
from assistant.llama.model import Model
from assistant.llama.threads import physical_cores
from assistant.llama.worker import Job, Worker
from assistant.protocols import Vectors

_TEXTS_AT_ONCE = 16


class _Engine:
    """A model and a context that pools each sequence of a batch into one vector."""

    def __init__(self, model: Model, context: Context) -> None:
        self.model = model
        self._context = context

    def embed(self, texts: Sequence[Sequence[int]], job: Job) -> Vectors:
        """Embed texts that fit one batch together, each given as its tokens."""
        job.check()
        self._context.clear()
        self._context.decode(
            [
                Entry(token, position, (sequence,), True)
                for sequence, tokens in enumerate(texts)
                for position, token in enumerate(tokens)
            ]
        )
        rows = np.stack([self._context.embedding(sequence) for sequence in range(len(texts))])
        vectors: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return vectors

    def close(self) -> None:
        self._context.close()
        self.model.close()


class LlamaEmbedder:
    """Implements `Embedder` on llama.cpp, for models of the E5 kind: mean pooling, two prefixes.

    Calls from any thread are queued; a question waits for one batch of passages at most.
    """

    def __init__(
        self,
        path: Path,
        *,
        id: str,
        query_prefix: str = "query: ",
        passage_prefix: str = "passage: ",
        max_tokens: int = 512,
        sha256: str | None = None,
        threads: int = 0,
    ) -> None:
        """Load a model.

        Args:
            path: the GGUF file.
            id: the model's id in the catalogue.
            query_prefix: put before a question.
            passage_prefix: put before a passage.
            max_tokens: longest text that the model reads; more is cut off.
            sha256: hash of the file where it is known; else it is computed when asked for.
            threads: processor threads; 0 means one for each physical core.

        Raises:
            ModelError: the file can't be used.
            MachineError: llama.cpp is not installed, or memory is short.
        """
        self._id = id
        self._path = path
        self._known_sha256 = sha256
        self._prefixes = {"query": query_prefix, "passage": passage_prefix}
        abort = AbortFlag()

        def load() -> _Engine:
            model = Model(path)
            try:
                context = Context(
                    model,
                    tokens=max_tokens,
                    sequences=_TEXTS_AT_ONCE,
                    threads=threads or physical_cores(),
                    batch_tokens=max_tokens,  # an encoder reads a text in one batch
                    embeddings=True,
                    abort=abort,
                )
            except BaseException:
                model.close()
                raise
            return _Engine(model, context)

        self._worker = Worker(load, abort=abort, name=f"llama-{id}")
        self._model = self._worker.call(lambda engine, _: engine.model)
        self._max_tokens = min(max_tokens, self._model.trained_tokens)

    @property
    def id(self) -> str:
        """Identifier in the model catalogue."""
        return self._id

    @cached_property
    def sha256(self) -> str:
        """Hash of the weights: vectors of another hash must not be mixed in."""
        if self._known_sha256:
            return self._known_sha256
        with self._path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def dimension(self) -> int:
        return self._model.dimension

    @property
    def max_tokens(self) -> int:
        """Longest passage, counted by `count_tokens`, that is embedded whole."""
        return self._max_tokens

    def count_tokens(self, text: str) -> int:
        """Count a passage's tokens, prefix and special tokens included."""
        return len(self._tokens("passage", text))

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages; shape (len(texts), dimension)."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        tokens = [self._cut(self._tokens("passage", text)) for text in texts]
        for batch in _batches(tokens, self._max_tokens):
            vectors[batch] = self._embed([tokens[index] for index in batch])
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; shape (dimension,)."""
        vector: Vectors = self._embed([self._cut(self._tokens("query", text))])[0]
        return vector

    def close(self) -> None:
        """Free all memory; may be called twice."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _embed(self, texts: Sequence[Sequence[int]]) -> Vectors:
        vectors = self._worker.call(lambda engine, job: engine.embed(texts, job))
        if not np.isfinite(vectors).all():
            raise ModelError("llama.embedding_failed", code="nan")
        return vectors

    def _tokens(self, kind: str, text: str) -> list[int]:
        return self._model.tokenize(self._prefixes[kind] + text, ends=True)

    def _cut(self, tokens: list[int]) -> list[int]:
        """Shorten to the model's reach; the last token may be the one that ends a text."""
        if len(tokens) <= self._max_tokens:
            return tokens
        return [*tokens[: self._max_tokens - 1], tokens[-1]]


def _batches(texts: Sequence[Sequence[int]], room: int) -> Iterator[list[int]]:
    """Yield indices of texts that fit into `room` tokens together, shortest texts first."""
    batch: list[int] = []
    used = 0
    for index in sorted(range(len(texts)), key=lambda index: len(texts[index])):
        length = len(texts[index])
        if batch and (used + length > room or len(batch) == _TEXTS_AT_ONCE):
            yield batch
            batch, used = [], 0
        batch.append(index)
        used += length
    if batch:
        yield batch
