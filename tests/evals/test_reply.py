import pytest

from evals.reply import Cited, Reply

QUOTE = "Izin dicatat."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Catat izin. [1]", f"Catat izin. [1]\n\n{QUOTE}\n\nSAPA 129"),
        (f"“{QUOTE}” [1]", f"“{QUOTE}” [1]\n\nSAPA 129"),
        ("“Izin\ndicatat.” [1]", "“Izin\ndicatat.” [1]\n\nSAPA 129"),
        ("", f"{QUOTE}\n\nSAPA 129"),
    ],
)
def test_nothing_is_told_twice(text: str, told: str) -> None:
    cited = Cited(document_id="d", chunk_id="d#1", quote=QUOTE, is_exact=True)
    reply = Reply(text=text, summary=(QUOTE,), citations=(cited,), contacts=("SAPA 129",))
    assert reply.read == told
