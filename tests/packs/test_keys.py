import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from assistant.errors import PackError
from assistant.packs.keys import PublicKey, make_own_key, own_key
from tests.packs.archives import KEY, STRANGER


def test_the_key_is_made_once_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert own_key(folder) is None
    assert not folder.exists()
    key = make_own_key(folder)
    assert make_own_key(folder).public == key.public
    present = own_key(folder)
    assert present is not None
    assert present.public == key.public
    assert [path.name for path in folder.iterdir()] == ["pack-key.pem"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_nobody_else_may_read_the_private_key(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        make_own_key(tmp_path)
    finally:
        os.umask(previous)
    assert stat.S_IMODE((tmp_path / "pack-key.pem").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\n"])
def test_a_broken_key_is_never_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pack-key.pem"
    path.write_bytes(content)
    for use in (own_key, make_own_key):
        with pytest.raises(PackError) as caught:
            use(tmp_path)
        assert caught.value.key == "packs.own_key"
    assert path.read_bytes() == content


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (tmp_path / "pack-key.pem").write_bytes(other)
    with pytest.raises(PackError) as caught:
        own_key(tmp_path)
    assert caught.value.key == "packs.own_key"


def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        make_own_key(tmp_path / "data")
    assert caught.value.key in ("packs.unwritable", "packs.own_key")


def test_only_the_signer_has_signed() -> None:
    signature = KEY.sign(b"isi")
    assert KEY.public.has_signed(b"isi", signature)
    assert not KEY.public.has_signed(b"isj", signature)
    assert not STRANGER.public.has_signed(b"isi", signature)
    assert not KEY.public.has_signed(b"isi", signature[:-1])


def test_a_public_key_survives_being_written() -> None:
    written = str(KEY.public)
    assert len(written) == 44
    assert PublicKey.parse(written) == KEY.public
    assert PublicKey.parse(f" {written}\n") == KEY.public
    # The last letter before "=" has two bits that say nothing: it is the same key all the same.
    other = {"A": "B", "w": "x", "I": "J", "c": "d", "Y": "Z", "E": "F", "U": "V", "g": "h"}
    assert PublicKey.parse(f"{written[:42]}{other.get(written[42], written[42])}=") == KEY.public


@pytest.mark.parametrize(
    "written",
    ["", "kunci", "A" * 43, "A" * 44, f"{'A' * 42}==", f"{'A' * 43}!", f"{'é' * 43}=", "A" * 87],
)
def test_what_is_no_public_key_is_refused(written: str) -> None:
    with pytest.raises(PackError) as caught:
        PublicKey.parse(written)
    assert caught.value.key == "packs.bad_key"


def test_fingerprints_are_digits_that_differ() -> None:
    groups = KEY.public.fingerprint.split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert all(group.isdecimal() for group in groups)
    assert KEY.public.fingerprint != STRANGER.public.fingerprint
    # Computed by hand: SHA-256 of 32 zeros is 66687aadf8 62bd776c8f …
    assert PublicKey(b"\0" * 32).fingerprint.startswith(f"{0x66687AADF8 % 100_000:05d} ")
