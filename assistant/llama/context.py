"""A llama.cpp context: sequences of decoded tokens and the logits of the last batch.

Knows nothing of prompts or text. Not thread-safe: one thread owns it.
"""

import ctypes
import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.errors import MachineError, ModelError
from assistant.llama.abort import AbortFlag
from assistant.llama.library import library
from assistant.llama.model import Model

_log = logging.getLogger(__name__)

# Rows of logits in one batch: 64 rows × 152k tokens × 4 bytes = 39 MB, not 311 MB for 512.
OUTPUT_ROWS = 64

# Kept values of attention. In 16-bit floats llama.cpp also sums them up in 16 bits, in an order
# that depends on the batch's shape: the same tokens decoded one and two at a time had logits up to
# 0.57 apart. With bfloat16 it sums in 32 bits in one order: from one to seven rows no bit differs.
# A prompt's last 128 of 384 tokens take 20 % more processor time so, its first 128 take 8 %.
_BF16 = 30

_ABORTED = 2


class Aborted(Exception):  # noqa: N818 - the answer to a request, not an error
    """The abort flag was set while a batch was being decoded."""


class Entry(NamedTuple):
    """One token of a batch: its place, the sequences that share it, and if logits are wanted."""

    token: int
    position: int
    sequences: tuple[int, ...]
    output: bool


class Context:
    """Room for `tokens` tokens, shared by up to `sequences` sequences."""

    def __init__(
        self,
        model: Model,
        *,
        tokens: int,
        sequences: int,
        threads: int,
        abort: AbortFlag,
        batch_tokens: int = 128,
        embeddings: bool = False,
    ) -> None:
        """Make a context on `model`.

        `batch_tokens` is both the logical and the physical batch. Prefill with the default model,
        tokens per second of processor time: 67 at 64, 75 at 128, 77 at 256. Flash attention on or
        off differs by less than the noise, so llama.cpp decides.

        Raises:
            MachineError: there is not enough memory for it.
        """
        llama = library()
        parameters = llama.llama_context_default_params()
        parameters.n_ctx = tokens
        parameters.n_batch = parameters.n_ubatch = batch_tokens
        parameters.n_seq_max = sequences
        parameters.n_outputs_max = 0 if embeddings else min(OUTPUT_ROWS, batch_tokens)
        parameters.n_threads = parameters.n_threads_batch = threads
        parameters.kv_unified = True  # sequences that share a prefix share its memory
        parameters.swa_full = True  # else a sliding-window model can't go back to a prefix
        parameters.embeddings = embeddings
        if not embeddings:
            parameters.type_v = _BF16
        if embeddings:
            parameters.pooling_type = llama.LLAMA_POOLING_TYPE_MEAN
        pointer = llama.llama_init_from_model(model.pointer, parameters)
        if not pointer:
            raise MachineError("llama.no_memory", tokens=tokens)
        self.batch_tokens = batch_tokens
        self.computes = f"{tokens} {batch_tokens} {threads} {sequences} {parameters.type_v}"
        """What of a context numbers depend on: its states fit no context where it differs."""
        self._llama = llama
        self._pointer: Any = pointer
        self._memory: Any = llama.llama_get_memory(pointer)  # None for an encoder
        self._batch: Any = llama.llama_batch_init(batch_tokens, 0, sequences)
        self._vocabulary_size = model.vocabulary_size
        self._dimension = model.dimension
        self._abort = abort
        abort.install(llama, pointer)

    @property
    def pointer(self) -> Any:
        """For samplers, which llama.cpp runs on the context."""
        return self._pointer

    def decode(self, entries: Sequence[Entry]) -> None:
        """Evaluate one batch of at most `batch_tokens` entries.

        Raises:
            Aborted: the flag was set; the sequences in the batch may hold a part of it.
            ModelError: llama.cpp failed.
        """
        batch = self._batch
        batch.n_tokens = len(entries)
        for index, entry in enumerate(entries):
            batch.token[index] = entry.token
            batch.pos[index] = entry.position
            batch.n_seq_id[index] = len(entry.sequences)
            for place, sequence in enumerate(entry.sequences):
                batch.seq_id[index][place] = sequence
            batch.logits[index] = entry.output
        code = self._llama.llama_decode(self._pointer, batch)
        if code == _ABORTED:
            raise Aborted
        if code:
            _log.error("llama_decode failed with code %d on %d tokens", code, len(entries))
            raise ModelError("llama.decode_failed", code=code)

    def logits(self, index: int = -1) -> NDArray[np.float32]:
        """Return the logits after the batch's entry `index`; valid until the next `decode`."""
        pointer = self._llama.llama_get_logits_ith(self._pointer, index)
        return np.ctypeslib.as_array(pointer, shape=(self._vocabulary_size,))

    def embedding(self, sequence: int) -> NDArray[np.float32]:
        """Return the pooled embedding of a sequence of the last batch, not normalised."""
        pointer = self._llama.llama_get_embeddings_seq(self._pointer, sequence)
        return np.ctypeslib.as_array(pointer, shape=(self._dimension,)).copy()

    def length(self, sequence: int) -> int:
        """Return the number of tokens that a sequence holds."""
        return int(self._llama.llama_memory_seq_pos_max(self._memory, sequence)) + 1

    def cut(self, sequence: int, length: int) -> None:
        """Drop all but the first `length` tokens of a sequence."""
        if not self._llama.llama_memory_seq_rm(self._memory, sequence, length, -1):
            raise ModelError("llama.decode_failed", code="seq_rm")

    def drop_front(self, sequence: int, length: int) -> None:
        """Drop the first `length` tokens of a sequence; the others stay at their positions."""
        if not self._llama.llama_memory_seq_rm(self._memory, sequence, 0, length):
            raise ModelError("llama.decode_failed", code="seq_rm")

    def copy(self, source: int, target: int, length: int) -> None:
        """Let `target` share what `source` holds of the first `length` positions."""
        self._llama.llama_memory_seq_cp(self._memory, source, target, 0, length)

    def clear(self) -> None:
        """Empty every sequence."""
        if self._memory:
            self._llama.llama_memory_clear(self._memory, False)

    def save(self, sequence: int) -> bytes:
        """Return a sequence's state: 28.7 kB a token for the default model."""
        size = self._llama.llama_state_seq_get_size(self._pointer, sequence)
        buffer = (ctypes.c_uint8 * size)()
        written = self._llama.llama_state_seq_get_data(self._pointer, buffer, size, sequence)
        return bytes(memoryview(buffer)[:written])

    def restore(self, sequence: int, state: bytes) -> None:
        """Put a saved state into an empty sequence of a context of the same model.

        Raises:
            ModelError: the state doesn't fit this context.
        """
        buffer = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        if not self._llama.llama_state_seq_set_data(self._pointer, buffer, len(state), sequence):
            raise ModelError("llama.decode_failed", code="seq_set_data")

    def close(self) -> None:
        """Free the context; may be called twice."""
        if self._pointer:
            self._llama.llama_batch_free(self._batch)
            self._llama.llama_free(self._pointer)
            self._pointer = None
