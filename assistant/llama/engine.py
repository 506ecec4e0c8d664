"""What a generator does with its context, in the thread that owns it: reply, score, choose."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.llama.context import OUTPUT_ROWS, Aborted, Context, Entry
from assistant.llama.decoding import Decoder
from assistant.llama.job import Cancelled, Job
from assistant.llama.lasting import LastingParts
from assistant.llama.model import Model
from assistant.llama.options import Node, inner_nodes, option_tree
from assistant.llama.prefix import FIRST_FREE, PrefixCache, Prompt
from assistant.llama.repetition import is_looping
from assistant.llama.sampling import Sampler, sampler_for
from assistant.llama.states import States
from assistant.llama.streaming import TextStream
from assistant.types import GenerationConfig

BRANCHES = 16
"""Options scored at a time, each in a sequence of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Prompt tokens since the model was loaded."""

    evaluated: int
    reused: int
    """Tokens that did not have to be decoded, because a sequence held them."""


class Engine:
    """A model, its context and what the context remembers."""

    def __init__(
        self,
        model: Model,
        context: Context,
        *,
        room: int,
        drafts: bool,
        states: States | None = None,
    ) -> None:
        """Remember what lasts of prompts in `states` too."""
        self.model = model
        self.room = room
        """Tokens for prompt and reply together."""
        self.cache = PrefixCache(
            context,
            can_rewind=model.can_rewind,
            lasting=LastingParts(context, states, spare=FIRST_FREE) if states else None,
        )
        self._context = context
        self._decoder = Decoder(context, self.cache, drafts=drafts)

    @property
    def usage(self) -> Usage:
        return Usage(evaluated=self.cache.evaluated, reused=self.cache.reused)

    def evaluate(self, prompt: Prompt, job: Job) -> None:
        """Decode a prompt, or the part of it that is new."""
        try:
            self.cache.evaluate(prompt, before_block=job.check)
        except Aborted:
            raise Cancelled from None

    def prepare(self, prompt: Prompt, job: Job) -> None:
        """Decode the beginning of prompts to come, as far as it is not kept.

        Whether guesses can be trusted is found out too, so that no reply waits for it.
        """
        try:
            self.cache.prepare(prompt, before_block=job.check)
            if tokens := prompt.tokens:
                self._decoder.prove(tokens[-1], room=self.room, before_step=job.check)
        except Aborted:
            raise Cancelled from None

    def reply(self, prompt: Prompt, config: GenerationConfig, job: Job) -> None:
        """Emit the reply's text piece by piece."""
        self.evaluate(prompt, job)
        text = TextStream(config.stop)
        tokens: list[int] = []
        with (
            sampler_for(config) as sampler,
            closing(self._tokens(prompt, sampler, config.max_tokens)) as reply,
        ):
            for token in reply:
                if self.model.ends_reply(token):
                    break
                tokens.append(token)
                if shown := text.feed(self.model.piece(token)):
                    job.emit(shown)
                if text.stopped or is_looping(tokens):
                    break
                job.check()
        if shown := text.finish():
            job.emit(shown)

    def _tokens(self, prompt: Prompt, sampler: Sampler, most: int) -> Generator[int, None, None]:
        try:
            yield from self._decoder.tokens(prompt, sampler, most=most)
        except Aborted:
            raise Cancelled from None

    def score(self, prompt: Prompt, options: Sequence[Sequence[int]], job: Job) -> list[float]:
        """Sum each option's log-probabilities; what options share is evaluated once."""
        self.evaluate(prompt, job)
        first = _log_softmax(self._context.logits())  # a copy: the next batch overwrites logits
        scores: list[float] = []
        for group in _groups(options, room=self.room - len(prompt)):
            scores += self._score_group(group, first, len(prompt), job)
        return scores

    def _score_group(
        self,
        options: Sequence[Sequence[int]],
        first: NDArray[np.float32],
        prompt_tokens: int,
        job: Job,
    ) -> list[float]:
        root = option_tree(options)
        totals = [0.0] * len(options)
        _add_children(root, first, totals)
        nodes = list(inner_nodes(root))
        branches = range(FIRST_FREE, FIRST_FREE + len(options))
        try:
            for sequence in branches:
                self.cache.branch(sequence)
            # Rows of logits are dear, so a batch has no more entries than that.
            for start in range(0, len(nodes), OUTPUT_ROWS):
                job.check()
                batch = nodes[start : start + OUTPUT_ROWS]
                self._context.decode(
                    [
                        Entry(
                            node.token,
                            prompt_tokens + node.depth - 1,
                            tuple(branches[option] for option in node.options),
                            True,
                        )
                        for node in batch
                    ]
                )
                for index, node in enumerate(batch):
                    _add_children(node, _log_softmax(self._context.logits(index)), totals)
        except Aborted:
            raise Cancelled from None
        finally:
            for sequence in branches:
                self._context.cut(sequence, 0)
        return totals

    def choose(self, prompt: Prompt, options: Sequence[Sequence[int]], end: int, job: Job) -> int:
        """Walk down the tree of options by the likeliest next token; only forks are decoded.

        Where one option is the beginning of another, `end`, the token that ends a reply, stands
        for choosing the shorter one.
        """
        node = option_tree(options)
        waiting: list[int] = []
        self.evaluate(prompt, job)
        try:
            while node.children:
                child: Node | None
                if len(node.children) == 1 and not node.ends:
                    (child,) = node.children.values()
                else:
                    self._extend_in_batches(waiting, job)
                    waiting = []
                    child = self._likeliest(node, end)
                    if child is None:
                        break
                waiting.append(child.token)
                node = child
        finally:
            self.cache.drop_reply()
        return node.ends[0]

    def _likeliest(self, node: Node, end: int) -> Node | None:
        logits = self._context.logits()
        best = max(node.children.values(), key=lambda child: float(logits[child.token]))
        return None if node.ends and logits[end] >= logits[best.token] else best

    def _extend_in_batches(self, tokens: Sequence[int], job: Job) -> None:
        for start in range(0, len(tokens), self._context.batch_tokens):
            job.check()
            self._extend(tokens[start : start + self._context.batch_tokens])

    def _extend(self, tokens: Sequence[int]) -> None:
        try:
            self.cache.extend(tokens)
        except Aborted:
            raise Cancelled from None

    def close(self) -> None:
        """Free the context, then the model."""
        self._context.close()
        self.model.close()


def _add_children(node: Node, log_probabilities: NDArray[np.float32], totals: list[float]) -> None:
    for child in node.children.values():
        for option in child.options:
            totals[option] += float(log_probabilities[child.token])


def _log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = logits - logits.max()
    result: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(dtype=np.float64))
    return result


def _groups(options: Sequence[Sequence[int]], *, room: int) -> Iterator[Sequence[Sequence[int]]]:
    """Split `options` so that each group has its sequences and fits into `room` tokens."""
    start = tokens = 0
    for index, option in enumerate(options):
        if index > start and (index - start == BRANCHES or tokens + len(option) > room):
            yield options[start:index]
            start, tokens = index, 0
        tokens += len(option)
    yield options[start:]
