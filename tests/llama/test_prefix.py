"""The bookkeeping, on a context that only records; the real logits are in test_generator."""

import pickle
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.llama.context import Aborted, Entry
from assistant.llama.lasting import LastingParts
from assistant.llama.prefix import PrefixCache, Prompt
from assistant.llama.state_files import StateFiles
from assistant.llama.states import StateBudget, States

Held = dict[int, tuple[int, tuple[int, ...]]]


class RecordingContext:
    """Holds at each position (token, batch it came in), so that batch shapes can be compared."""

    batch_tokens = 4

    def __init__(self) -> None:
        self.sequences: dict[int, Held] = {0: {}, 1: {}}
        self.batches_left = 1_000_000

    @property
    def held(self) -> list[tuple[int, tuple[int, ...]]]:
        """What sequence 0 holds; the other one is empty between calls."""
        assert not self.sequences[1]
        assert list(self.sequences[0]) == list(range(len(self.sequences[0])))
        return list(self.sequences[0].values())

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
        self.sequences[0] |= {entry.position: (entry.token, batch) for entry in entries}

    def length(self, sequence: int) -> int:
        return max(self.sequences[sequence], default=-1) + 1

    def cut(self, sequence: int, length: int) -> None:
        held = self.sequences[sequence]
        self.sequences[sequence] = {place: held[place] for place in held if place < length}

    def drop_front(self, sequence: int, length: int) -> None:
        held = self.sequences[sequence]
        self.sequences[sequence] = {place: held[place] for place in held if place >= length}

    def copy(self, source: int, target: int, length: int) -> None:
        held = self.sequences[source]
        self.sequences[target] |= {place: held[place] for place in held if place < length}

    def clear(self) -> None:
        self.sequences = {0: {}, 1: {}}

    def save(self, sequence: int) -> bytes:
        return pickle.dumps(self.sequences[sequence])

    def restore(self, sequence: int, state: bytes) -> None:
        assert not self.sequences[sequence]
        try:
            self.sequences[sequence] = pickle.loads(state)  # noqa: S301 - its own
        except pickle.UnpicklingError:
            raise ModelError("llama.decode_failed", code="seq_set_data") from None


def cache(
    context: RecordingContext, *, can_rewind: bool = True, states: States | None = None
) -> PrefixCache:
    lasting = LastingParts(context, states, spare=1) if states else None  # type: ignore[arg-type]
    return PrefixCache(context, can_rewind=can_rewind, lasting=lasting)  # type: ignore[arg-type]


def evaluate(
    kept: PrefixCache, *segments: Sequence[int], system: bool = True, lasting: int = 0
) -> int:
    """Return how many tokens were decoded."""
    before = kept.evaluated
    prompt = Prompt(segments=tuple(map(tuple, segments)), has_system=system, lasting=lasting)
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


@pytest.mark.parametrize(("reply", "decoded"), [([], 2), ([1], 7)])
def test_a_model_that_cannot_rewind_goes_on_from_what_was_prepared(
    reply: list[int], decoded: int
) -> None:
    kept = cache(RecordingContext(), can_rewind=False)
    begun = Prompt(segments=(tuple(SYSTEM), tuple(PASSAGE)), has_system=True)
    kept.prepare(begun, before_block=lambda: None)
    if reply:
        kept.extend(reply)
    assert evaluate(kept, SYSTEM, PASSAGE, [7, 8]) == decoded


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


PASSAGE = [11, 12, 13, 14, 15]


def memory() -> States:
    return States(made_by="m", budget=StateBudget(memory_bytes=1_000_000))


@pytest.mark.parametrize(
    ("second", "system", "lasting", "decoded"),
    [
        ([SYSTEM, PASSAGE, [9, 9]], True, 2, 2),  # put back behind the system message
        ([SYSTEM, PASSAGE, [9, 9]], True, 1, 7),  # whose it is not said is decoded
        ([SYSTEM, PASSAGE], True, 1, 5),  # nothing goes on behind it: its logits are wanted
        ([SYSTEM, [*PASSAGE, 1], [9, 9]], True, 2, 8),  # the passage was changed
        ([[*SYSTEM, 1], PASSAGE, [9, 9]], True, 2, 14),  # the rules were
        ([SYSTEM, PASSAGE, [7], [9, 9]], True, 3, 8),  # more lasts than was kept
        ([SYSTEM, PASSAGE, [9, 9]], False, 2, 13),  # another place in the prompt
    ],
)
def test_what_lasts_is_put_back_where_it_was(
    second: list[list[int]], system: bool, lasting: int, decoded: int
) -> None:
    context = RecordingContext()
    kept = cache(context, states=memory())
    assert evaluate(kept, SYSTEM, PASSAGE, [7, 8], lasting=2) == 13
    evaluate(kept, [5], system=False)  # nothing of it is in the context any more
    kept.reused = 0
    assert evaluate(kept, *second, system=system, lasting=lasting) == decoded
    assert kept.reused == sum(map(len, second)) - decoded
    assert [token for token, _ in context.held] == list(chain(*second))


