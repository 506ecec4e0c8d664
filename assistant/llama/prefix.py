"""Keeps what was decoded: the last prompt, and the system messages of earlier ones.

Almost all of the wait for an answer on a CPU is its prompt, so a new prompt starts from what is
known of it. And the same prompt must give the same logits whatever came before: with 4-bit
weights, another batch shape or another place in memory moved logits by up to 0.45. Therefore a
prompt is always decoded in the same blocks, only whole blocks are kept, and a system message is
put back from a saved copy to the place where it was; so is a passage behind it (`lasting`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.llama.context import Context, Entry
from assistant.llama.lasting import LastingParts

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
    lasting: int = 0
    """So many of the first segments hold text of prompts and documents alone."""

    def __len__(self) -> int:
        return sum(map(len, self.segments))

    @property
    def tokens(self) -> list[int]:
        return [token for segment in self.segments for token in segment]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Split:
    """A prompt as the blocks in which it is decoded."""

    blocks: list[_Block]
    system: int
    """So many blocks are the system message."""
    lasting: int
    """So many blocks are kept: those of the system message, and what lasts behind it."""


class PrefixCache:
    """Owns sequence 0, where prompts are evaluated and replies grow."""

    def __init__(
        self, context: Context, *, can_rewind: bool, lasting: LastingParts | None = None
    ) -> None:
        """Keep what is `lasting` of prompts too, which needs a model that can rewind."""
        self.evaluated = 0
        """Prompt tokens decoded so far."""
        self.reused = 0
        """Prompt tokens that did not have to be decoded."""
        self.can_rewind = can_rewind
        """Whether the end of what is held can be dropped and the rest kept."""
        self._context = context
        self._lasting = lasting if can_rewind else None
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
        split = self._split(prompt)
        self._rewind(split)
        self.reused += self._length
        while (held := len(self._blocks)) < len(split.blocks):
            before_block()
            if held == split.system < split.lasting < len(split.blocks) and self._put_back(split):
                continue
            block = split.blocks[held]
            self.extend(block)
            self._blocks.append(block)
            self.evaluated += len(block)
            self._keep(split)

    def prepare(self, prompt: Prompt, *, before_block: Callable[[], None]) -> None:
        """Decode the beginning of prompts to come, and keep it on disk where all of it lasts.

        Where something else follows, a question led to it, and no file may tell which.

        Raises:
            Aborted: the context's flag was set.
        """
        split = self._split(prompt)
        part = split.blocks[split.system : split.lasting]
        if self._lasting is None or not part or split.lasting < len(split.blocks):
            if self._blocks[: len(split.blocks)] != split.blocks:
                self.evaluate(prompt, before_block=before_block)
        elif self._lasting.needs_decoding(split.blocks[: split.lasting], start=split.system):
            self.evaluate(prompt, before_block=before_block)
            self._lasting.store(split.blocks[: split.lasting], start=split.system)

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
        if self._lasting:
            self._lasting.forget_memory()

    def keep_only(self, prompts: Sequence[Prompt]) -> None:
        """Drop what is kept of what lasts in prompts, but for these."""
        if self._lasting:
            split = map(self._split, prompts)
            self._lasting.keep_only([(one.blocks[: one.lasting], one.system) for one in split])

    def branch(self, sequence: int) -> None:
        """Let the empty `sequence` share all that sequence 0 holds."""
        self._context.copy(_WORK, sequence, self._length)

    def _split(self, prompt: Prompt) -> _Split:
        size = self._context.batch_tokens
        split = [
            [segment[start : start + size] for start in range(0, len(segment), size)]
            for segment in prompt.segments
        ]
        system = len(split[0]) if prompt.has_system else 0
        lasting = sum(map(len, split[: prompt.lasting])) if self._lasting else 0
        blocks = [block for segment in split for block in segment]
        return _Split(blocks=blocks, system=system, lasting=max(system, lasting))

    def _rewind(self, split: _Split) -> None:
        """Make sequence 0 hold the leading blocks that are known, but not the last: its logits."""
        pairs = zip(self._blocks, split.blocks[:-1], strict=False)
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        goes_on = alike == len(self._blocks) and self._length == sum(map(len, self._blocks))
        known = alike if self.can_rewind or goes_on else 0
        if split.system < known < split.lasting and self._is_kept(split):
            known = split.system  # a part of what is kept makes room for all of it
        system = tuple(split.blocks[: split.system])
        if known < split.system < len(split.blocks) and system in self._saved:
            self._saved[system] = self._saved.pop(system)
            self._cut(0)
            self._context.restore(_WORK, self._saved[system])
            self._blocks = list(system)
            self._length = sum(map(len, system))
        else:
            del self._blocks[known:]
            self.drop_reply()

    def _is_kept(self, split: _Split) -> bool:
        part = split.blocks[: split.lasting]
        return self._lasting is not None and self._lasting.is_kept(part, start=split.system)

    def _put_back(self, split: _Split) -> bool:
        part = split.blocks[: split.lasting]
        if self._lasting is None or not self._lasting.put_back(part, start=split.system):
            return False
        self._blocks = part
        self.reused += sum(map(len, part)) - self._length
        self._length = sum(map(len, part))
        return True

    def _keep(self, split: _Split) -> None:
        """Keep what has just become whole: the system message, or what lasts behind it."""
        if len(self._blocks) == split.system:
            self._save(tuple(self._blocks))
        elif self._lasting and len(self._blocks) == split.lasting:
            self._lasting.keep(self._blocks, start=split.system)

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
