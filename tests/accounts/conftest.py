"""Accounts in an empty folder, on a clock that the tests move."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.accounts import Accounts, LoggedIn
from assistant.accounts.sessions import Span

PASSWORD = "kucing terbang biru meja"
OTHER = "gunung pensil sembilan daun"


class Clock:
    """Tells the time that it was set to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    opened = Accounts(tmp_path / "data", span=Span(idle=600, longest=3_600), clock=clock)
    opened.register.add("siti", "staff", PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def log_in(accounts: Accounts) -> Callable[[], str]:
    """Log the one account in; give its token."""

    def enter() -> str:
        outcome = accounts.log_in("siti", PASSWORD, address="10.0.0.2")
        assert isinstance(outcome, LoggedIn)
        return outcome.token

    return enter
