"""Codes in place of names and numbers, and the key file that ties them to the people.

Two methods. `codes`: the key file lists each value with its code, so codes can be undone by who
holds it. `hmac`: a code is HMAC-SHA256 of the value under a random key, cut to 60 bits; the same
person gets the same code in every file that is masked with that key, and nobody can undo it, but
who holds the key can try out values that they suspect.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import unicodedata
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import UserError
from assistant.files import replace_text

Method = Literal["hmac", "codes"]

_LETTERS = 12  # of base32, 5 bits each: among a million people one clash in 2 million is expected
_CODE = re.compile(r"(?<![A-Z0-9-])(?:[A-Z]{2,12})-(?:[A-Z2-7]{12}|\d{4,})(?![A-Z0-9-])")


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    pandu_key: Literal[1]
    """Version of the file's form."""

    method: Method
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    codes: dict[str, str] = {}
    """The value of each code, as it was first written; empty for `hmac`."""


class KeyFile:
    """A key and, where the method is `codes`, the values of all codes that were given."""

    def __init__(self, *, method: Method, key: bytes, codes: dict[str, str] | None = None) -> None:
        self.method: Method = method
        self._key = key
        self._values = dict(codes or {})
        self._codes = {
            (code.rpartition("-")[0], _folded(value)): code for code, value in self._values.items()
        }

    def __repr__(self) -> str:
        return f"<KeyFile: {self.method}, {len(self._values)} codes>"  # never key or values

    @classmethod
    def new(cls, method: Method) -> "KeyFile":
        """Make a key file with a fresh random key of 256 bits."""
        return cls(method=method, key=secrets.token_bytes(32))

    def code(self, value: str, label: str) -> str:
        """Return the code of a value, such as `NAMA-0007`; `label` tells kinds apart."""
        if self.method == "hmac":
            digest = hmac.digest(self._key, f"{label}\n{_folded(value)}".encode(), hashlib.sha256)
            return f"{label}-{base64.b32encode(digest).decode('ascii')[:_LETTERS]}"
        known = (label, _folded(value))
        if known not in self._codes:
            number = 1 + sum(1 for taken, _ in self._codes if taken == label)
            self._codes[known] = f"{label}-{number:04d}"
            self._values[self._codes[known]] = value
        return self._codes[known]

    def restore(self, text: str) -> tuple[str, int]:
        """Put values in place of this key's codes; return the text and how many there were.

        Raises:
            UserError: the method can't be undone.
        """
        if self.method == "hmac":
            raise UserError("masking.one_way")
        restored = 0

        def value(match: re.Match[str]) -> str:
            nonlocal restored
            found = self._values.get(match[0])
            restored += found is not None
            return match[0] if found is None else found

        return _CODE.sub(value, text), restored

    def dumps(self) -> str:
        """Write the key file's content, which must be kept as safe as the people's names."""
        written = _Written(pandu_key=1, method=self.method, key=self._key.hex(), codes=self._values)
        return written.model_dump_json(indent=1) + "\n"

    @classmethod
    def loads(cls, content: str, source: str) -> "KeyFile":
        """Read what `dumps` wrote.

        Raises:
            UserError: it is no key file.
        """
        try:
            written = _Written.model_validate(json.loads(content))
        except (ValueError, ValidationError):  # the message would quote the file
            raise UserError("masking.bad_key", source=source) from None
        return cls(method=written.method, key=bytes.fromhex(written.key), codes=written.codes)


def open_key(path: Path, *, method: Method) -> KeyFile:
    """Read a key file, or make a new key where there is none yet; `save_key` writes it.

    Raises:
        UserError: it is no key file, or others than its owner may read it.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return KeyFile.new(method)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("masking.bad_key", source=path) from error
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise UserError("masking.open_key", source=path)
    return KeyFile.loads(content, str(path))


def save_key(key: KeyFile, path: Path) -> None:
    """Write a key file in one step, readable by its owner alone.

    Raises:
        UserError: it can't be written.
    """
    try:
        replace_text(path, key.dumps())  # a temporary file of mode 0600 takes its place
    except OSError as error:
        raise UserError("masking.unwritable", source=path, reason=error.strerror) from error


def _folded(value: str) -> str:
    """Reduce a value to what tells it apart: words without case, or a number's digits."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", value).casefold())
    joined = "".join(words)
    if sum(one.isdigit() for one in joined) > len(joined) / 2:
        return re.sub(r"^(?:0062|62)0?(?=8)", "0", joined)
    return " ".join(words)
