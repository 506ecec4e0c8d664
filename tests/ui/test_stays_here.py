import pytest

from assistant.network import guard
from assistant.types import Language
from assistant.ui.masthead import header
from assistant.ui.stays_here import stays_here


@pytest.mark.parametrize(
    ("language", "counts", "says"),
    [
        ("id", {}, "belum ada upaya"),
        ("en", {}, "no such attempt"),
        ("id", {"name": 2, "internet": 1}, "ditolak sejak Pandu dibuka: 3"),
        ("en", {"other": 1}, "since Pandu was opened: 1"),
    ],
)
def test_the_foot_says_what_the_guard_saw(
    monkeypatch: pytest.MonkeyPatch, language: Language, counts: dict[str, int], says: str
) -> None:
    monkeypatch.setattr(guard, "is_installed", lambda: True)
    monkeypatch.setattr(guard, "refused", lambda: counts)
    shown = stays_here(language)
    assert says in shown
    assert "<code>pandu model pull</code>" in shown


@pytest.mark.parametrize(
    ("host", "is_shared"), [("127.0.0.1", False), ("::1", False), ("192.168.1.5", True)]
)
def test_a_page_that_others_can_open_says_so(
    monkeypatch: pytest.MonkeyPatch, host: str, is_shared: bool
) -> None:
    monkeypatch.setattr(guard, "is_installed", lambda: True)
    with guard.listening_at(host):
        shown, head = stays_here("id"), header("id")
    assert ("komputer organisasi Anda" in head) == is_shared
    assert ("keluar dari komputer yang menjalankan Pandu" in shown) == is_shared
    assert ("dari komputer lain di jaringan Anda" in shown) == is_shared
    assert "keluar dari komputer ini" in stays_here("id")


def test_without_a_guard_nothing_is_claimed() -> None:
    shown = stays_here("id")
    assert "penjaga jaringannya tidak terpasang" in shown
    assert "Tidak ada data yang keluar" not in shown
