"""Bytes to text."""

import pytest

from assistant.documents.decode import decode_text
from assistant.errors import DocumentError


@pytest.mark.parametrize(
    ("data", "text", "guessed"),
    [
        ("Kafé".encode(), "Kafé", False),
        ("Kafé".encode("utf-8-sig"), "Kafé", False),
        ("Kafé".encode("utf-16"), "Kafé", False),
        ("Kafé".encode("utf-32"), "Kafé", False),
        ("\ufeffKafé".encode("utf-16-be"), "Kafé", False),
        ("Biaya kafé – 5 €".encode("cp1252"), "Biaya kafé – 5 €", True),
        (b"\ttab\r\nbaris\f", "\ttab\r\nbaris\f", False),
    ],
)
def test_text(data: bytes, text: str, guessed: bool) -> None:
    decoded = decode_text(data)
    assert (decoded.text, decoded.guessed) == (text, guessed)


@pytest.mark.parametrize(
    "data",
    [b"a\x00b", b"\x01\x02\x03\x04", b"\xff\xfea", "日本語".encode("shift-jis"),
     b"\x81\x8d", bytes(range(128, 256))],
)  # fmt: skip
def test_not_text(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        decode_text(data)
    assert caught.value.key == "documents.not_text"
