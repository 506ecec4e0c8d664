from itertools import pairwise
from pathlib import Path

import pytest

from assistant.accounts import Accounts, LoggedIn, Refused
from assistant.accounts.attempts import LOCKED_SECONDS
from tests.accounts.conftest import PASSWORD, Clock

WRONG = "salah sama sekali ini"


def waits(accounts: Accounts, name: str, times: int, *, address: str = "10.0.0.9") -> list[int]:
    outcomes = [accounts.log_in(name, WRONG, address=address) for _ in range(times)]
    return [one.wait_seconds for one in outcomes if isinstance(one, Refused)]


@pytest.mark.parametrize("name", ["siti", "nobody", "not a name at all", ""])
def test_after_five_failures_a_name_has_to_wait_whoever_s_it_is(
    accounts: Accounts, name: str
) -> None:
    assert waits(accounts, name, 7) == [0, 0, 0, 0, 0, 30, 30]


def test_each_further_failure_doubles_the_wait_up_to_a_lock_out(
    accounts: Accounts, clock: Clock
) -> None:
    waits(accounts, "siti", 5)
    waited = []
    for _ in range(8):
        (wait,) = waits(accounts, "siti", 1)
        waited.append(wait)
        clock.now += wait
        assert waits(accounts, "siti", 1) == [0]
    assert waited == [30, 60, 120, 240, 480, 900, 900, 900]
    assert max(waited) == LOCKED_SECONDS


def test_the_right_password_waits_too_and_then_forgives(accounts: Accounts, clock: Clock) -> None:
    waits(accounts, "siti", 5)
    held = accounts.log_in("siti", PASSWORD, address="10.0.0.2")
    assert held == Refused(wait_seconds=30), "from any address"
    clock.now += 30
    assert isinstance(accounts.log_in("siti", PASSWORD, address="10.0.0.2"), LoggedIn)
    assert waits(accounts, "siti", 5) == [0] * 5


def test_an_address_that_tries_many_names_has_to_wait(accounts: Accounts) -> None:
    found = [waits(accounts, f"orang{number}", 1)[0] for number in range(22)]
    assert found == [0] * 20 + [30, 30]
    assert accounts.log_in("siti", PASSWORD, address="10.0.0.9") == Refused(wait_seconds=30)
    assert isinstance(accounts.log_in("siti", PASSWORD, address="10.0.0.2"), LoggedIn)


def test_a_log_in_does_not_wipe_out_what_its_address_tried(accounts: Accounts) -> None:
    found = []
    for number in range(21):
        found += waits(accounts, f"orang{number}", 1)
        outcome = accounts.log_in("siti", PASSWORD, address="10.0.0.9")
    assert found[-1] == 30 and outcome == Refused(wait_seconds=30)


def test_a_restart_forgives_nothing_and_an_hour_does(
    accounts: Accounts, tmp_path: Path, clock: Clock
) -> None:
    waits(accounts, "siti", 5)
    again = Accounts(tmp_path / "data", clock=clock)
    assert waits(again, "siti", 1) == [30]
    clock.now += 3_600
    assert waits(again, "siti", 5) == [0] * 5
    again.close()


def test_brute_force_gets_a_hundred_tries_a_day(accounts: Accounts, clock: Clock) -> None:
    """Try a name for a day, as often as is let through."""
    end, looked_at = clock.now + 86_400, 0
    moments = [clock.now]
    while clock.now < end:
        (wait,) = waits(accounts, "siti", 1, address=f"10.0.{looked_at % 250}.1")
        looked_at += wait == 0
        clock.now += max(wait, 1)
        moments.append(clock.now)
    assert looked_at <= 105
    assert all(later > earlier for earlier, later in pairwise(moments))
