import pytest

from assistant.errors import HistoryError
from assistant.history.sealing import LEAST_PASSPHRASE, seal, unseal

PASSPHRASE = "kuda hijau makan awan"
CONTENT = b"Bolehkah [NAMA-1] difoto? Ya, dengan persetujuan."


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(CONTENT, PASSPHRASE)


def test_the_passphrase_opens_it(sealed: bytes) -> None:
    assert unseal(sealed, PASSPHRASE) == CONTENT


def test_the_same_passphrase_on_another_keyboard_opens_it() -> None:
    composed, decomposed = "caf\u00e9 hijau makan awan", "cafe\u0301 hijau makan awan"
    assert unseal(seal(CONTENT, composed), decomposed) == CONTENT


def test_nothing_of_the_content_can_be_read(sealed: bytes) -> None:
    for word in (b"NAMA", b"persetujuan", b"Bolehkah", PASSPHRASE.encode()):
        assert word not in sealed
    assert sealed[:8] == seal(CONTENT, PASSPHRASE)[:8]
    assert sealed[8:] != seal(CONTENT, PASSPHRASE)[8:], "salt and nonce are new each time"


@pytest.mark.parametrize(
    "passphrase", ["", "kuda hijau makan Awan", "kuda hijau makan awan ", "kuda"]
)
def test_another_passphrase_is_told(sealed: bytes, passphrase: str) -> None:
    with pytest.raises(HistoryError) as caught:
        unseal(sealed, passphrase)
    assert caught.value.key == "history.wrong_passphrase"


def test_a_change_of_any_byte_is_told(sealed: bytes) -> None:
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(HistoryError) as caught:
            unseal(bytes(changed), PASSPHRASE)
        assert caught.value.key == "history.damaged"


@pytest.mark.parametrize("length", [0, 7, 8, 40, 100])
def test_a_cut_file_is_told(sealed: bytes, length: int) -> None:
    with pytest.raises(HistoryError) as caught:
        unseal(sealed[:length], PASSPHRASE)
    assert caught.value.key == "history.damaged"


@pytest.mark.parametrize("place", [8, 24, 36, -33])
def test_a_change_with_a_new_digest_is_refused_too(sealed: bytes, place: int) -> None:
    import hashlib

    body = bytearray(sealed[:-32])
    body[place if place >= 0 else place + 32] ^= 1
    with pytest.raises(HistoryError):
        unseal(bytes(body) + hashlib.sha256(body).digest(), PASSPHRASE)


@pytest.mark.parametrize("length", [0, 1, LEAST_PASSPHRASE - 1])
def test_a_short_passphrase_seals_nothing(length: int) -> None:
    with pytest.raises(HistoryError) as caught:
        seal(CONTENT, "x" * length)
    assert caught.value.key == "history.too_short"
