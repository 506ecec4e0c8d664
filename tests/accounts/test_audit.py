import json
from pathlib import Path

import pytest

from assistant.accounts import Accounts, AuditLog
from assistant.accounts import audit as module
from tests.accounts.conftest import PASSWORD, Clock


def test_acts_are_told_without_content(accounts: Accounts, tmp_path: Path) -> None:
    account = accounts.register.named("siti")
    accounts.log_in("siti", "salah sama sekali ini", address="10.0.0.9")
    accounts.log_in("tidak ada", "salah sama sekali ini", address="10.0.0.9")
    outcome = accounts.log_in("siti", PASSWORD, address="10.0.0.9")
    accounts.log_out(outcome.token)  # type: ignore[union-attr]
    accounts.audit.note("release", user=account.id, object="mne/id/audit.md")
    found = [(one.user, one.act, one.object) for one in accounts.audit.entries()]
    assert found == [
        ("-", "log-in failed", account.id),
        ("-", "log-in failed", "-"),
        (account.id, "log-in", "-"),
        (account.id, "log-out", "-"),
        (account.id, "release", "mne/id/audit.md"),
    ]
    for line in (tmp_path / "data" / "audit.jsonl").read_text().splitlines():
        assert set(json.loads(line)) == {"at", "user", "act", "object"}
        assert "siti" not in line and "10.0.0.9" not in line


def test_a_full_file_is_put_aside_and_the_oldest_goes(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 1_000)
    log = AuditLog(tmp_path, clock=clock)
    for number in range(200):
        log.note("sync", object=f"{number:>04}")
    kept = [one.object for one in log.entries()]
    assert kept == [f"{number:>04}" for number in range(200 - len(kept), 200)]
    assert len(kept) < 100
    assert len(list(tmp_path.glob("audit*.jsonl"))) == 6


def test_a_long_id_and_a_damaged_line_harm_nothing(tmp_path: Path, clock: Clock) -> None:
    log = AuditLog(tmp_path, clock=clock)
    log.note("x", object="a\n" * 1_000)
    with (tmp_path / "audit.jsonl").open("a", encoding="utf-8") as file:
        file.write('broken\n{"at": 1}\n')
    log.note("y")
    assert [one.act for one in log.entries()] == ["x", "y"]
    assert len(next(log.entries()).object) == 300
