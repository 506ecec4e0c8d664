import json
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import PackError
from assistant.packs.manifest import MAX_FILE_BYTES, MAX_FILES, MAX_PACK_BYTES
from assistant.packs.reading import Pack, read_pack
from tests.packs.archives import (
    FILES,
    KEY,
    STRANGER,
    Entries,
    entries_of,
    flipped,
    manifest_of,
    patched,
    replaced,
    signature_of,
    special,
    write,
    zipped,
)

GOOD = zipped(entries_of())
DOCUMENT = "files/mne/id/sampel.md"
TEXT = FILES["mne/id/sampel.md"]
ZEROS = b"0" * 5_000_000


def read(folder: Path, data: bytes) -> Pack:
    return read_pack(write(folder, data), trusted=[KEY.public])


def without(name: str) -> Entries:
    return [entry for entry in entries_of() if entry[0] != name]


def with_path(path: str) -> bytes:
    """A pack whose trusted maker lists a path that no pack may hold."""
    return zipped(entries_of({**FILES, path: b"# Isi\n"}))


def with_extra(name: str | zipfile.ZipInfo, data: bytes = b"# Isi\n") -> bytes:
    return zipped([*entries_of(), (name, data)])


def in_the_bytes(name: str, data: bytes) -> bytes:
    """Flip a byte of an entry's packed content, checksums left alone."""
    at = data.index(name.encode()) + len(name) + 5
    return flipped(data, at)


def with_manifest(content: bytes) -> bytes:
    entries = [("manifest.json", content), ("manifest.sig", signature_of(content, KEY))]
    return zipped([*entries, *entries_of()[2:]])


def listed_twice() -> bytes:
    files = manifest_of(FILES)["files"]
    return zipped(entries_of(files=[*files, files[1]]))


