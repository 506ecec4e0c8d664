import pytest

from assistant.types import Message
from evals.running.fakes import repeat_first_quote


@pytest.mark.parametrize(
    ("content", "reply"),
    [
        (
            "Kutipan:\n[1] Lapor dalam 3 hari.\n[2] Lain.\n\nPertanyaan: x",
            "Lapor dalam 3 hari. [1]",
        ),
        ("Tidak ada kutipan.", ""),
        ("Lihat [1] di tengah.", ""),
    ],
)
def test_the_stand_in_repeats_the_first_quote(content: str, reply: str) -> None:
    assert repeat_first_quote([Message(role="user", content=content)]) == reply
