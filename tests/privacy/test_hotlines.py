"""The service numbers that come with Pandu, and what the app is built with to spare them."""

from collections.abc import Iterator

import pytest

from assistant.factory.redactor import load_redactor
from assistant.library.contacts import digits, load_contacts
from assistant.paths import bundled
from assistant.privacy import Entity, Redactor
from assistant.settings import load_settings
from assistant.types import Language

SENTENCES: dict[Language, tuple[str, ...]] = {
    "id": (
        "Hubungi {}.",
        "Apakah nomor {} masih aktif?",
        "Ibu Siti Aminah sudah menelepon {} kemarin malam.",
        "Telepon: {}",
        "Nomor HP korban tidak ada, jadi laporkan lewat WA {} saja.",
        "hp {} apa bener layanan pengaduan",
        "Kasus ini dirujuk ke {}, lalu ke dinas sosial.",
    ),
    "en": (
        "Call {}.",
        "Is the number {} still active?",
        "Siti Aminah rang {} last night.",
        "Phone: {}",
        "She has no mobile number, so report it by WhatsApp to {} instead.",
        "This case was referred to {}, then to the social office.",
    ),
}
NUMBERS = sorted(
    {
        number
        for one in load_contacts(bundled("knowledge")).contact
        for number in (one.phone, one.whatsapp)
        if number
    }
)


@pytest.fixture(scope="module")
def redactor() -> Iterator[Redactor]:
    """The one that asking, the pages and the queue of questions are built with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANDU_PATHS__KNOWLEDGE", str(bundled("knowledge")))
        yield load_redactor(load_settings())


def writings(number: str) -> Iterator[str]:
    """Yield a number as people write it."""
    bare = digits(number)
    yield from dict.fromkeys((number, bare, number.replace("-", " "), number.replace("-", ".")))
    if bare.startswith("08"):
        yield from (f"+62{bare[1:]}", f"+62 {number[1:]}", f"62{bare[1:]}")


def masked(text: str, number: str, language: Language, redactor: Redactor) -> list[str]:
    """Return what is masked of a number in a text."""
    start = text.index(number)
    return [
        text[one.start : one.end]
        for one in redactor.detect(text, language)
        if one.start < start + len(number) and start < one.end
    ]


def test_there_are_numbers() -> None:
    assert {"129", "08111-129-129"} <= set(NUMBERS)


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_shipped_hotline_is_never_masked(
    number: str, language: Language, redactor: Redactor
) -> None:
    found = {
        text: hidden
        for written in writings(number)
        for sentence in SENTENCES[language]
        for text in [sentence.format(written)]
        if (hidden := masked(text, written, language, redactor))
    }
    assert found == {}


@pytest.mark.parametrize("language", SENTENCES)
def test_what_is_no_hotline_is_masked_in_the_same_sentences(
    language: Language, redactor: Redactor
) -> None:
    for sentence in SENTENCES[language]:
        text = sentence.format("0812-0000-1111")
        kinds = {one.entity for one in redactor.detect(text, language)}
        assert Entity.PHONE in kinds, text
