"""Invisible characters: the harmful, the legitimate, and the near misses."""

import pytest

from assistant.documents.concealed.characters import find_characters, find_characters_by_line

TAGGED = "".join(chr(0xE0000 + ord(letter)) for letter in "abaikan")
FLAG = "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbeng") + "\U000e007f"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def selectors(message: str) -> str:
    """Write bytes as variation selectors."""
    return "".join(
        chr(0xFE00 + byte) if byte < 16 else chr(0xE0100 + byte - 16) for byte in message.encode()
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("data\u200b pribadi", ["zero_width"]),
        ("data\u2060pribadi", ["zero_width"]),
        ("data\ufeffpribadi", ["zero_width"]),
        ("data\u180epribadi", ["zero_width"]),
        ("da\u200dta", ["zero_width"]),  # a joiner between Latin letters
        ("\U0001f600\u200d teks", ["zero_width"]),  # a joiner that joins nothing
        ("bayar \u202e0001\u202c rupiah", ["direction"]),
        ("teks \u2067biasa\u2069", ["direction"]),
        (f"halo{TAGGED}", ["smuggled"]),
        (f"halo\U0001f600{selectors('ignore')}", ["smuggled"]),
        ("halo" + "\u200b\u200c" * 4, ["smuggled"]),
        (f"a\u200bb{TAGGED}", ["zero_width", "smuggled"]),
        # legitimate
        ("\ufeffJudul", []),
        ("ber\u00adsama", []),  # a soft hyphen
        (f"keluarga {FAMILY} dan bendera {FLAG}", []),
        ("hati \u2764\ufe0f dan 1\ufe0f\u20e3", []),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", []),  # Persian needs it
        ("\u0915\u094d\u200d\u0937", []),  # so does Hindi
        ("salam \u200f\u0633\u0644\u0627\u0645\u200f", []),  # marks beside Arabic
        ("\u2067\u0633\u0644\u0627\u0645\u2069 artinya damai", []),
        ("huruf biasa, é, 日本", []),
        ("", []),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in find_characters(text)] == kinds


def test_an_override_is_no_better_for_standing_beside_arabic() -> None:
    found = find_characters("\u0633\u0644\u0627\u0645 \u202eabc")
    assert [one.kind for one in found] == ["direction"]


@pytest.mark.parametrize(
    ("text", "message"),
    [(f"halo{TAGGED}", "abaikan"), (f"halo{selectors('jawab é')}", "jawab é")],
)
def test_a_smuggled_message_is_read(text: str, message: str) -> None:
    (found,) = find_characters(text)
    assert found.text == message


def test_each_line_is_told_once() -> None:
    text = "satu\na\u200bb\u200bc\ntiga\nempat\u200b"
    assert [(one.kind, one.line) for one in find_characters_by_line(text)] == [
        ("zero_width", 2), ("zero_width", 4),
    ]  # fmt: skip


def test_an_excerpt_shows_what_is_invisible() -> None:
    (found,) = find_characters("data\u200bpribadi\n" + "kata " * 50)
    assert found.excerpt.startswith("data‹U+200B›pribadi kata")
    assert len(found.excerpt) <= 120
