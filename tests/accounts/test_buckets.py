from assistant.accounts.buckets import Buckets
from tests.accounts.conftest import Clock


def test_so_many_at_once_and_so_many_a_minute(clock: Clock) -> None:
    buckets = Buckets(per_minute=6, clock=clock)
    assert [buckets.take("a") for _ in range(8)] == [0] * 6 + [10, 10]
    assert buckets.take("b") == 0, "everybody has their own"
    clock.now += 4
    assert buckets.take("a") == 6, "who waits is told how long still"
    clock.now += 6
    assert [buckets.take("a") for _ in range(2)] == [0, 10]
    clock.now += 10_000
    assert [buckets.take("a") for _ in range(7)] == [0] * 6 + [10], "it fills no further"


def test_fewer_at_once(clock: Clock) -> None:
    buckets = Buckets(per_minute=60, at_once=2, clock=clock)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 1]


def test_a_flood_of_keys_takes_no_more_memory(clock: Clock) -> None:
    buckets = Buckets(per_minute=1, clock=clock)
    for number in range(10_050):
        buckets.take(str(number))
    assert len(buckets._left) == 10_000
    assert buckets.take("10049") > 0
