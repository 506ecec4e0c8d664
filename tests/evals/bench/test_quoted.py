import pytest

from assistant.types import Message
from evals.bench.quoted import quoted_share

PROMPT = (
    Message(role="system", content="Jawab singkat."),
    Message(role="user", content="Laporan ditulis pengurus yayasan dalam tiga hari setelah tahu."),
)


@pytest.mark.parametrize(
    ("reply", "share"),
    [
        ("Laporan ditulis pengurus yayasan dalam", 1),
        ("laporan Ditulis pengurus yayasan dalam tiga hari setelah tahu.", 1),
        ("Benar: laporan ditulis pengurus yayasan dalam empat minggu lamanya.", 5 / 9),
        ("Laporan ditulis pengurus yayasan.", 0),
        ("Pengurus yayasan menulis laporan dalam tiga hari.", 0),
        ("", 0),
    ],
)
def test_only_runs_of_the_prompt_are_quoted(reply: str, share: float) -> None:
    assert quoted_share(reply, PROMPT) == pytest.approx(share)
