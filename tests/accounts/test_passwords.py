import pytest

from assistant.accounts import passwords
from assistant.accounts.passwords import check_password, hash_password, is_right, needs_renewal
from assistant.errors import UserError


@pytest.mark.parametrize(
    "password",
    [
        "hujan sore di kebun",
        "kucing terbang biru meja",
        "correct horse battery staple",
        "Nasi9goreng7tanpa3telur",
        "9f3k2m5x8w1q7z4",
        "ḥujan sore di pesisir",
    ],
)
def test_an_uncommon_password_is_taken(password: str) -> None:
    check_password(password, name="siti")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("hujan sore di", "short"),
        ("", "short"),
        ("x y z " * 50, "long"),
        ("aaaaaaaaaaaaaaaaaaaa", "simple"),
        ("abcabcabcabcabcabc", "simple"),
        ("passwordpassword", "simple"),
        ("Siti Siti Siti sitisiti", "simple"),
        ("siti2026siti20265", "name"),
        ("siti-siti-12-siti", "name"),
        ("password12345678", "common"),
        ("P@ssw0rd12345678", "common"),
        ("rahasiayayasan2026", "common"),
        ("qwertyuiop123456", "common"),
        ("Sayangku1234567890", "common"),
        ("bismillah bismillah 1", "common"),
        ("zyxwvutsrqponmlkji", "common"),
        ("i love you pandu 2026", "common"),
    ],
)
def test_what_others_would_try_first_is_refused(password: str, why: str) -> None:
    with pytest.raises(UserError) as raised:
        check_password(password, name="siti")
    assert raised.value.key == f"account.password_{why}"


def test_what_is_kept_is_owasp_s_argon2id() -> None:
    kept = hash_password("hujan sore di kebun")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert "hujan" not in kept and kept != hash_password("hujan sore di kebun")
    assert is_right(kept, "hujan sore di kebun")
    assert not is_right(kept, "hujan sore di kebon")
    assert not needs_renewal(kept)
    assert needs_renewal("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$UruQJnAxY0M9pJmAJdW+4w")


def test_one_word_may_be_written_in_two_forms() -> None:
    kept = hash_password("re\u0301sume\u0301 sore di kebun")
    assert is_right(kept, "r\u00e9sum\u00e9 sore di kebun")


def test_a_name_that_is_nobody_s_costs_one_look_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting:
        looked = 0

        def verify(self, kept: str, password: str) -> bool:
            Counting.looked += 1
            return real.verify(kept, password)

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    real = passwords._HASHER
    nobody, kept = passwords._nobody(), hash_password("hujan sore di kebun")
    monkeypatch.setattr(passwords, "_HASHER", Counting())
    assert not is_right(None, "no account has this password")
    assert not is_right(kept, "salah sama sekali ini")
    assert Counting.looked == 2
    assert nobody.split("$")[3] == kept.split("$")[3], "with the same parameters"
