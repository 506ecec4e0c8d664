"""An embedding model from a GGUF file: where the bundled one can't run, such as on Windows."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from assistant.errors import ModelError
from assistant.llama.abort import AbortFlag
from assistant.llama.context import Context, Entry
from assistant.llama.job import Job
from assistant.llama.model import Model
from assistant.llama.threads import physical_cores
from assistant.llama.worker import Worker
from assistant.protocols import Vectors


class _Engine:
    """A model and a context that pools a batch into one vector."""

    def __init__(self, model: Model, context: Context) -> None:
        self.model = model
        self._context = context

    def embed(self, tokens: Sequence[int], job: Job) -> Vectors:
        """Embed one text, given as its tokens."""
        job.check()
        self._context.clear()
        self._context.decode(
            [Entry(token, position, (0,), True) for position, token in enumerate(tokens)]
        )
        vector = self._context.embedding(0)
        unit: Vectors = vector / np.linalg.norm(vector)
        return unit

    def close(self) -> None:
        self._context.close()
        self.model.close()


class LlamaEmbedder:
    """Implements `Embedder` on llama.cpp, for models of the E5 kind: mean pooling, two prefixes.

    Calls from any thread are queued; a question waits for one passage at most. Texts are embedded
    one at a time: with 4-bit weights, a text's vector would depend a little on its company.
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
                    sequences=1,
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
        for row, text in enumerate(texts):
            vectors[row] = self._embed("passage", text)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; shape (dimension,)."""
        return self._embed("query", text)

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

    def _embed(self, kind: str, text: str) -> Vectors:
        tokens = self._tokens(kind, text)
        if len(tokens) > self._max_tokens:
            # The last token may be the one that ends a text.
            tokens = [*tokens[: self._max_tokens - 1], tokens[-1]]
        vector = self._worker.call(lambda engine, job: engine.embed(tokens, job))
        if not np.isfinite(vector).all():
            raise ModelError("llama.embedding_failed", code="nan")
        return vector

    def _tokens(self, kind: str, text: str) -> list[int]:
        return self._model.tokenize(self._prefixes[kind] + text, ends=True)
