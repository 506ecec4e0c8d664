"""The bookkeeping, on a context that only records; the real logits are in test_generator."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llama.context import Aborted, Entry
from assistant.llama.prefix import PrefixCache, Prompt


class RecordingContext:
    """Holds sequence 0 as (token, batch it came in), so that batch shapes can be compared."""

    batch_tokens = 4

    def __init__(self) -> None:
        self.held: list[tuple[int, tuple[int, ...]]] = []
        self.saved: list[list[tuple[int, tuple[int, ...]]]] = []
        self.batches_left = 1_000_000

    def decode(self, entries: Sequence[Entry]) -> None:
        assert [entry.position for entry in entries] == list(
            range(len(self.held), len(self.held) + len(entries))
        )
        assert 0 < len(entries) <= self.batch_tokens
        assert [entry.output for entry in entries] == [False] * (len(entries) - 1) + [True]
        if not self.batches_left:
            raise Aborted
        self.batches_left -= 1
        batch = tuple(entry.token for entry in entries)
        self.held += [(entry.token, batch) for entry in entries]

    def length(self, _: int) -> int:
        return len(self.held)

    def cut(self, _: int, length: int) -> None:
        del self.held[length:]

    def clear(self) -> None:
        self.held.clear()

    def save(self, _: int) -> bytes:
        self.saved.append(list(self.held))
        return bytes([len(self.saved) - 1])

    def restore(self, _: int, state: bytes) -> None:
        assert not self.held
        self.held = list(self.saved[state[0]])


def cache(context: RecordingContext, *, can_rewind: bool = True) -> PrefixCache:
    return PrefixCache(context, can_rewind=can_rewind)  # type: ignore[arg-type]


def evaluate(kept: PrefixCache, *segments: Sequence[int], system: bool = True) -> int:
    """Return how many tokens were decoded."""
    before = kept.evaluated
    prompt = Prompt(segments=tuple(map(tuple, segments)), has_system=system)
    kept.evaluate(prompt, before_block=lambda: None)
    return kept.evaluated - before


SYSTEM = [1, 2, 3, 4, 5, 6]
REPLY = [99]


@pytest.mark.parametrize(
    ("first", "second", "decoded"),
    [
        ([SYSTEM, [7, 8], REPLY], [SYSTEM, [9, 8], REPLY], 3),  # the system message is kept
        ([SYSTEM, [7, 8], REPLY], [SYSTEM, [7, 8], REPLY], 1),  # the end is not, for its logits
        ([SYSTEM, [7, 8], REPLY], [SYSTEM, [7, 8], [99, 5, 6], REPLY], 4),  # a question goes on
        ([SYSTEM, [7, 8, 9, 10, 11], REPLY], [SYSTEM, [7, 8, 9, 10, 12], REPLY], 2),  # a block
        ([SYSTEM, [7, 8, 9], REPLY], [SYSTEM, [7, 8, 9, 10], REPLY], 5),  # no part of a block
        ([SYSTEM, [7], REPLY], [[1, 2, 3, 4, 5, 0], [7], REPLY], 4),
        ([SYSTEM, [7], REPLY], [[0, 2, 3, 4, 5, 6], [7], REPLY], 8),
    ],
)
def test_what_a_second_prompt_decodes(
    first: list[list[int]], second: list[list[int]], decoded: int
) -> None:
    kept = cache(RecordingContext())
    assert evaluate(kept, *first) == sum(map(len, first))
    assert evaluate(kept, *second) == decoded
    assert kept.reused == sum(map(len, second)) - decoded


def test_a_system_message_outlives_other_prompts() -> None:
    kept = cache(RecordingContext())
    evaluate(kept, SYSTEM, [7])
    evaluate(kept, [9] * 20, system=False)
    assert evaluate(kept, SYSTEM, [8, 8]) == 2


def test_the_system_message_used_least_recently_is_forgotten() -> None:
    kept = cache(RecordingContext())
    for first in (10, 20, 30, 40):
        evaluate(kept, [first, 0], [1])
    assert evaluate(kept, [10, 0], [2]) == 1
    evaluate(kept, [50, 0], [1])
    assert evaluate(kept, [10, 0], [1]) == 1
    assert evaluate(kept, [20, 0], [1]) == 3


def test_a_long_system_message_is_not_saved() -> None:
    kept = cache(RecordingContext())
    evaluate(kept, [1] * 2000, [7])
    evaluate(kept, [9], system=False)
    assert evaluate(kept, [1] * 2000, [7]) == 2001


def test_a_model_that_cannot_rewind_reuses_saved_system_messages_only() -> None:
    kept = cache(RecordingContext(), can_rewind=False)
    evaluate(kept, SYSTEM, [7, 8, 9, 10, 11])
    kept.drop_reply()
    assert evaluate(kept, SYSTEM, [7, 8, 9, 10, 11]) == 5


def test_a_reply_is_dropped_and_the_prompt_stays() -> None:
    context = RecordingContext()
    kept = cache(context)
    evaluate(kept, SYSTEM, [7, 8])
    kept.extend([1])
    kept.drop_reply()
    assert [token for token, _ in context.held] == [*SYSTEM, 7, 8]


def test_after_an_abort_whole_blocks_are_kept() -> None:
    context = RecordingContext()
    kept = cache(context)
    context.batches_left = 3
    with pytest.raises(Aborted):
        evaluate(kept, SYSTEM, range(10, 30))
    context.batches_left = 100
    assert [token for token, _ in context.held] == [*SYSTEM, 10, 11, 12, 13]
    assert evaluate(kept, SYSTEM, range(10, 30)) == 16


segments = st.lists(st.lists(st.integers(0, 1), min_size=1, max_size=6), min_size=1, max_size=4)


@given(
    history=st.lists(
        st.tuples(segments, st.booleans(), st.integers(0, 3), st.integers(0, 9)), max_size=6
    ),
    prompt=segments,
    system=st.booleans(),
    can_rewind=st.booleans(),
)
def test_a_prompt_is_held_in_the_same_batches_whatever_came_before(
    history: list[tuple[list[list[int]], bool, int, int]],
    prompt: list[list[int]],
    system: bool,
    can_rewind: bool,
) -> None:
    context = RecordingContext()
    kept = cache(context, can_rewind=can_rewind)
    for earlier, with_system, reply, batches in history:
        context.batches_left = batches
        try:
            evaluate(kept, *earlier, system=with_system)
            for _ in range(reply):
                kept.extend([1])
        except Aborted:
            pass
    context.batches_left = 1000
    evaluate(kept, *prompt, system=system)
    fresh = RecordingContext()
    evaluate(cache(fresh), *prompt, system=system)
    assert context.held == fresh.held
