"""Ed25519 keys (RFC 8032): this computer's own, and those of others that the settings trust."""

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from assistant.errors import PackError

_OWN_KEY = "pack-key.pem"
_LENGTH = 32  # bytes of a public key
_GROUPS = 6


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What tells whose a pack is; it may be given to anybody."""

    raw: bytes
    """32 bytes."""

    @classmethod
    def parse(cls, written: str) -> "PublicKey":
        """Read a key as `str` writes it.

        Raises:
            PackError: it is not 44 characters of base64.
        """
        try:
            raw = base64.b64decode(written.strip(), validate=True)
        except ValueError as error:
            raise PackError("packs.bad_key") from error
        if len(raw) != _LENGTH:
            raise PackError("packs.bad_key")
        return cls(raw)

    def __str__(self) -> str:
        """Return the key as others put it into their settings: 44 characters of base64."""
        return base64.b64encode(self.raw).decode()

    @property
    def fingerprint(self) -> str:
        """Six groups of five digits, to be compared by telephone: nearly 100 bits.

        Digits, because an Indonesian and an English speaker name letters differently. Five bytes
        make a group, as in Signal's safety numbers
        (https://signal.org/blog/safety-number-updates/).
        """
        digest = hashlib.sha256(self.raw).digest()
        groups = (digest[5 * number : 5 * number + 5] for number in range(_GROUPS))
        return " ".join(f"{int.from_bytes(group) % 100_000:05d}" for group in groups)

    def has_signed(self, data: bytes, signature: bytes) -> bool:
        """Say whether a signature of `data` was made with this key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, data)
        except InvalidSignature:
            return False
        return True


class SigningKey:
    """This computer's private key."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public(self) -> PublicKey:
        """The key that others may know."""
        return PublicKey(self._key.public_key().public_bytes_raw())

    def sign(self, data: bytes) -> bytes:
        """Return the signature of `data`, 64 bytes."""
        return self._key.sign(data)


def own_key(folder: Path) -> SigningKey | None:
    """Read this computer's key from its data folder; None where there is none yet.

    Raises:
        PackError: the file is no such key, or can't be read.
    """
    path = folder / _OWN_KEY
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise PackError("packs.own_key", path=path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PackError("packs.own_key", path=path)
    return SigningKey(key)


def make_own_key(folder: Path) -> SigningKey:
    """Return this computer's key, made now where there is none.

    Raises:
        PackError: the file is no such key, or the folder can't be written.
    """
    if (key := own_key(folder)) is not None:
        return key
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    try:
        _write_secret(folder / _OWN_KEY, pem)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PackError("packs.unwritable", path=folder / _OWN_KEY, reason=reason) from error
    # Read back, because another process may have been as quick.
    return own_key(folder) or make_own_key(folder)


def _write_secret(path: Path, data: bytes) -> None:
    """Write a file in one step, readable by its owner alone from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(beside, flags, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
