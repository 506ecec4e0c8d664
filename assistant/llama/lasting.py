"""Passages as they were decoded behind a system message, taken out and put back to their place.

A passage that is put back stands at the positions and in the memory cells where it was decoded,
byte for byte. So the logits behind it are those of a prompt decoded whole, bit by bit, and it does
not matter to a reply whether its passage was known.
"""

import logging
from collections.abc import Sequence

from assistant.errors import ModelError
from assistant.llama.context import Context
from assistant.llama.states import States

_log = logging.getLogger(__name__)

_Blocks = Sequence[tuple[int, ...]]


class LastingParts:
    """Moves a part of a sequence between a context and what is kept.

    Blocks are those of a prompt from its beginning; `start` is how many of them are not of the
    part, but stand before it.
    """

    def __init__(self, context: Context, states: States, *, spare: int, work: int = 0) -> None:
        """Move parts of the sequence `work` by way of `spare`, which is empty before and after."""
        self._context = context
        self._states = states
        self._work = work
        self._spare = spare

    def is_kept(self, blocks: _Blocks, *, start: int) -> bool:
        """Say whether a part is kept; whether its file is whole is seen when it is read."""
        return self._states.key(blocks, start=start) in self._states

    def needs_decoding(self, blocks: _Blocks, *, start: int) -> bool:
        """Say whether a part is wanted on disk, and must be decoded for that."""
        key = self._states.key(blocks, start=start)
        return not self._states.store(key) and self._states.stores_more

    def store(self, blocks: _Blocks, *, start: int) -> None:
        """Write a part that has just been kept to the disk too."""
        self._states.store(self._states.key(blocks, start=start))

    def keep(self, blocks: _Blocks, *, start: int) -> None:
        """Keep a part of what the sequence holds, which is `blocks` and nothing more."""
        before = sum(map(len, blocks[:start]))
        try:
            self._context.copy(self._work, self._spare, sum(map(len, blocks)))
            if before:
                self._context.drop_front(self._spare, before)
            state = self._context.save(self._spare)
        finally:
            self._context.cut(self._spare, 0)
        self._states.keep(self._states.key(blocks, start=start), state)

    def put_back(self, blocks: _Blocks, *, start: int) -> bool:
        """Put a part behind what the sequence holds, and say whether it is there now."""
        key = self._states.key(blocks, start=start)
        state = self._states.find(key)
        if state is None:
            return False
        length = sum(map(len, blocks))
        try:
            self._context.restore(self._spare, state)
            if self._context.length(self._spare) != length:
                raise ModelError("llama.decode_failed", code="seq_set_data")
            self._context.copy(self._spare, self._work, length)
        except ModelError:
            _log.warning("a kept state did not fit, and will be made anew")
            self._states.drop(key)
            return False
        finally:
            self._context.cut(self._spare, 0)
        return True

    def keep_only(self, parts: Sequence[tuple[_Blocks, int]]) -> None:
        """Drop all parts but these, each given as its blocks and its start."""
        self._states.keep_only({self._states.key(blocks, start=start) for blocks, start in parts})

    def forget_memory(self) -> None:
        """Forget what is held in memory."""
        self._states.forget_memory()
