"""Keeps what was decoded: the last prompt, and the system prompts of earlier ones.

Almost all of the wait for an answer on a CPU is its prompt, so a new prompt begins where it
first differs from what a sequence holds.
"""

from collections.abc import Callable, Sequence
from itertools import takewhile

from assistant.llama.context import Context, Entry

PINNED_SEQUENCES = 4  # two prompts in two languages
PINNED_TOKENS = 1024  # for all of them together: 29 MB of the default model's cache

_WORK = 0
_PINNED = range(1, 1 + PINNED_SEQUENCES)
FIRST_FREE = 1 + PINNED_SEQUENCES


class PrefixCache:
    """Owns sequence 0, where prompts are evaluated and replies grow, and the pinned ones."""

    def __init__(self, context: Context, *, can_rewind: bool) -> None:
        self.evaluated = 0
        """Prompt tokens decoded so far."""
        self.reused = 0
        """Prompt tokens that did not have to be decoded."""
        self._context = context
        self._can_rewind = can_rewind
        self._work: list[int] = []
        self._pinned: dict[int, tuple[int, ...]] = {}  # by sequence, least recently used first

    def evaluate(
        self, tokens: Sequence[int], *, pin: int, before_batch: Callable[[], None]
    ) -> None:
        """Make sequence 0 hold `tokens`, with the logits after the last one ready.

        The first `pin` tokens are kept beyond the next prompt. `before_batch` may raise to leave.

        Raises:
            Aborted: the context's flag was set; what was decoded before is kept.
        """
        known = self._rewind_to_known(tokens)
        self.reused += known
        for start in range(known, len(tokens), self._context.batch_tokens):
            before_batch()
            self.extend(tokens[start : start + self._context.batch_tokens])
            self.evaluated += len(self._work) - start
        self._pin(tuple(tokens[:pin]))

    def extend(self, tokens: Sequence[int]) -> None:
        """Decode at most a batch of `tokens` at the end of sequence 0, with the last one's logits.

        Raises:
            Aborted: the context's flag was set; sequence 0 is as it was.
        """
        start, last = len(self._work), len(tokens) - 1
        entries = [
            Entry(token, start + index, (_WORK,), index == last)
            for index, token in enumerate(tokens)
        ]
        try:
            self._context.decode(entries)
        except BaseException:
            self.cut(start)
            raise
        self._work.extend(tokens)

    def cut(self, length: int) -> None:
        """Shorten sequence 0 to at most `length` tokens; to none where the model can't rewind."""
        if length >= self._context.length(_WORK):
            return
        if not self._can_rewind:
            length = 0
        self._context.cut(_WORK, length)
        del self._work[length:]

    def branch(self, sequence: int) -> None:
        """Let the empty `sequence` share all that sequence 0 holds."""
        self._context.copy(_WORK, sequence, len(self._work))

    def _rewind_to_known(self, tokens: Sequence[int]) -> int:
        # The last token is always decoded again: its logits are wanted.
        reusable = tokens[:-1]
        known = _common(self._work, reusable)
        pinned = {
            sequence: length
            for sequence, held in self._pinned.items()
            if (length := _common(held, reusable)) and (self._can_rewind or length == len(held))
        }
        best = max(pinned, key=pinned.__getitem__, default=None)
        if best is not None:
            self._pinned[best] = self._pinned.pop(best)
            if pinned[best] > known:
                self.cut(0)
                known = pinned[best]
                self._context.copy(best, _WORK, known)
                self._work = list(reusable[:known])
        self.cut(known)
        return len(self._work)

    def _pin(self, tokens: tuple[int, ...]) -> None:
        if not self._can_rewind or not 0 < len(tokens) <= PINNED_TOKENS:
            return
        if tokens in self._pinned.values():
            return
        free = [sequence for sequence in _PINNED if sequence not in self._pinned]
        while not free or sum(map(len, self._pinned.values())) + len(tokens) > PINNED_TOKENS:
            oldest = next(iter(self._pinned))
            del self._pinned[oldest]
            self._context.cut(oldest, 0)
            free.append(oldest)
        self._context.copy(_WORK, free[0], len(tokens))
        self._pinned[free[0]] = tokens


def _common(held: Sequence[int], tokens: Sequence[int]) -> int:
    """Count the tokens that both begin with."""
    pairs = zip(held, tokens, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
