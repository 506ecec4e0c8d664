"""Write a signed pack."""

import hashlib
import io
import os
import secrets
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import PackError
from assistant.packs.keys import SigningKey
from assistant.packs.manifest import (
    FILES,
    MANIFEST,
    SIGNATURE,
    Manifest,
    PackedFile,
    Signature,
    bad_field,
    check_manifest,
)

SUFFIX = ".pandupack"
"""Ending of a pack's name."""

_WHEN = (2020, 1, 1, 0, 0, 0)  # the time of writing is nobody's concern


def write_pack(
    target: Path,
    files: Mapping[str, bytes],
    *,
    key: SigningKey,
    title: str,
    publisher: str,
    created_on: date,
) -> Manifest:
    """Write a signed pack, as a whole or not at all.

    Args:
        target: the archive; one that is there is replaced.
        files: UTF-8 texts by their path within the knowledge folder.
        key: signs it.
        title: what it holds.
        publisher: the organisation that made it; may be empty.
        created_on: the day.

    Raises:
        PackError: there is no file, one can't travel, there is too much, or the target can't be
            written.
    """
    if not files:
        raise PackError("packs.nothing")
    try:
        manifest = Manifest(
            title=title,
            publisher=publisher,
            created_on=created_on,
            files=tuple(
                PackedFile(path=path, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
                for path, data in sorted(files.items())
            ),
        )
    except ValidationError as error:
        raise bad_field(error) from error
    check_manifest(manifest)
    try:
        _replace_bytes(target, _archive(manifest, files, key))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PackError("packs.unwritable", path=target, reason=reason) from error
    return manifest


def _archive(manifest: Manifest, files: Mapping[str, bytes], key: SigningKey) -> bytes:
    content = manifest.model_dump_json(indent=1).encode()
    signature = Signature(key=str(key.public), signature=key.sign(content).hex())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _put(archive, MANIFEST, content)
        _put(archive, SIGNATURE, signature.model_dump_json().encode())
        for file in manifest.files:
            _put(archive, FILES + file.path, files[file.path])
    return buffer.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100644 << 16  # an ordinary file
    archive.writestr(entry, data)


def _replace_bytes(target: Path, data: bytes) -> None:
    """Write a file in one step, and only return when the stick has it: it is soon pulled out."""
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
