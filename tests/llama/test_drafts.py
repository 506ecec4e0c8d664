import pytest

from assistant.llama.drafts import LONGEST, Drafts, RowCosts

FREE = RowCosts(two=1, longest=1)
QUOTE = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]


@pytest.mark.parametrize(
    ("prompt", "reply", "most", "expected"),
    [
        (QUOTE, [10, 11], 9, [12, 13, 14, 15, 16, 17]),
        (QUOTE, [13], 9, [14, 15, 16, 17, 18, 19]),  # one alike is enough
        ([*QUOTE, *range(20, 30)], QUOTE[:6], 9, [16, 17, 18, 19, 20, 21]),
        (QUOTE, QUOTE[:6], 2, [16, 17]),
        (QUOTE, QUOTE[:6], 0, []),
        (QUOTE, [99, 98], 9, []),
        (QUOTE, [18, 19], 9, [18, 19]),  # the prompt's end: what followed is the reply
        ([1, 2, 3, 1, 2, 4], [1, 2], 9, [4, 1, 2]),  # the last place counts
        ([7, 1, 2, 3, 1, 2, 4], [7, 1, 2], 9, [3, 1, 2, 4, 7, 1]),  # unless another matches further
        ([], [5, 6, 5, 6], 9, [5, 6]),  # the reply is a source too
        ([], [], 9, []),
    ],
)
def test_what_is_guessed(
    prompt: list[int], reply: list[int], most: int, expected: list[int]
) -> None:
    drafts = Drafts(prompt, FREE)
    for token in reply:
        drafts.append(token)
    assert drafts.guess(most) == expected
    assert len(expected) <= LONGEST


def ended_with(drafts: Drafts, *tokens: int) -> Drafts:
    for token in tokens:
        drafts.append(token)
    return drafts


def test_guessing_stops_while_it_does_not_pay_and_goes_on_where_it_is_sure() -> None:
    drafts = ended_with(Drafts([*QUOTE, 50, 51, 52]), 50, 51)
    assert drafts.guess(9)
    for _ in range(6):
        drafts.learn(guessed=1, right=0)
    assert not drafts.guess(9)
    assert ended_with(drafts, *QUOTE[:6]).guess(9)[:2] == QUOTE[6:8]
    drafts.learn(guessed=6, right=6)
    assert not ended_with(drafts, 50, 51).guess(9)


def test_guesses_from_long_matches_stop_too_where_they_are_always_wrong() -> None:
    drafts = ended_with(Drafts(QUOTE), *QUOTE[:6])
    made = 0
    for _ in range(10):
        if guess := drafts.guess(9):
            made += 1
            drafts.learn(guessed=len(guess), right=0)
        ended_with(drafts, 99, *QUOTE[:6])
    assert 0 < made < 10
    assert not drafts.guess(9)


def test_guessing_is_taken_up_again_where_it_would_have_been_right() -> None:
    drafts = ended_with(Drafts(range(60)), 0, 1)
    for _ in range(6):
        drafts.guess(9)
        drafts.learn(guessed=1, right=0)
    made = []
    for start in (12, 6, 24, 18, 36, 30):  # two alike each time, and what comes was in the prompt
        made.append(bool(ended_with(drafts, start, start + 1).guess(9)))
        drafts.append(start + 2)
    assert not made[0]
    assert made[-1]


def test_what_stands_behind_a_wrong_guess_is_no_further_mistake() -> None:
    short, long = (ended_with(Drafts(QUOTE), *QUOTE[:2]) for _ in range(2))
    for drafts, guessed in ((short, 1), (long, 6)):
        for _ in range(3):
            assert drafts.guess(9)
            drafts.learn(guessed=guessed, right=0)
    assert short.guess(9)
    assert long.guess(9)


@pytest.mark.parametrize(
    ("costs", "right", "length"),
    [
        (FREE, 0, LONGEST),
        (RowCosts(two=1.2, longest=2.2), 0, LONGEST),
        (RowCosts(two=1.4, longest=3.5), 0, 4),
        (RowCosts(two=2.2, longest=6.5), 0, 0),  # dear rows: not at first
        (RowCosts(two=2, longest=5), 30, LONGEST),  # but where guesses are always right
        (RowCosts(two=2, longest=7), 50, 0),  # nothing pays
    ],
)
def test_how_much_is_guessed_depends_on_what_rows_cost(
    costs: RowCosts, right: int, length: int
) -> None:
    drafts = Drafts([*QUOTE, *range(20, 30)], costs)
    ended_with(drafts, *QUOTE[:6]).guess(9)
    for _ in range(right):
        drafts.learn(guessed=1, right=1)
    assert len(ended_with(drafts, *QUOTE[:6]).guess(9)) == length