def test_preparing_spares_a_question_its_passage(tmp_path: Path) -> None:
    files = StateFiles(tmp_path, most_bytes=100_000)
    states = States(made_by="m", budget=StateBudget(memory_bytes=1_000_000, files=files))
    kept = cache(RecordingContext(), states=states)
    prepared = Prompt(segments=(tuple(SYSTEM), tuple(PASSAGE)), has_system=True, lasting=2)
    for decoded in (11, 0):
        before = kept.evaluated
        kept.prepare(prepared, before_block=lambda: None)
        assert kept.evaluated - before == decoded
    kept.forget()
    assert evaluate(kept, SYSTEM, PASSAGE, [7], lasting=2) == 7  # the passage comes from disk
    assert evaluate(kept, SYSTEM, [1, 2], [7], lasting=2) == 3
    assert len(list(tmp_path.iterdir())) == 1  # what is asked for is not written down


@pytest.mark.parametrize(("lasting", "decoded"), [(0, 8), (1, 8), (2, 3)])
def test_what_a_question_led_to_is_decoded_once_and_never_written_down(
    tmp_path: Path, lasting: int, decoded: int
) -> None:
    files = StateFiles(tmp_path, most_bytes=100_000)
    states = States(made_by="m", budget=StateBudget(memory_bytes=1_000_000, files=files))
    kept = cache(RecordingContext(), states=states)
    begun = Prompt(
        segments=(tuple(SYSTEM), tuple(PASSAGE), (7, 8, 9)), has_system=True, lasting=lasting
    )
    for expected in (14, 0):
        before = kept.evaluated
        kept.prepare(begun, before_block=lambda: None)
        assert kept.evaluated - before == expected
    assert evaluate(kept, SYSTEM, PASSAGE, [7, 8, 9], [1], lasting=lasting) == 1
    evaluate(kept, [5], system=False)
    kept.prepare(begun, before_block=lambda: None)
    assert kept.evaluated - 16 == decoded
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_prepared_where_the_disk_keeps_nothing() -> None:
    kept = cache(RecordingContext(), states=memory())
    prepared = Prompt(segments=(tuple(SYSTEM), tuple(PASSAGE)), has_system=True, lasting=2)
    kept.prepare(prepared, before_block=lambda: None)
    assert kept.evaluated == 0


def test_a_model_that_cannot_rewind_decodes_what_lasts() -> None:
    kept = cache(RecordingContext(), can_rewind=False, states=memory())
    evaluate(kept, SYSTEM, PASSAGE, [7], lasting=2)
    assert evaluate(kept, SYSTEM, PASSAGE, [8], lasting=2) == 6


def test_a_part_of_a_passage_makes_room_for_all_of_it() -> None:
    context = RecordingContext()
    kept = cache(context, states=memory())
    evaluate(kept, SYSTEM, PASSAGE, [7], lasting=2)
    evaluate(kept, SYSTEM, [*PASSAGE[:4], 0], [7])  # shares the system message and a block
    assert evaluate(kept, SYSTEM, PASSAGE, [8], lasting=2) == 1


def test_a_state_that_does_not_fit_is_made_anew() -> None:
    states = memory()
    kept = cache(RecordingContext(), states=states)
    evaluate(kept, SYSTEM, PASSAGE, [7], lasting=2)
    (key,) = states.keys()
    states.keep(key, b"bukan")
    evaluate(kept, [5], system=False)
    assert evaluate(kept, SYSTEM, PASSAGE, [7], lasting=2) == 6
    evaluate(kept, [5], system=False)
    assert evaluate(kept, SYSTEM, PASSAGE, [7], lasting=2) == 1


def test_passages_that_are_gone_are_dropped() -> None:
    kept = cache(RecordingContext(), states=memory())
    for passage in (PASSAGE, [1, 2]):
        evaluate(kept, SYSTEM, passage, [7], lasting=2)
    stays = Prompt(segments=(tuple(SYSTEM), tuple(PASSAGE)), has_system=True, lasting=2)
    kept.keep_only([stays])
    evaluate(kept, [5], system=False)
    assert evaluate(kept, SYSTEM, [1, 2], [7], lasting=2) == 3
    assert evaluate(kept, SYSTEM, PASSAGE, [7], lasting=2) == 1


segments = st.lists(st.lists(st.integers(0, 1), min_size=1, max_size=6), min_size=1, max_size=4)


@given(
    history=st.lists(
        st.tuples(segments, st.booleans(), st.integers(0, 3), st.integers(0, 3), st.integers(0, 9)),
        max_size=6,
    ),
    prompt=segments,
    system=st.booleans(),
    lasting=st.integers(0, 3),
    can_rewind=st.booleans(),
)
def test_a_prompt_is_held_in_the_same_batches_whatever_came_before(
    history: list[tuple[list[list[int]], bool, int, int, int]],
    prompt: list[list[int]],
    system: bool,
    lasting: int,
    can_rewind: bool,
) -> None:
    context = RecordingContext()
    kept = cache(context, can_rewind=can_rewind, states=memory())
    for earlier, with_system, lasts, reply, batches in history:
        context.batches_left = batches
        try:
            evaluate(kept, *earlier, system=with_system, lasting=min(lasts, len(earlier) - 1))
            for _ in range(reply):
                kept.extend([1])
        except Aborted:
            pass
    context.batches_left = 1000
    evaluate(kept, *prompt, system=system, lasting=min(lasting, len(prompt) - 1))
    fresh = RecordingContext()
    evaluate(cache(fresh), *prompt, system=system)
    assert context.held == fresh.held
