"""Keeps what was decoded: the last prompt, and the system messages of earlier ones.

Almost all of the wait for an answer on a CPU is its prompt, so a new prompt starts from what is
known of it. And the same prompt must give the same logits whatever came before: with 4-bit
weights, another batch shape or another place in memory moved logits by up to 0.45. Therefore
prompts are decoded in blocks that start at fixed places (from the first token, and anew after
the system message), only whole blocks are kept, and a system message is put back from a saved
copy to the place where it was.
"""

from collections.abc import Callable, Sequence
from itertools import takewhile

from assistant.llama.context import Context, Entry

_PREFIXES = 4  # system messages kept: two prompts in two languages
_PREFIX_TOKENS = 1024  # for all of them together: 29 MB with the default model

_WORK = 0
FIRST_FREE = 1
"""The first sequence that others may use; they leave them empty."""


class PrefixCache:
    """Owns sequence 0, where prompts are evaluated and replies grow.

    A block is a batch of the context.
    """

    def __init__(self, context: Context, *, can_rewind: bool) -> None:
        self.evaluated = 0
        """Prompt tokens decoded so far."""
        self.reused = 0
        """Prompt tokens that did not have to be decoded."""
        self._context = context
        self._block = context.batch_tokens
        self._can_rewind = can_rewind
        self._work: list[int] = []
        self._origin = 0  # where the blocks of the last prompt start anew
        self._whole = 0  # tokens of `_work` that stand in whole blocks
        self._saved: dict[tuple[int, ...], bytes] = {}  # least recently used first

    def evaluate(
        self, tokens: Sequence[int], *, pin: int, before_batch: Callable[[], None]
    ) -> None:
        """Make sequence 0 hold `tokens`, with the logits after the last one ready.

        The first `pin` tokens are kept beyond the next prompt. `before_batch` may raise to leave.

        Raises:
            Aborted: the context's flag was set; whole blocks decoded before are kept.
        """
        known = self._rewind(tokens, pin)
        self.reused += known
        self._origin = pin
        while known < len(tokens):
            before_batch()
            end = min(known + self._block, pin if known < pin else len(tokens))
            self.extend(tokens[known:end])
            self.evaluated += end - known
            if end == pin or end - known == self._block:
                self._whole = end
            if end == pin:
                self._save(tuple(tokens[:pin]))
            known = end

    def extend(self, tokens: Sequence[int]) -> None:
        """Decode at most a block of `tokens` at the end of sequence 0, with the last one's logits.

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
        if length and self._can_rewind:
            self._context.cut(_WORK, length)
        else:
            length = 0
            self._context.clear()
        del self._work[length:]
        self._whole = min(self._whole, length)

    def branch(self, sequence: int) -> None:
        """Let the empty `sequence` share all that sequence 0 holds."""
        self._context.copy(_WORK, sequence, len(self._work))

    def _rewind(self, tokens: Sequence[int], pin: int) -> int:
        """Make sequence 0 hold what is known of `tokens`, in whole blocks; return its length."""
        known = self._known(tokens, pin) if self._can_rewind else 0
        prefix = tuple(tokens[:pin])
        if known < pin and prefix in self._saved:
            self._saved[prefix] = self._saved.pop(prefix)
            self.cut(0)
            self._context.restore(_WORK, self._saved[prefix])
            self._work = list(prefix)
            self._whole = pin
            return pin
        self.cut(known)
        return known

    def _known(self, tokens: Sequence[int], pin: int) -> int:
        common = min(_common(self._work, tokens), self._whole)
        if self._origin != pin or common < pin:
            return min(common, self._origin, pin) // self._block * self._block
        # The last token is decoded again, for its logits.
        common = max(pin, min(common, len(tokens) - 1))
        return pin + (common - pin) // self._block * self._block

    def _save(self, tokens: tuple[int, ...]) -> None:
        if tokens in self._saved or len(tokens) > _PREFIX_TOKENS:
            return
        while len(self._saved) == _PREFIXES or (
            sum(map(len, self._saved)) + len(tokens) > _PREFIX_TOKENS
        ):
            del self._saved[next(iter(self._saved))]
        self._saved[tokens] = self._context.save(_WORK)


def _common(held: Sequence[int], tokens: Sequence[int]) -> int:
    """Count the tokens that both begin with."""
    pairs = zip(held, tokens, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
