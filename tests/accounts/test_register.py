from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from assistant.accounts import DESKS, ROLES, Accounts, LoggedIn, Refused, Role, Visitor
from assistant.accounts.database import Database
from assistant.accounts.finding import Finder
from assistant.accounts.secret import secret_key
from assistant.accounts.sessions import WORKING_DAY
from assistant.cli.account.changing import RoleName
from assistant.errors import StoreError, UserError
from tests.accounts.conftest import OTHER, PASSWORD


def test_accounts_are_listed_by_name(accounts: Accounts) -> None:
    accounts.register.add("Budi.S", "trainer", OTHER)
    assert [(one.name, one.role) for one in accounts.register.accounts()] == [
        ("budi.s", "trainer"), ("siti", "staff")
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", " ", "a b", "siti'--", "../x", "a" * 33, "-a", "<b>", "sí\0"])
def test_a_name_has_letters_digits_and_little_else(accounts: Accounts, name: str) -> None:
    with pytest.raises(UserError) as raised:
        accounts.register.add(name, "staff", OTHER)
    assert raised.value.key == "account.bad_name"


def test_a_name_is_given_once(accounts: Accounts) -> None:
    with pytest.raises(UserError, match="siti"):
        accounts.register.add(" SITI ", "staff", OTHER)


def test_an_unknown_name_is_said(accounts: Accounts) -> None:
    for act in (
        lambda: accounts.register.remove("tono"),
        lambda: accounts.register.give_role("tono", "admin"),
        lambda: accounts.register.give_password("tono", OTHER),
    ):
        with pytest.raises(UserError) as raised:
            act()
        assert raised.value.key == "account.unknown"


@pytest.mark.parametrize("change", ["password", "removal"])
def test_a_new_password_or_a_removal_ends_every_log_in(
    accounts: Accounts, log_in: Callable[[], str], change: str
) -> None:
    tokens = [log_in(), log_in()]
    if change == "password":
        accounts.register.give_password("siti", OTHER)
    else:
        accounts.register.remove("siti")
    assert [accounts.visitor(token) for token in tokens] == [None, None]
    assert not any(accounts.is_open(token) for token in tokens)


def test_a_role_is_the_account_s_as_it_is_now(
    accounts: Accounts, log_in: Callable[[], str]
) -> None:
    token = log_in()
    assert accounts.visitor(token).role == "staff"  # type: ignore[union-attr]
    accounts.register.give_role("siti", "trainer")
    assert accounts.visitor(token).is_trainer  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("role", "desks"),
    [
        ("staff", set()),
        ("trainer", {"trainer"}),
        ("evaluator", {"evaluator"}),
        ("admin", {"trainer", "evaluator", "admin"}),
    ],
)
def test_which_pages_a_role_opens(role: Role, desks: set[str]) -> None:
    visitor = Visitor(id="a", name="a", role=role)
    assert {desk for desk in DESKS if visitor.opens(desk)} == desks
    assert get_args(RoleName) == ROLES


def test_a_locked_account_is_out_until_it_has_a_new_password(
    accounts: Accounts, log_in: Callable[[], str]
) -> None:
    token = log_in()
    assert accounts.register.lock("siti").is_locked
    assert accounts.visitor(token) is None
    for password in ("", PASSWORD):
        assert isinstance(accounts.log_in("siti", password, address="a"), Refused)
    accounts.register.give_password("siti", OTHER)
    assert [one.is_locked for one in accounts.register.accounts() if one.name == "siti"] == [False]
    assert isinstance(accounts.log_in("siti", OTHER, address="a"), LoggedIn)


def test_only_the_owner_reads_the_files(accounts: Accounts, tmp_path: Path) -> None:
    accounts.audit.note("x")
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()}
    assert set(modes) >= {"accounts.sqlite", "accounts.key", "audit.jsonl"}
    assert set(modes.values()) == {0o600}


def test_the_key_stays_and_must_be_private(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) == 32 and secret_key(tmp_path) == key
    (tmp_path / "accounts.key").chmod(0o644)
    with pytest.raises(StoreError):
        secret_key(tmp_path)
    (tmp_path / "accounts.key").chmod(0o600)
    (tmp_path / "accounts.key").write_bytes(b"short")
    with pytest.raises(StoreError):
        secret_key(tmp_path)


def test_no_password_or_token_is_in_the_files(
    accounts: Accounts, log_in: Callable[[], str], tmp_path: Path
) -> None:
    token = log_in()
    accounts.log_in("siti", "salah sama sekali ini", address="10.1.2.3")
    accounts.log_in("kata sandi di kotak nama", "x", address="10.1.2.3")
    written = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir())
    for secret in (PASSWORD, token, token.rpartition(".")[0], "salah sama", "di kotak", "10.1.2"):
        assert secret.encode() not in written


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "accounts.sqlite").write_bytes(b"no database at all, but long enough to be one")
    with pytest.raises(StoreError):
        Database(tmp_path)


def test_nobody_is_asked_until_there_is_an_account(tmp_path: Path) -> None:
    here = Finder(tmp_path, span=WORKING_DAY, are_needed=False)
    abroad = Finder(tmp_path, span=WORKING_DAY, are_needed=True)
    assert here.find() is None and abroad.find() is None
    assert list(tmp_path.iterdir()) == [], "looking makes no files"
    accounts = Accounts(tmp_path)
    assert here.find() is None and abroad.find() is not None
    accounts.register.add("siti", "staff", PASSWORD)
    assert here.find() is not None
    accounts.register.remove("siti")
    assert here.find() is None
    assert abroad.find() is not None, "the last account's end opens nothing to the network"
    assert Finder(None, span=WORKING_DAY, are_needed=False).find() is None
    for one in (here, abroad, accounts):
        one.close()
