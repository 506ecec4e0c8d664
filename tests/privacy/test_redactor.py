"""The Redactor as a whole: offsets, allow list, masking and back, and what it never does."""

import logging
import socket
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import SettingsError
from assistant.privacy import Placeholders, Redactor
from assistant.privacy.engine import make_engine
from assistant.privacy.name_cues import Cue
from assistant.strings import LANGUAGES, text

NOTE = (
    "Ibu Siti Aminah, NIK 3404015505910000, hp nol delapan satu dua nol nol nol nol nol nol"
    " nol nol, surel siti@example.org. Nanti Siti Aminah ditelepon ke +62 812 0000 0000."
)


def test_mask_and_restore(redactor: Redactor) -> None:
    placeholders = Placeholders()
    masked = redactor.mask(NOTE, "id", placeholders=placeholders)
    assert masked.text == (
        "Ibu [NAMA-1], NIK [NIK-1], hp [TELEPON-1], surel [SUREL-1]."
        " Nanti [NAMA-1] ditelepon ke [TELEPON-2]."
    )
    assert NOTE[masked.detections[0].start : masked.detections[0].end] == "Siti Aminah"
    assert placeholders.restore(masked.text) == NOTE


def test_masking_twice_changes_nothing(redactor: Redactor) -> None:
    placeholders = Placeholders()
    once = redactor.mask(NOTE, "id", placeholders=placeholders).text
    assert redactor.mask(once, "id", placeholders=placeholders).text == once


def test_placeholders_hold_over_several_texts(redactor: Redactor) -> None:
    placeholders = Placeholders()
    redactor.mask("Ibu Siti Aminah datang.", "id", placeholders=placeholders)
    again = redactor.mask("Lalu Siti Aminah pulang.", "id", placeholders=placeholders)
    assert again.text == "Lalu [NAMA-1] pulang."


@pytest.mark.parametrize("number", ["08111-129-129", "+62 811 1129 129", "0811 1129129"])
def test_services_are_allowed_however_they_are_written(number: str, redactor: Redactor) -> None:
    assert redactor.detect(f"WA {number}", "id") == []
    assert Redactor().detect(f"WA {number}", "id") != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_detection_explains_itself(language: str, redactor: Redactor) -> None:
    for one in redactor.detect(NOTE, "id"):
        assert one.explain(language).endswith(".")  # type: ignore[arg-type]
        assert one.entity.describe(language)  # type: ignore[arg-type]


def test_every_reason_has_words() -> None:
    from assistant.privacy.engine import THRESHOLD
    from assistant.privacy.recognizers import make_recognizers

    recognizers = make_recognizers("id", case_patterns=["x"], beneficiary_patterns=["y"])
    for recognizer in recognizers:
        entity = recognizer.supported_entities[0]
        kinds = [
            pattern.name.rstrip("0123456789")
            for pattern in getattr(recognizer, "patterns", [])
            if pattern.score >= THRESHOLD
        ]
        for kind in [*kinds, *(["word"] if recognizer.context else [])]:
            assert text("id", f"privacy.reasons.{entity}.{kind}")


def test_reasons_of_names_and_places_have_words() -> None:
    kinds = {
        "name": [
            *(cue.value for cue in Cue),
            "list",
            "described",
            "acting",
            "beside",
            "again",
            "column",
            "listed",
            "signed",
        ],
        "address": ["street", "living", "hamlet", "somebody", "label"],
        "birth_date": ["born"],
        "payment_card": ["luhn"],
        "nik": ["checked"],
        "tax_number": ["checked"],
        "phone": ["checked"],
    }
    for entity, names in kinds.items():
        for kind in names:
            assert text("id", f"privacy.reasons.{entity}.{kind}")


@pytest.mark.parametrize("written", ["", " ", "\n", "\u200b", "-", "😀", "[NAMA-1]"])
def test_nothing_to_find(written: str, redactor: Redactor) -> None:
    assert redactor.detect(written, "id") == []


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *("Ibu", "Siti", "siti", "NIK", "0812", "0000", "0000", "nol", "satu", "delapan"),
                *(
                    "3404015505910000",
                    "Jl.",
                    "No.",
                    "5",
                    ",",
                    "\n",
                    "a.n.",
                    "😀",
                    "\u200b",
                    "lahir",
                ),
                *("24 Mei 1980", "RT", "03", "@", "x@example.org", "１２", "Rp", ".", "rek"),
            ]
        ),
        max_size=25,
    ),
    st.sampled_from(["", " "]),
)
def test_detections_lie_in_order_within_the_text(
    redactor: Redactor, parts: list[str], joint: str
) -> None:
    note = joint.join(parts)
    end = 0
    for one in redactor.detect(note, "id"):
        assert end <= one.start < one.end <= len(note)
        assert 0 < one.score <= 1
        end = one.end


@pytest.mark.parametrize("pattern", ["(", "x*", ""])
def test_a_pattern_that_can_t_be_used(pattern: str) -> None:
    with pytest.raises(SettingsError):
        Redactor(case_patterns=[pattern])


def test_nothing_is_logged(redactor: Redactor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        redactor.mask(NOTE, "id", placeholders=Placeholders())
    assert caplog.text == ""


def test_no_name_is_looked_up(redactor: Redactor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("a host name was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "gethostbyname", refuse)
    assert redactor.detect(NOTE, "en")


def test_importing_it_loads_no_vendor() -> None:
    code = (
        "import sys, assistant.privacy;"
        "vendors = {'presidio_analyzer', 'spacy', 'phonenumbers', 'stdnum'};"
        "sys.exit(bool(vendors & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_takes_seconds_to_make_is_made_once_for_equal_patterns() -> None:
    first, again = (
        make_engine(case_patterns=("K-[0-9]+",)),
        make_engine(case_patterns=("K-[0-9]+",)),
    )
    assert first is again
    assert make_engine(beneficiary_patterns=("K-[0-9]+",)) is not first
