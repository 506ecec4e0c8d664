"""Decoded passages, kept in memory and on disk, for prompts that begin alike."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from assistant.llama.state_files import StateFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBudget:
    """How much may be kept."""

    memory_bytes: int
    files: StateFiles | None = None
    """None keeps nothing on disk."""


@dataclass(slots=True, kw_only=True)
class States:
    """Finds the state of a prompt's part by all that it depends on.

    That is `made_by` (the model and how it computes) and every token up to the part's end, in the
    blocks in which they were decoded. So another model, version of the prompt, text of a passage
    or setting has another key, and a state that is found is always the right one.
    """

    made_by: str
    budget: StateBudget
    _held: dict[str, bytes] = field(default_factory=dict)  # least recently used first
    _held_bytes: int = 0

    def key(self, blocks: Sequence[Sequence[int]], *, start: int) -> str:
        """Return the key of what `blocks` from the one numbered `start` on hold."""
        told = repr((self.made_by, start, [tuple(block) for block in blocks]))
        return hashlib.sha256(told.encode()).hexdigest()

    def __contains__(self, key: str) -> bool:
        return key in self._held or (self.budget.files is not None and key in self.budget.files)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of what is held in memory."""
        return tuple(self._held)

    def find(self, key: str) -> bytes | None:
        """Return a state; one that is found on disk is then held in memory too."""
        state = self._held.pop(key, None)
        if state is not None:
            self._held[key] = state
            return state
        state = self.budget.files.read(key) if self.budget.files else None
        if state is not None:
            self._hold(key, state)
        return state

    def keep(self, key: str, state: bytes) -> None:
        """Keep a state in memory; those used least recently make room."""
        self._hold(key, state)

    @property
    def stores_more(self) -> bool:
        """Whether the disk may have room for more."""
        return self.budget.files is not None and not self.budget.files.is_full

    def store(self, key: str) -> bool:
        """See to it that a state is on disk, if there is room; say whether it was known."""
        files = self.budget.files
        if files is None or key in files:
            return files is not None
        if key in self._held:
            files.write(key, self._held[key])
        return key in self._held

    def drop(self, key: str) -> None:
        """Forget a state that proved useless."""
        self._held_bytes -= len(self._held.pop(key, b""))
        if self.budget.files:
            self.budget.files.drop(key)

    def keep_only(self, keys: Collection[str]) -> None:
        """Forget all states but these."""
        for key in self._held.keys() - set(keys):
            self._held_bytes -= len(self._held.pop(key))
        if self.budget.files:
            self.budget.files.keep_only(keys)

    def forget_memory(self) -> None:
        """Forget what is held in memory; files stay."""
        self._held.clear()
        self._held_bytes = 0

    def _hold(self, key: str, state: bytes) -> None:
        self._held_bytes += len(state) - len(self._held.pop(key, b""))
        self._held[key] = state
        while self._held_bytes > self.budget.memory_bytes:
            self._held_bytes -= len(self._held.pop(next(iter(self._held))))
