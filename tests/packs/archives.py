"""Packs for the tests, also such as Pandu would never write."""

import hashlib
import io
import json
import struct
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assistant.packs.keys import SigningKey

KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(b"\x01" * 32))
STRANGER = SigningKey(Ed25519PrivateKey.from_private_bytes(b"\x02" * 32))

FILES = {
    "contacts.toml": b"",
    "mne/id/sampel.md": "# Sampel\n\nSampel 384 orang – cukup.\n".encode(),
    "mne/id/sampel.md.golden.yaml": b"[]\n",
}

Entries = list[tuple[str | zipfile.ZipInfo, bytes]]


def manifest_of(content: Mapping[str, bytes], **changes: Any) -> dict[str, Any]:
    listed = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for path, data in content.items()
    ]
    made = {"format": 1, "title": "Uji", "publisher": "", "created_on": "2026-11-24"}
    return {**made, "files": listed, **changes}


def signature_of(content: bytes, by: SigningKey, **changes: str) -> bytes:
    record = {"key": str(by.public), "signature": by.sign(content).hex()}
    return json.dumps({**record, **changes}).encode()


def entries_of(
    content: Mapping[str, bytes] = FILES, *, by: SigningKey = KEY, **changes: Any
) -> Entries:
    """Return the entries of a pack that is signed, whatever it holds."""
    manifest = json.dumps(manifest_of(content, **changes)).encode()
    return [
        ("manifest.json", manifest),
        ("manifest.sig", signature_of(manifest, by)),
        *((f"files/{path}", data) for path, data in content.items()),
    ]


def zipped(entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there already
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def replaced(entries: Entries, **data: bytes) -> Entries:
    """Return entries with other content; a name's dots are written as underscores."""
    found = {str(name).replace(".", "_"): number for number, (name, _) in enumerate(entries)}
    changed = list(entries)
    for name, content in data.items():
        number = found[name]
        changed[number] = (entries[number][0], content)
    return changed


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :]


def special(name: str, *, mode: int) -> zipfile.ZipInfo:
    """Return an entry of a kind that a file system has, such as a link."""
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def patched(data: bytes, name: str, field: str, value: int) -> bytes:
    """Change what both headers of an entry say: `flags`, `method` or the unpacked `size`."""
    places = {"flags": ("<H", 6, 8), "method": ("<H", 8, 10), "size": ("<I", 22, 24)}
    form, in_local, in_central = places[field]
    changed = bytearray(data)
    for mark, offset, length, begin in (
        (b"PK\x03\x04", in_local, 26, 30),
        (b"PK\x01\x02", in_central, 28, 46),
    ):
        at = changed.index(mark)
        while changed[at + begin : at + begin + len(name)] != name.encode() or struct.unpack_from(
            "<H", changed, at + length
        )[0] != len(name):
            at = changed.index(mark, at + 1)
        struct.pack_into(form, changed, at + offset, value)
    return bytes(changed)


def write(folder: Path, data: bytes) -> Path:
    path = folder / "uji.pandupack"
    path.write_bytes(data)
    return path
