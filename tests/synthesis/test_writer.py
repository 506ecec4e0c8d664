"""What is kept of the sentences that a model writes."""

import pytest

from assistant.paths import bundled
from assistant.prompts import load_prompts
from assistant.synthesis.support import SupportCheck
from assistant.synthesis.writer import Writer
from assistant.testing.embedder import HashEmbedder
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Evidence
from assistant.vectors import SentenceVectors
from tests.passages import make_passage

QUOTE = "Kebocoran data wajib dilaporkan secara tertulis dalam 3×24 jam kepada lembaga."
REPORT = "Kebocoran data dilaporkan dalam 3×24 jam."
WRITTEN = "Kebocoran data dilaporkan secara tertulis."
ELSEWHERE = "Presiden menunjuk Rina Sari."


def written(reply: str) -> list[tuple[str, bool]]:
    """Return every sentence that is kept, and whether the quote carries it."""
    prompts = load_prompts(bundled("prompts"))
    writer = Writer(
        ScriptedGenerator([reply]),
        prompts={"id": prompts["answer_id"], "en": prompts["answer_en"]},
        support=SupportCheck(SentenceVectors(HashEmbedder()), least_similarity=0.3),
        max_tokens=100,
    )
    evidence = Evidence(
        number=1, passage=make_passage(QUOTE), quote=QUOTE, start=0, end=len(QUOTE), score=1.0
    )
    statements = writer.write("Kapan lapor?", [evidence], language="id")
    return [(statement.text, bool(statement.citations)) for statement in statements]


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        (f"{REPORT} {WRITTEN}", [(REPORT, True), (WRITTEN, True)]),
        ("3×24 jam [1]. 3×24 jam [1]. 3×24 jam [1].", [("3×24 jam.", True)]),
        (f"{REPORT} {REPORT} {WRITTEN}", [(REPORT, True)]),
        (f"{REPORT} Dilaporkan dalam 3×24 jam. {WRITTEN}", [(REPORT, True), (WRITTEN, True)]),
        (f"{ELSEWHERE} {ELSEWHERE} {REPORT}", [(ELSEWHERE, False)]),
        (
            "Data Rina dilaporkan dalam 3×24 jam. Dilaporkan dalam 3×24 jam.",
            [
                ("Data Rina dilaporkan dalam 3×24 jam.", False),
                ("Dilaporkan dalam 3×24 jam.", True),
            ],
        ),
    ],
    ids=["two", "again", "again ends it", "nothing new", "uncarried again", "of an uncarried one"],
)
def test_what_says_nothing_new_is_left_out(reply: str, kept: list[tuple[str, bool]]) -> None:
    assert written(reply) == kept
