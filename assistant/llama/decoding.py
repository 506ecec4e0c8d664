"""A reply's tokens one after another, where several may be checked at a time.

The tokens are those that decoding one by one gives: a guessed one counts only if it is the one
picked, and a batch is only trusted where it was shown to give the same logits, bit by bit.
"""

from collections.abc import Callable, Generator
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from assistant.llama.context import Context
from assistant.llama.drafts import LONGEST, Drafts, RowCosts
from assistant.llama.prefix import PrefixCache, Prompt
from assistant.llama.sampling import Sampler

_PROOF_TOKENS = 257
"""Least tokens held when batches are put to the proof: beyond 256, and one token at a time,
llama.cpp may split attention between threads, which rounds otherwise (`use_split_kv_path`)."""

_LEAST_SECONDS = 1e-6  # a clock may stand still meanwhile


class Decoder:
    """Lets the reply grow behind the prompt that a cache holds."""

    def __init__(
        self,
        context: Context,
        cache: PrefixCache,
        *,
        drafts: bool,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        """Guess with `drafts`, where the model can take back what was guessed wrong.

        By the `clock`, seconds, it is told which guesses are worth their time on this machine.
        """
        self._clock = clock
        self._costs = RowCosts()
        self._context = context
        self._cache = cache
        self._drafts = drafts and cache.can_rewind and context.batch_tokens > LONGEST
        self._proven: bool | None = None

    def tokens(self, prompt: Prompt, sampler: Sampler, *, most: int) -> Generator[int, None, None]:
        """Yield at most `most` tokens of the reply to `prompt`, which the cache holds.

        Whoever has enough closes the generator; the cache may then hold more than was yielded.

        Raises:
            Aborted: the context's flag was set.
        """
        may_guess = self._drafts and self._proven is not False
        drafts = Drafts(prompt.tokens, self._costs) if may_guess else None
        token = sampler.pick(self._context, -1)
        count = 1
        yield token
        while count < most:
            guess = self._guess(drafts, token, most - count) if drafts else []
            self._cache.extend([token, *guess], all_logits=True)
            for right in range(len(guess) + 1):
                token = sampler.pick(self._context, right)
                count += 1
                yield token
                if right == len(guess) or token != guess[right]:
                    break
                if drafts:
                    drafts.append(token)
            self._cache.shorten(len(guess) - right)
            if drafts:
                drafts.learn(guessed=len(guess), right=right)

    def prove(self, token: int, *, room: int, before_step: Callable[[], None]) -> None:
        """Find out ahead of the first reply whether batches can be trusted, where that is unknown.

        The cache holds the same afterwards. What it lacks to a proof is filled with `token`; where
        `room` tokens are too few for all that, the first long reply finds out.

        Raises:
            Aborted: the context's flag was set.
        """
        start = self._cache.length
        known = self._proven is not None or not self._drafts
        if known or max(start, _PROOF_TOKENS) + LONGEST + 1 > room:
            return
        try:
            while (missing := _PROOF_TOKENS - self._cache.length) > 0:
                before_step()
                self._cache.extend([token] * min(missing, self._context.batch_tokens))
            before_step()
            self._proven = self._prove(token)
        finally:
            self._cache.shorten(self._cache.length - start)

    def _guess(self, drafts: Drafts, token: int, most: int) -> list[int]:
        """Return what may follow `token`, so that no more than `most` tokens come of it."""
        drafts.append(token)
        guess = drafts.guess(most - 1)
        if guess and self._proven is None and most > LONGEST:
            self._proven = self._prove(token)
        return guess if self._proven else []

    def _prove(self, token: int) -> bool | None:
        """Find out whether a batch gives what single tokens give; None where it is too early.

        What batches cost is measured by the way.
        """
        if self._cache.length < _PROOF_TOKENS:
            return None
        start = self._cache.length
        together, longest = self._rows(token, LONGEST + 1)
        single = [self._after(token) for _ in together]
        self._cache.shorten(self._cache.length - start)
        _, two = self._rows(token, 2)
        one = max(min(seconds for _, seconds in single), _LEAST_SECONDS)
        self._costs = RowCosts(two=two / one, longest=longest / one)
        return all(np.array_equal(a, b) for a, (b, _) in zip(together, single, strict=True))

    def _rows(self, token: int, count: int) -> tuple[list[NDArray[np.float32]], float]:
        """Return the logits of a batch of the same token, and the seconds of the faster of two."""
        seconds = []
        for _ in range(2):
            began = self._clock()
            self._cache.extend([token] * count, all_logits=True)
            logits = [self._context.logits(row).copy() for row in range(count)]
            seconds.append(self._clock() - began)
            self._cache.shorten(count)
        return logits, min(seconds)

    def _after(self, token: int) -> tuple[NDArray[np.float32], float]:
        """Return the logits behind one more token, and the seconds that it took."""
        began = self._clock()
        self._cache.extend([token])
        return self._context.logits().copy(), self._clock() - began
