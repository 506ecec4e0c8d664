"""Read a pack that anybody may have made: nothing of it is believed before it is checked."""

import hashlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from assistant.documents.decode import decode_text
from assistant.documents.opening import read_bytes
from assistant.errors import DocumentError, PackError
from assistant.packs.keys import PublicKey
from assistant.packs.manifest import (
    FILES,
    MANIFEST,
    MAX_FILES,
    MAX_MANIFEST_BYTES,
    MAX_PACK_BYTES,
    SIGNATURE,
    Manifest,
    Signature,
    read_manifest,
    too_large,
)
from assistant.packs.paths import printable

_MAX_SIGNATURE_BYTES = 1_000
_MAX_ENTRIES = MAX_FILES + 2
_ENTRY_MARK = b"PK\x01\x02"  # begins each entry of an archive's own list
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the library raises for archives that are damaged or made to confuse it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack whose signature and every file were checked."""

    manifest: Manifest
    files: dict[str, bytes]
    """Content by path within the knowledge folder; UTF-8 text."""

    key: PublicKey
    """The trusted key that signed it."""


def read_pack(path: Path, *, trusted: Iterable[PublicKey]) -> Pack:
    """Read and check a pack; nothing is written.

    Args:
        path: the archive.
        trusted: keys whose packs are accepted.

    Raises:
        PackError: it is no pack, is damaged or changed, holds anything but the text files that
            it lists, or is not signed by a trusted key; the message says which.
    """
    return check_pack(read_archive(path), trusted=trusted, path=path)


def check_pack(data: bytes, *, trusted: Iterable[PublicKey], path: Path) -> Pack:
    """Check a pack that was read by `read_archive`; `path` is what errors call it.

    Raises:
        PackError: as of `read_pack`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, frozenset(trusted))
    except _BROKEN as error:
        raise PackError("packs.no_pack", path=path) from error


def read_archive(path: Path) -> bytes:
    """Return the whole file, so that what is checked is what is used.

    Raises:
        PackError: it is missing, too large, or no archive.
    """
    try:
        data = read_bytes(path, str(path), MAX_PACK_BYTES)
    except DocumentError as error:
        match error.key:
            case "documents.vanished":
                raise PackError("packs.missing", path=path) from error
            case "documents.too_large":
                raise too_large() from error
            case _:
                raise PackError("packs.no_pack", path=path) from error
    if data.count(_ENTRY_MARK) > _MAX_ENTRIES:  # the library would load a list of any length
        raise too_large()
    return data


def _read(archive: zipfile.ZipFile, trusted: frozenset[PublicKey]) -> Pack:
    entries = _entries(archive)
    for name in (MANIFEST, SIGNATURE):
        if name not in entries:
            raise PackError("packs.incomplete", name=name)
    content = _unpack(archive, entries[MANIFEST], most=MAX_MANIFEST_BYTES)
    record = _unpack(archive, entries[SIGNATURE], most=_MAX_SIGNATURE_BYTES)
    # Signature first: until it holds, the manifest is a stranger's text.
    key = _signer(content, record, trusted)
    manifest = read_manifest(content)
    listed = {FILES + file.path: file for file in manifest.files}
    for name in entries:
        if name not in listed and name not in (MANIFEST, SIGNATURE):
            raise PackError("packs.unlisted", name=printable(name))
    files = {}
    for name, file in listed.items():
        if name not in entries:
            raise PackError("packs.incomplete", name=file.path)
        if entries[name].file_size != file.size:
            raise PackError("packs.changed", name=file.path)
        data = _unpack(archive, entries[name], most=file.size)
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise PackError("packs.changed", name=file.path)
        if not _is_text(data):
            raise PackError("packs.not_text", name=file.path)
        files[file.path] = data
    return Pack(manifest=manifest, files=files, key=key)


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name; they are ordinary files, each there once."""
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = info.orig_filename  # the library mends `filename`: cuts it at a zero, turns slashes
        kind = stat.S_IFMT(info.external_attr >> 16)
        if (
            name != info.filename
            or name.endswith("/")
            or name in entries
            or kind not in (0, stat.S_IFREG)
            or info.flag_bits & _ENCRYPTED
            or info.compress_type not in _METHODS
        ):
            raise PackError("packs.odd_entry", name=printable(name))
        entries[name] = info
    return entries


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, most: int) -> bytes:
    """Unpack an entry, but never more than it may hold, whatever it says of its size."""
    if entry.file_size > most:
        raise too_large()
    try:
        with archive.open(entry) as stream:
            data = stream.read(most + 1)  # a size, so that no more than that is ever unpacked
    except _BROKEN as error:
        name = entry.filename.removeprefix(FILES)
        raise PackError("packs.changed", name=printable(name)) from error
    if len(data) > most:
        raise too_large()
    return data


def _signer(content: bytes, record: bytes, trusted: frozenset[PublicKey]) -> PublicKey:
    """Return who signed the manifest.

    Whether the key that the pack names has signed it comes before whether that key is trusted:
    nobody is to be asked to trust a key that has nothing to do with the pack.
    """
    try:
        signature = Signature.model_validate_json(record, strict=True)
        key = PublicKey.parse(signature.key)
    except (ValidationError, PackError) as error:
        raise PackError("packs.signature") from error
    if not key.has_signed(content, bytes.fromhex(signature.signature)):
        raise PackError("packs.signature")
    if key not in trusted:
        raise PackError("packs.untrusted", fingerprint=key.fingerprint, public=key)
    return key


def _is_text(data: bytes) -> bool:
    """Say whether bytes are UTF-8 without a mark, and no more than a few are control characters."""
    try:
        return decode_text(data).text.encode() == data
    except DocumentError:
        return False
