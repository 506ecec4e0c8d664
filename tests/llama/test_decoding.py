"""Guessing changes the batches, never the tokens."""

from contextlib import suppress
from types import TracebackType
from typing import Self

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llama.context import Aborted, Context
from assistant.llama.decoding import Decoder
from assistant.llama.prefix import PrefixCache, Prompt
from tests.llama.decoding_context import VOCABULARY, DecodingContext


class Chance:
    """Draws in proportion to the logits, with a fixed seed."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(7)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def pick(self, context: Context, index: int) -> int:
        weights = context.logits(index).astype(float) ** 4
        return int(self._random.choice(len(weights), p=weights / weights.sum()))


class Likeliest(Chance):
    def pick(self, context: Context, index: int) -> int:
        return int(np.argmax(context.logits(index)))


class Machine:
    """A decoder on a context of its own."""

    def __init__(
        self,
        *,
        drafts: bool,
        rounding: bool = False,
        can_rewind: bool = True,
        row_cost: float = 0.4,
    ) -> None:
        self.context = DecodingContext(rounding=rounding, row_cost=row_cost)
        self.cache = PrefixCache(self.context, can_rewind=can_rewind)  # type: ignore[arg-type]
        self.decoder = Decoder(
            self.context,  # type: ignore[arg-type]
            self.cache,
            drafts=drafts,
            clock=self.context.clock,
        )

    def reply(
        self, prompt: list[int], *, most: int, sampler: type[Chance] = Likeliest, taken: int = 999
    ) -> list[int]:
        asked = Prompt(segments=(tuple(prompt),), has_system=False)
        self.cache.evaluate(asked, before_block=lambda: None)
        self.context.batches.clear()
        reply: list[int] = []
        tokens = self.decoder.tokens(asked, sampler(), most=most)
        for token in tokens:
            reply.append(token)
            if len(reply) == taken:
                tokens.close()
        return reply


LONG = [number % VOCABULARY for number in range(300)]
prompts = st.lists(st.integers(0, 3), max_size=20).map(lambda tail: LONG + tail)


@given(
    questions=st.lists(
        st.tuples(prompts, st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=3
    ),
    sampler=st.sampled_from([Likeliest, Chance]),
)
def test_a_reply_is_the_same_with_and_without_guessing(
    questions: list[tuple[list[int], int, int]], sampler: type[Chance]
) -> None:
    drafting, plain = Machine(drafts=True), Machine(drafts=False)
    for prompt, most, taken in questions:
        replies = [
            machine.reply(prompt, most=most, taken=taken, sampler=sampler)
            for machine in (drafting, plain)
        ]
        assert replies[0] == replies[1]
        assert len(replies[0]) == min(most, taken)
    assert set(plain.context.batches) <= {1}


def test_a_reply_that_copies_takes_fewer_batches() -> None:
    drafting, plain = Machine(drafts=True), Machine(drafts=False)
    drafting.reply(LONG, most=20)  # the first one puts batches to the proof
    assert drafting.reply(LONG, most=60) == plain.reply(LONG, most=60)
    assert len(drafting.context.batches) < 0.7 * len(plain.context.batches)


def test_where_a_row_costs_as_much_as_a_token_nothing_is_guessed() -> None:
    cheap, dear = Machine(drafts=True), Machine(drafts=True, row_cost=1)
    for machine in (cheap, dear):
        machine.reply(LONG, most=20)
        machine.reply(LONG, most=60)
    assert max(cheap.context.batches) > 1
    assert max(dear.context.batches) == 1


@pytest.mark.parametrize(
    ("prompt", "machine"),
    [
        (LONG, Machine(drafts=True, rounding=True)),  # batches round otherwise
        (LONG, Machine(drafts=True, can_rewind=False)),
        (LONG[:100], Machine(drafts=True)),  # too short to be a proof
    ],
)
def test_where_batches_cannot_be_trusted_tokens_come_one_by_one(
    prompt: list[int], machine: Machine
) -> None:
    expected = Machine(drafts=False, rounding=machine.context._rounding).reply(prompt, most=40)
    machine.reply(prompt, most=40)
    assert machine.reply(prompt, most=40) == expected
    assert set(machine.context.batches) == {1}


@given(batches=st.lists(st.integers(0, 30), min_size=1, max_size=5))
def test_aborting_at_any_batch_leaves_the_next_reply_alone(batches: list[int]) -> None:
    machine = Machine(drafts=True)
    expected = Machine(drafts=False).reply(LONG, most=30)
    for left in batches:
        machine.context.batches_left = left
        with suppress(Aborted):
            machine.reply(LONG, most=30)
    machine.context.batches_left = 1_000_000
    assert machine.reply(LONG, most=30) == expected


@pytest.mark.parametrize("length", [100, 300])
def test_batches_are_put_to_the_proof_ahead_of_the_first_reply(length: int) -> None:
    machine, plain = Machine(drafts=True), Machine(drafts=False)
    asked = Prompt(segments=(tuple(LONG[:length]),), has_system=False)
    machine.cache.evaluate(asked, before_block=lambda: None)
    machine.decoder.prove(LONG[length - 1], room=1_000, before_step=lambda: None)
    assert machine.context.held == LONG[:length]
    assert machine.reply(LONG, most=60) == plain.reply(LONG, most=60)
    assert len(machine.context.batches) < 0.7 * len(plain.context.batches)
    machine.context.batches.clear()
    machine.decoder.prove(1, room=1_000, before_step=lambda: None)  # once is enough
    assert machine.context.batches == []


@pytest.mark.parametrize("left", range(30))
def test_a_proof_that_is_broken_off_changes_nothing(left: int) -> None:
    machine = Machine(drafts=True)
    asked = Prompt(segments=(tuple(LONG[:200]),), has_system=False)
    machine.cache.evaluate(asked, before_block=lambda: None)
    machine.context.batches_left = left
    with suppress(Aborted):
        machine.decoder.prove(1, room=1_000, before_step=lambda: None)
    machine.context.batches_left = 1_000_000
    assert machine.context.held == LONG[:200]
    assert machine.reply(LONG, most=30) == Machine(drafts=False).reply(LONG, most=30)


def test_there_is_no_proof_without_room_or_where_batches_round_otherwise() -> None:
    rounding = Machine(drafts=True, rounding=True)
    rounding.decoder.prove(1, room=1_000, before_step=lambda: None)
    rounding.reply(LONG, most=40)
    assert set(rounding.context.batches) == {1}
    narrow = Machine(drafts=True)
    narrow.decoder.prove(1, room=260, before_step=lambda: None)
    assert narrow.context.batches == []
