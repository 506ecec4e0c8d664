"""Passwords: which are refused, and how they are kept.

Kept are argon2id hashes with the least memory and passes that OWASP's Password Storage Cheat Sheet
names (19 MiB, 2 passes, 1 lane):
https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html

A password that is the only proof has at least 15 characters (NIST SP 800-63B-4, section 3.1.1.2);
no mixture of kinds is asked for, and common ones are refused, as the same section says.
"""

import unicodedata
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from assistant.errors import UserError

SHORTEST = 15
"""Fewest characters of a password."""

_LONGEST = 256  # characters; more only costs time
_FEWEST_OWN = 7  # characters that must be left beside common words, names and rows of keys
_FEWEST_OWN_KINDS = 5  # different ones among those
_FEWEST_KINDS = 6  # different characters
_ROWS = ("01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
_PART = 4  # characters of a row that count as one
_LOOKALIKES = str.maketrans("0134578@$!", "oieastbasi")

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16)


def check_password(password: str, *, name: str) -> None:
    """Refuse a password that others would try first.

    Raises:
        UserError: it is too short or long, common, nearly the account's name, or too simple.
    """
    password = _same(password)
    if len(password) < SHORTEST:
        raise UserError("account.password_short", shortest=SHORTEST)
    if len(password) > _LONGEST:
        raise UserError("account.password_long", longest=_LONGEST)
    folded = password.casefold()
    if len(set(folded)) < _FEWEST_KINDS or _repeats(folded):
        raise UserError("account.password_simple")
    if _is_little(_without(folded, [name])):
        raise UserError("account.password_name")
    plain = _without_rows(_without(folded, [name]))
    if _is_little(_left(plain)) or _is_little(_left(plain.translate(_LOOKALIKES))):
        raise UserError("account.password_common")


def hash_password(password: str) -> str:
    """Return what is kept of a password; takes some hundredths of a second and 19 MiB."""
    return _HASHER.hash(_same(password))


def is_right(kept: str | None, password: str) -> bool:
    """Say whether a password is the one that was kept; as slow where nothing was kept."""
    try:
        _HASHER.verify(kept if kept is not None else _nobody(), _same(password)[:_LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def needs_renewal(kept: str) -> bool:
    """Say whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobody() -> str:
    return _HASHER.hash("no account has this password")


def _same(password: str) -> str:
    """Return the one form of what keyboards write differently (NIST: NFKC)."""
    return unicodedata.normalize("NFKC", password)


def _is_little(left: str) -> bool:
    return len(left) < _FEWEST_OWN or len(set(left)) < _FEWEST_OWN_KINDS


def _left(text: str) -> str:
    """Return the letters and digits that are left without common words."""
    return "".join(filter(str.isalnum, _without(text, _common())))


def _without(text: str, words: list[str] | tuple[str, ...]) -> str:
    for word in words:
        text = text.replace(word, " ") if word else text
    return text.replace(" ", "")


def _without_rows(text: str) -> str:
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for start in range(len(row) - _PART + 1):
            text = text.replace(row[start : start + _PART], " ")
    return text


def _repeats(text: str) -> bool:
    """Say whether a text is one part written again and again."""
    doubled = (text + text).find(text, 1)
    return doubled < len(text) and doubled <= len(text) // 2


@cache
def _common() -> tuple[str, ...]:
    """Return the words that people choose most, the longest first."""
    listed = files(__package__).joinpath("common.txt").read_text(encoding="utf-8").splitlines()
    words = {line.strip() for line in listed if line.strip() and not line.startswith("#")}
    return tuple(sorted(words, key=len, reverse=True))
