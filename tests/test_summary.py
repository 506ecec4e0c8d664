"""What is shown of drafts and told of them; `tests/test_pipeline.py` asks for whole answers."""

import pytest

from assistant.paths import bundled
from assistant.prompts import load_prompts
from assistant.summary import Summary
from assistant.synthesis.support import SupportCheck
from assistant.synthesis.writer import Writer
from assistant.testing.embedder import HashEmbedder
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Evidence
from assistant.vectors import SentenceVectors
from tests.passages import make_passage

QUOTE = "Kebocoran data dilaporkan dalam 3×24 jam. Laporan ditulis oleh pengurus yayasan."
CARRIED = "Kebocoran data dilaporkan dalam 3×24 jam."
NOT_CARRIED = "Dendanya lima miliar rupiah bagi seluruh pengurus."


def written(reply: str) -> Summary:
    prompts = load_prompts(bundled("prompts"))
    writer = Writer(
        ScriptedGenerator([reply]),
        prompts={"id": prompts["answer_id"], "en": prompts["answer_en"]},
        support=SupportCheck(SentenceVectors(HashEmbedder()), least_similarity=0.3),
        max_tokens=64,
    )
    passage = make_passage(QUOTE, rank=1)
    evidence = Evidence(number=1, passage=passage, quote=QUOTE, start=0, end=len(QUOTE), score=1.0)
    summary = Summary("Kapan melapor?", [evidence], "id")
    shown = list(summary.write(writer, remember=False, cancellation=None))
    assert shown == summary.statements
    return summary


@pytest.mark.parametrize(
    ("reply", "shown", "notices"),
    [
        (CARRIED, [CARRIED], []),
        (f"{CARRIED} {NOT_CARRIED}", [CARRIED], ["sentences_dropped"]),
        (NOT_CARRIED, [], ["quotes_only"]),
        ("", [], ["quotes_only"]),
    ],
)
def test_only_what_a_quote_carries_is_shown(
    reply: str, shown: list[str], notices: list[str]
) -> None:
    summary = written(reply)
    assert [statement.text for statement in summary.statements] == shown
    assert summary.notices() == notices
