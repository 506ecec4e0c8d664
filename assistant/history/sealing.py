"""Sealing bytes with a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM seals.

A sealed file is a mark, the salt, the nonce, the ciphertext with its tag, and a SHA-256 of all
that. The digest is no protection, since anybody can make it anew: it only tells a damaged file
from a wrong passphrase. What was changed on purpose is refused by the tag.
"""

import hashlib
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from assistant.errors import HistoryError

LEAST_PASSPHRASE = 15
"""Fewest characters: NIST SP 800-63B-4 (2025), section 3.1.1.2, for a password on its own."""

_MARK = b"PANDU-1\n"
_SALT = 16  # bytes: NIST SP 800-132, section 5.1, asks for at least 128 bits
_NONCE = 12  # bytes: NIST SP 800-38D, section 8.2; every file has a key of its own by its salt
_DIGEST = 32
_HEADER = len(_MARK) + _SALT

# OWASP Password Storage Cheat Sheet, scrypt: N = 2^17 (128 MiB of memory), r = 8, p = 1.
_COST, _BLOCK, _PARALLEL = 2**17, 8, 1


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short.

    Raises:
        HistoryError: it has too few characters.
    """
    if len(_normal(passphrase)) < LEAST_PASSPHRASE:
        raise HistoryError("history.too_short", least=LEAST_PASSPHRASE)


def seal(content: bytes, passphrase: str) -> bytes:
    """Return `content` so that only the passphrase opens it.

    Raises:
        HistoryError: the passphrase is too short.
    """
    check_passphrase(passphrase)
    header = _MARK + os.urandom(_SALT)
    nonce = os.urandom(_NONCE)
    sealed = header + nonce + AESGCM(_key(passphrase, header)).encrypt(nonce, content, header)
    return sealed + hashlib.sha256(sealed).digest()


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """Return what was sealed.

    Raises:
        HistoryError: the file is damaged, or the passphrase is not the one it was sealed with.
    """
    body, digest = sealed[:-_DIGEST], sealed[-_DIGEST:]
    if not sealed.startswith(_MARK) or hashlib.sha256(body).digest() != digest:
        raise HistoryError("history.damaged")
    header, rest = body[:_HEADER], body[_HEADER:]
    try:
        return AESGCM(_key(passphrase, header)).decrypt(rest[:_NONCE], rest[_NONCE:], header)
    except (InvalidTag, ValueError) as error:
        raise HistoryError("history.wrong_passphrase") from error


def _key(passphrase: str, header: bytes) -> bytes:
    salt = header[len(_MARK) :]
    derive = Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL)
    return derive.derive(_normal(passphrase).encode())


def _normal(passphrase: str) -> str:
    """Return the passphrase as it is on every keyboard (NIST SP 800-63B-4: normalise)."""
    return unicodedata.normalize("NFKC", passphrase)
