"""Keeps what was decoded: the last prompt, and the system messages of earlier ones.

Almost all of the wait for an answer on a CPU is its prompt, so a new prompt starts from what is
known of it. And the same prompt must give the same logits whatever came before: with 4-bit
weights, another batch shape or another place in memory moved logits by up to 0.45. Therefore a
prompt is always decoded in the same blocks, only whole blocks are kept, and a system message is
put back from a saved copy to the place where it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.llama.context import Context, Entry

_PREFIXES = 4  # system messages kept: two prompts in two languages
_PREFIX_TOKENS = 1024  # for all of them together: 29 MB with the default model

_WORK = 0
FIRST_FREE = 1
"""The first sequence that others may use; they leave them empty."""

_Block = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A rendered chat as tokens."""

    segments: tuple[tuple[int, ...], ...]
    """What other prompts may begin with too, piece by piece: messages, the reply's start with the
    last one."""
    has_system: bool
    """The first segment is a system message, which is worth keeping beyond the next prompt."""

    def __len__(self) -> int:
        return sum(map(len, self.segments))

    @property
    def tokens(self) -> list[int]:
        return [token for segment in self.segments for token in segment]


class PrefixCache:
    """Owns sequence 0, where prompts are evaluated and replies grow."""

    def __init__(self, context: Context, *, can_rewind: bool) -> None:
        self.evaluated = 0
        """Prompt tokens decoded so far."""
        self.reused = 0
        """Prompt tokens that did not have to be decoded."""
        self.can_rewind = can_rewind
        """Whether the end of what is held can be dropped and the rest kept."""
        self._context = context
        self._blocks: list[_Block] = []  # the last prompt; a reply's tokens follow it
        self._length = 0
        self._saved: dict[tuple[_Block, ...], bytes] = {}  # least recently used first

    @property
    def length(self) -> int:
        """Tokens that sequence 0 holds."""
        return self._length

    def evaluate(self, prompt: Prompt, *, before_block: Callable[[], None]) -> None:
        """Make sequence 0 hold `prompt`, with the logits after its last token ready.

        `before_block` may raise to leave.

        Raises:
            Aborted: the context's flag was set; the blocks decoded before are kept.
        """
        split = [self._split(segment) for segment in prompt.segments]
        system = tuple(split[0]) if prompt.has_system else ()
        blocks = [block for segment in split for block in segment]
        self._rewind(blocks, system)
        self.reused += self._length
        for block in blocks[len(self._blocks) :]:
            before_block()
            self.extend(block)
            self._blocks.append(block)
            self.evaluated += len(block)
            if tuple(self._blocks) == system:
                self._save(system)

    def extend(self, tokens: Sequence[int], *, all_logits: bool = False) -> None:
        """Decode at most a batch of `tokens` at the end of sequence 0, with the last one's logits.

        Raises:
            Aborted: the context's flag was set; the tokens are not held.
        """
        last = len(tokens) - 1
        entries = [
            Entry(token, self._length + index, (_WORK,), all_logits or index == last)
            for index, token in enumerate(tokens)
        ]
        try:
            self._context.decode(entries)
        except BaseException:
            self._cut(self._length)
            raise
        self._length += len(tokens)

    def shorten(self, tokens: int) -> None:
        """Drop the last `tokens` of a reply; only where the model can rewind."""
        self._cut(self._length - tokens)

    def drop_reply(self) -> None:
        """Shorten sequence 0 to the prompt; to nothing where the model can't rewind."""
        self._cut(sum(map(len, self._blocks)))

    def forget(self) -> None:
        """Drop everything, saved system messages too."""
        self._context.clear()
        self._blocks.clear()
        self._length = 0
        self._saved.clear()

    def branch(self, sequence: int) -> None:
        """Let the empty `sequence` share all that sequence 0 holds."""
        self._context.copy(_WORK, sequence, self._length)

    def _split(self, segment: _Block) -> list[_Block]:
        size = self._context.batch_tokens
        return [segment[start : start + size] for start in range(0, len(segment), size)]

    def _rewind(self, blocks: Sequence[_Block], system: tuple[_Block, ...]) -> None:
        """Make sequence 0 hold the leading blocks that are known, but not the last: its logits."""
        pairs = zip(self._blocks, blocks[:-1], strict=False)
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        known = alike if self.can_rewind else 0
        if known < len(system) < len(blocks) and system in self._saved:
            self._saved[system] = self._saved.pop(system)
            self._cut(0)
            self._context.restore(_WORK, self._saved[system])
            self._blocks = list(system)
            self._length = sum(map(len, system))
        else:
            del self._blocks[known:]
            self.drop_reply()

    def _cut(self, length: int) -> None:
        if length < self._context.length(_WORK):
            if length and self.can_rewind:
                self._context.cut(_WORK, length)
            else:
                self._context.clear()
                self._blocks.clear()
                length = 0
        self._length = length

    def _save(self, system: tuple[_Block, ...]) -> None:
        tokens = sum(map(len, system))
        if system in self._saved or tokens > _PREFIX_TOKENS:
            return
        while len(self._saved) == _PREFIXES or tokens + self._saved_tokens() > _PREFIX_TOKENS:
            del self._saved[next(iter(self._saved))]
        self._saved[system] = self._context.save(_WORK)

    def _saved_tokens(self) -> int:
        return sum(len(block) for system in self._saved for block in system)