TAMPERED: dict[str, tuple[Callable[[], bytes], str]] = {
    # Content
    "a byte of a file": (lambda: in_the_bytes(DOCUMENT, GOOD), "packs.changed"),
    "a file packed anew": (
        lambda: zipped([*without(DOCUMENT), (DOCUMENT, flipped(TEXT, 3))]),
        "packs.changed",
    ),
    "a longer file": (
        lambda: zipped([*without(DOCUMENT), (DOCUMENT, TEXT + b" ")]),
        "packs.changed",
    ),
    "a byte of the manifest": (lambda: in_the_bytes("manifest.json", GOOD), "packs.changed"),
    "the manifest packed anew": (
        lambda: zipped(
            replaced(entries_of(), manifest_json=json.dumps(manifest_of(FILES)).encode() + b" ")
        ),
        "packs.signature",
    ),
    # Signature
    "a byte of the signature": (
        lambda: zipped(
            replaced(
                entries_of(),
                manifest_sig=signature_of(
                    entries_of()[0][1], KEY, signature=flipped(KEY.sign(b""), 9).hex()
                ),
            )
        ),
        "packs.signature",
    ),
    "the signature of another manifest": (
        lambda: zipped(replaced(entries_of(), manifest_sig=signature_of(b"{}", KEY))),
        "packs.signature",
    ),
    "no signature": (lambda: zipped(without("manifest.sig")), "packs.incomplete"),
    "an empty signature": (
        lambda: zipped(replaced(entries_of(), manifest_sig=b"")),
        "packs.signature",
    ),
    "a signature of a wrong form": (
        lambda: zipped(replaced(entries_of(), manifest_sig=b'{"key": "A", "signature": "B"}')),
        "packs.signature",
    ),
    "a deep signature": (
        lambda: zipped(replaced(entries_of(), manifest_sig=b"[" * 900)),
        "packs.signature",
    ),
    "a huge signature": (
        lambda: zipped(replaced(entries_of(), manifest_sig=ZEROS)),
        "packs.too_large",
    ),
    "an unknown key": (lambda: zipped(entries_of(by=STRANGER)), "packs.untrusted"),
    "another key, the old signature": (
        lambda: zipped(
            replaced(
                entries_of(),
                manifest_sig=signature_of(entries_of()[0][1], KEY, key=str(STRANGER.public)),
            )
        ),
        "packs.signature",
    ),
    "the trusted key, a stranger's signature": (
        lambda: zipped(
            replaced(
                entries_of(),
                manifest_sig=signature_of(entries_of()[0][1], STRANGER, key=str(KEY.public)),
            )
        ),
        "packs.signature",
    ),
    # Entries
    "no manifest": (lambda: zipped(without("manifest.json")), "packs.incomplete"),
    "a missing file": (lambda: zipped(without(DOCUMENT)), "packs.incomplete"),
    "an extra file": (lambda: with_extra("files/lain.md"), "packs.unlisted"),
    "an extra file at the top": (lambda: with_extra("lain.md"), "packs.unlisted"),
    "an extra file that leaves": (lambda: with_extra("../../lain.md"), "packs.unlisted"),
    "an extra absolute file": (lambda: with_extra("/etc/lain.md"), "packs.unlisted"),
    "a folder": (lambda: with_extra("files/mne/", b""), "packs.odd_entry"),
    "a folder by its mode": (
        lambda: with_extra(special("files/mne", mode=stat.S_IFDIR | 0o755), b""),
        "packs.odd_entry",
    ),
    "a link": (
        lambda: with_extra(special("files/tautan.md", mode=stat.S_IFLNK | 0o777), b"/etc/passwd"),
        "packs.odd_entry",
    ),
    "a link in the place of a file": (
        lambda: zipped([*without(DOCUMENT), (special(DOCUMENT, mode=stat.S_IFLNK | 0o777), TEXT)]),
        "packs.odd_entry",
    ),
    "a device": (
        lambda: with_extra(special("files/a.md", mode=stat.S_IFCHR | 0o666), b""),
        "packs.odd_entry",
    ),
    "two entries of one name": (lambda: with_extra(DOCUMENT, TEXT), "packs.odd_entry"),
    "two manifests": (lambda: with_extra("manifest.json", b"{}"), "packs.odd_entry"),
    "a name cut by a zero": (
        lambda: with_extra("files/a_md").replace(b"files/a_md", b"files/a\x00md"),
        "packs.odd_entry",
    ),
    "an encrypted entry": (lambda: patched(GOOD, DOCUMENT, "flags", 0x1), "packs.odd_entry"),
    "an unusual compression": (lambda: patched(GOOD, DOCUMENT, "method", 14), "packs.odd_entry"),
    "a list of thousands": (
        lambda: zipped([*entries_of(), *((f"files/{n}.md", b"") for n in range(MAX_FILES + 1))]),
        "packs.too_large",
    ),
    # Paths
    "a path up": (lambda: with_path("../lain.md"), "packs.unsafe_name"),
    "a path up in the middle": (lambda: with_path("mne/../../lain.md"), "packs.unsafe_name"),
    "an absolute path": (lambda: with_path("/etc/lain.md"), "packs.unsafe_name"),
    "a Windows drive": (lambda: with_path("C:/lain.md"), "packs.unsafe_name"),
    "a backslash": (lambda: with_path("..\\lain.md"), "packs.unsafe_name"),
    "a stream of a file": (lambda: with_path("a.md:x.md"), "packs.unsafe_name"),
    "a reserved name": (lambda: with_path("CON.md"), "packs.unsafe_name"),
    "a trailing dot": (lambda: with_path("a.md."), "packs.unsafe_name"),
    "a trailing space": (lambda: with_path("a.md "), "packs.unsafe_name"),
    "a hidden folder": (lambda: with_path(".git/a.md"), "packs.unsafe_name"),
    "a program": (lambda: with_path("a.exe"), "packs.unsafe_name"),
    "a web page": (lambda: with_path("a.html"), "packs.unsafe_name"),
    "a PDF": (lambda: with_path("a.pdf"), "packs.unsafe_name"),
    "the trainers' decisions": (lambda: with_path("curation.yaml"), "packs.unsafe_name"),
    "a name in other letters": (lambda: with_path("MNE/id/Sampel.md"), "packs.twice"),
    "a file listed twice": (listed_twice, "packs.twice"),
    "questions of no document": (lambda: with_path("a.md.golden.yaml"), "packs.alone"),
    # Text
    "a picture that calls itself Markdown": (
        lambda: zipped(entries_of({"a.md": b"\x89PNG\r\n\x1a\n\x00\x00"})),
        "packs.not_text",
    ),
    "a zero in a text": (lambda: zipped(entries_of({"a.md": b"# A\x00B\n"})), "packs.not_text"),
    "a text of another encoding": (
        lambda: zipped(entries_of({"a.md": "# Café\n".encode("cp1252")})),
        "packs.not_text",
    ),
    "UTF-16": (lambda: zipped(entries_of({"a.md": "# A\n".encode("utf-16")})), "packs.not_text"),
    # Sizes
    "more than is listed": (
        lambda: zipped([*without(DOCUMENT), (DOCUMENT, ZEROS)]),
        "packs.changed",
    ),
    "more than is said": (
        lambda: patched(
            zipped([*without(DOCUMENT), (DOCUMENT, ZEROS)]), DOCUMENT, "size", len(TEXT)
        ),
        "packs.changed",
    ),
    "a file too large": (
        lambda: zipped(entries_of({"a.md": b"a" * (MAX_FILE_BYTES + 1)})),
        "packs.file_too_large",
    ),
    "files too large together": (
        lambda: zipped(
            entries_of(
                files=[
                    {"path": f"{number}.md", "sha256": "0" * 64, "size": MAX_FILE_BYTES}
                    for number in range(MAX_PACK_BYTES // MAX_FILE_BYTES + 1)
                ]
            )
        ),
        "packs.too_large",
    ),
    "a huge manifest": (
        lambda: with_manifest(json.dumps(manifest_of(FILES)).encode() + b" " * 4_000_000),
        "packs.too_large",
    ),
    # Manifest
    "another format": (lambda: zipped(entries_of(format=2)), "packs.version"),
    "no list": (lambda: with_manifest(b"[]"), "packs.manifest"),
    "no JSON": (lambda: with_manifest(b"{"), "packs.manifest"),
    "a deep list": (lambda: with_manifest(b"[" * 100_000), "packs.manifest"),
    "no files": (lambda: zipped(entries_of({})), "packs.manifest"),
    "a field too many": (lambda: zipped(entries_of(run="a.md")), "packs.manifest"),
    "a wrong hash": (
        lambda: zipped(entries_of(files=[{"path": "a.md", "sha256": "../", "size": 1}])),
        "packs.manifest",
    ),
    "a negative size": (
        lambda: zipped(entries_of(files=[{"path": "a.md", "sha256": "0" * 64, "size": -1}])),
        "packs.manifest",
    ),
    # The archive
    "cut in the middle": (lambda: GOOD[: len(GOOD) // 2], "packs.no_pack"),
    "cut at the end": (lambda: GOOD[:-1], "packs.no_pack"),
    "no archive": (lambda: b"# Catatan\n\nBukan paket.\n", "packs.no_pack"),
    "an empty file": (lambda: b"", "packs.no_pack"),
    "an empty archive": (lambda: zipped([]), "packs.incomplete"),
    "a list of a wrong place": (
        lambda: GOOD[:-6] + struct.pack("<IH", 0x7FFFFFFF, 0),
        "packs.changed",
    ),
    "an archive too large": (
        lambda: zipped(entries_of()) + b"\0" * MAX_PACK_BYTES,
        "packs.too_large",
    ),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_a_pack_that_was_tampered_with_is_refused(tmp_path: Path, case: str) -> None:
    make, key = TAMPERED[case]
    with pytest.raises(PackError) as caught:
        read(tmp_path, make())
    assert caught.value.key == key
    for language in ("id", "en"):
        assert "$" not in caught.value.what(language) + caught.value.next_step(language)
    assert [path.name for path in tmp_path.iterdir()] == ["uji.pandupack"]


@pytest.mark.parametrize(
    "files",
    [
        FILES,
        {"a.md": b""},  # harmless; the library check says that it holds no text
        {"ペンダ/naïve – panduan.md": "# ✓\n".encode()},
        {"a/" * 98 + "b.md": b"# B\n"},
        {"a.md": b"\r\n# A\r\n\tB\x0c\r\n"},
        {"a.md": "# A\n<script>alert(1)</script> ../../b ☠\n".encode()},
        {"a.md": b"# A\n", "a.md.asked.yaml": b"{}\n", "glossary.toml": b""},
        {"a.md": b"a" * MAX_FILE_BYTES},
    ],
    ids=lambda files: ascii(next(iter(files)))[:30],
)
def test_an_unusual_but_harmless_pack_is_read(tmp_path: Path, files: dict[str, bytes]) -> None:
    pack = read(tmp_path, zipped(entries_of(files)))
    assert pack.files == files
    assert pack.key == KEY.public


def test_a_pack_that_was_only_packed_otherwise_is_read(tmp_path: Path) -> None:
    stored = [(special(str(name), mode=0), data) for name, data in reversed(entries_of())]
    assert read(tmp_path, zipped(stored)).files == FILES


def test_a_stranger_is_named_by_fingerprint_and_key(tmp_path: Path) -> None:
    path = write(tmp_path, zipped(entries_of(by=STRANGER)))
    with pytest.raises(PackError) as caught:
        read_pack(path, trusted=[])
    assert STRANGER.public.fingerprint in caught.value.what("id")
    assert f"--trust {STRANGER.public}" in caught.value.next_step("id")
    assert read_pack(path, trusted=[KEY.public, STRANGER.public]).key == STRANGER.public


def test_what_is_not_there_and_a_folder_are_no_packs(tmp_path: Path) -> None:
    for path, key in ((tmp_path / "x.pandupack", "packs.missing"), (tmp_path, "packs.no_pack")):
        with pytest.raises(PackError) as caught:
            read_pack(path, trusted=[KEY.public])
        assert caught.value.key == key


@pytest.mark.parametrize("says", [len(TEXT), 200_000_000])
def test_a_bomb_does_not_go_off(tmp_path: Path, says: int) -> None:
    bomb = zipped([*without(DOCUMENT), (DOCUMENT, b"0" * 200_000_000)])
    path = write(tmp_path, patched(bomb, DOCUMENT, "size", says))
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    try:
        with pytest.raises(PackError) as caught:
            read_pack(path, trusted=[KEY.public])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert caught.value.key == "packs.changed"
    assert peak < MAX_PACK_BYTES + 10_000_000  # the room to read the archive itself into


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_no_changed_byte_changes_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, at: int, by: int
) -> None:
    """It is refused for a reason, or is a byte that nothing depends on, such as a time."""
    data = GOOD[:at] + bytes([GOOD[at] ^ by]) + GOOD[at + 1 :]
    try:
        pack = read(tmp_path_factory.getbasetemp(), data)
    except PackError:
        return
    assert pack.files == FILES


@given(st.binary(max_size=400), st.sampled_from([b"", GOOD[:200], GOOD[-200:]]))
def test_any_bytes_are_refused_for_a_reason(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, part: bytes
) -> None:
    for data in (noise + part, part + noise):
        with pytest.raises(PackError):
            read(tmp_path_factory.getbasetemp(), data)
