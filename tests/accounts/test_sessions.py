import base64
import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.accounts import Accounts
from assistant.accounts.sessions import LogIns, Span
from tests.accounts.conftest import Clock


def test_a_log_in_ends_without_use_and_at_its_longest(
    accounts: Accounts, log_in: Callable[[], str], clock: Clock
) -> None:
    token = log_in()
    clock.now += 599
    assert accounts.visitor(token) is not None
    clock.now += 600
    assert accounts.visitor(token) is None, "idle"
    token = log_in()
    for _ in range(6):
        clock.now += 590
        assert accounts.visitor(token) is not None
    clock.now += 61
    assert accounts.visitor(token) is None, "at its longest, whatever is done"
    clock.now -= 3_000
    assert accounts.visitor(token) is None, "ended for good"


def test_a_token_is_worth_nothing_after_the_log_out(
    accounts: Accounts, log_in: Callable[[], str]
) -> None:
    first, second = log_in(), log_in()
    accounts.log_out(first)
    assert accounts.visitor(first) is None
    assert accounts.visitor(second) is not None


def test_listening_does_not_count_as_use(
    accounts: Accounts, log_in: Callable[[], str], clock: Clock
) -> None:
    token = log_in()
    for _ in range(3):
        clock.now += 250
        open_still = accounts.is_open(token)
    assert not open_still


def test_the_oldest_of_many_log_ins_gives_way(
    accounts: Accounts, log_in: Callable[[], str], clock: Clock
) -> None:
    tokens = []
    for _ in range(11):
        clock.now += 1
        tokens.append(log_in())
    assert [accounts.visitor(token) is not None for token in tokens] == [False] + [True] * 10


def _forged(token: str, name: str) -> str:
    number, _, signature = token.rpartition(".")
    flipped = ("A" if signature[0] != "A" else "B") + signature[1:]
    by_other = hmac.digest(b"x" * 32, number.encode(), hashlib.sha256)
    return {
        "other signature": f"{number}.{flipped}",
        "no signature": number,
        "empty signature": f"{number}.",
        "other number": f"{'A' * len(number)}.{signature}",
        "other key": f"{number}.{base64.urlsafe_b64encode(by_other).rstrip(b'=').decode()}",
        "more behind": f"{token}x",
        "role beside": f"{number}|admin.{signature}",
        "empty": "",
        "dot": ".",
        "much": "a" * 100_000,
        "not ASCII": "kué.ñandú",
        "zero": f"{token}\0",
        "SQL": "' OR 1=1 --",
    }[name]


@pytest.mark.parametrize(
    "name",
    [
        "other signature",
        "no signature",
        "empty signature",
        "other number",
        "other key",
        "more behind",
        "role beside",
        "empty",
        "dot",
        "much",
        "not ASCII",
        "zero",
        "SQL",
    ],
)
def test_a_forged_token_is_nobody_s(
    accounts: Accounts, log_in: Callable[[], str], name: str
) -> None:
    token = log_in()
    forged = _forged(token, name)
    assert accounts.visitor(forged) is None and not accounts.is_open(forged)
    accounts.log_out(forged)
    assert accounts.visitor(token) is not None, "and harms nobody"


def test_a_token_of_another_computer_s_key_is_nobody_s(
    accounts: Accounts, log_in: Callable[[], str], clock: Clock
) -> None:
    account = accounts.register.named("siti")
    elsewhere = LogIns(
        accounts._database, b"y" * 32, span=Span(idle=600, longest=3_600), clock=clock
    )
    assert accounts.visitor(elsewhere.begin(account.id)) is None


def test_the_file_of_log_ins_lets_nobody_in(
    accounts: Accounts, log_in: Callable[[], str], tmp_path: Path
) -> None:
    log_in()
    ((kept,),) = accounts._database.read("SELECT id FROM sessions")
    assert accounts.visitor(kept) is None
    assert accounts.visitor(f"{kept}.{kept}") is None
