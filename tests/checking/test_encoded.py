"""Coded runs that say something, and those that only look like it."""

import base64

import pytest

from assistant.checking.encoded import find_encoded

WORDS = "Isi pesan yang biasa."


@pytest.mark.parametrize(
    "run",
    [
        base64.b64encode(WORDS.encode()).decode(),
        base64.b64encode(WORDS.encode()).decode().rstrip("="),
        base64.urlsafe_b64encode(WORDS.encode()).decode(),
        "\n".join([base64.b64encode((WORDS * 3)[:48].encode()).decode()] * 2),
        WORDS.encode().hex(),
        WORDS.encode().hex(" "),
        "\\x" + WORDS.encode().hex("-").replace("-", "\\x"),
        "Isi%20pesan%20yang%20biasa.",
        "".join(f"&#x{ord(letter):x};" for letter in WORDS),
        "".join(f"\\u{ord(letter):04x}" for letter in WORDS),
    ],
)
def test_read(run: str) -> None:
    text = f"Lihat: {run} selesai"
    found = [one for one in find_encoded(text) if WORDS[:16] in one.text]
    assert found
    assert run.startswith(text[found[0].start : found[0].end].strip()[:10])


@pytest.mark.parametrize(
    "text",
    [
        "Kata yang sangat panjang: pertanggungjawabannya",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "nomor 12 34 56 78 90 12 34 56 78 90 12 34",
        "diskon 50% dan 20% serta 100%",
        "a &amp; b &lt; c",
        base64.b64encode(bytes(range(128, 200))).decode(),
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert [one.text for one in find_encoded(text)] == []
