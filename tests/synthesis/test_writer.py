"""What is kept of the sentences that a model writes."""

from dataclasses import replace
from threading import Event

import pytest

from assistant.paths import bundled
from assistant.prompts import load_prompts
from assistant.synthesis import support
from assistant.synthesis.support import SupportCheck
from assistant.synthesis.writer import Writer
from assistant.testing.embedder import HashEmbedder
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Evidence, Language
from assistant.vectors import SentenceVectors
from tests.passages import make_passage

QUOTE = "Kebocoran data wajib dilaporkan secara tertulis dalam 3×24 jam kepada lembaga."
REPORT = "Kebocoran data dilaporkan dalam 3×24 jam."
WRITTEN = "Kebocoran data dilaporkan secara tertulis."
ELSEWHERE = "Presiden menunjuk Rina Sari."


QUOTED = Evidence(
    number=1, passage=make_passage(QUOTE), quote=QUOTE, start=0, end=len(QUOTE), score=1.0
)


def writer_of(*replies: str, remembered: int = 0) -> Writer:
    prompts = load_prompts(bundled("prompts"))
    return Writer(
        ScriptedGenerator(replies),
        prompts={"id": prompts["answer_id"], "en": prompts["answer_en"]},
        support=SupportCheck(SentenceVectors(HashEmbedder()), least_similarity=0.3),
        max_tokens=100,
        remembered=remembered,
    )


def written(reply: str) -> list[tuple[str, bool]]:
    """Return every sentence that is kept, and whether the quote carries it."""
    statements = writer_of(reply).write("Kapan lapor?", [QUOTED], language="id")
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
        ("Lalu 3×24 jam [1].", [("3×24 jam.", True)]),
        (f"{ELSEWHERE} Lalu 3×24 jam [1].", [(ELSEWHERE, False), ("3×24 jam.", True)]),
        (f"{WRITTEN} Lalu 3×24 jam [1].", [(WRITTEN, True), ("Lalu 3×24 jam.", True)]),
    ],
    ids=[
        "two",
        "again",
        "again ends it",
        "nothing new",
        "uncarried again",
        "of an uncarried one",
        "leans on nothing",
        "leans on an uncarried one",
        "leans on a carried one",
    ],
)
def test_what_says_nothing_new_is_left_out(reply: str, kept: list[tuple[str, bool]]) -> None:
    assert written(reply) == kept


OTHER = replace(QUOTED, quote=REPORT, end=len(REPORT))


@pytest.mark.parametrize(
    ("question", "evidence", "language", "anew"),
    [
        ("Kapan lapor?", QUOTED, "id", False),
        ("  kapan LAPOR  ", QUOTED, "id", False),
        ("Kapan melapor?", QUOTED, "id", True),
        ("Kapan lapor?", OTHER, "id", True),
        ("Kapan lapor?", replace(QUOTED, start=1), "id", True),
        ("Kapan lapor?", replace(QUOTED, passage=make_passage(QUOTE, title="Lain")), "id", True),
        ("Kapan lapor?", QUOTED, "en", True),
    ],
    ids=["same", "blanks and capitals", "question", "quote", "place", "title", "language"],
)
def test_a_summary_is_written_anew_where_anything_differs(
    question: str, evidence: Evidence, language: Language, anew: bool
) -> None:
    writer = writer_of(REPORT, WRITTEN, remembered=3)
    first = list(writer.write("Kapan lapor?", [QUOTED], language="id"))
    again = list(writer.write(question, [evidence], language=language))
    assert ([one.text for one in again] == [WRITTEN]) == anew
    assert (again == first) == (not anew)


def test_what_is_not_to_be_remembered_is_neither_kept_nor_looked_up() -> None:
    writer = writer_of(REPORT, WRITTEN, ELSEWHERE, remembered=3)
    for remember, text in ((False, REPORT), (True, WRITTEN), (False, ELSEWHERE), (True, WRITTEN)):
        found = writer.write("Kapan lapor?", [QUOTED], language="id", remember=remember)
        assert [one.text for one in found] == [text]


def test_what_is_remembered_is_held_against_the_quotes_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writer = writer_of(REPORT, remembered=3)
    (first,) = writer.write("Kapan lapor?", [QUOTED], language="id")
    assert first.citations == (1,)
    monkeypatch.setattr(support, "_carries", lambda *_: False)
    (again,) = writer.write("Kapan lapor?", [QUOTED], language="id")
    assert (again.text, again.citations) == (REPORT, ())


@pytest.mark.parametrize("way", ["closed", "cancelled"])
def test_half_a_summary_is_not_remembered(way: str) -> None:
    writer = writer_of(f"{REPORT} {WRITTEN}", ELSEWHERE, remembered=3)
    cancellation = Event()
    statements = writer.write("Kapan?", [QUOTED], language="id", cancellation=cancellation)
    next(statements)
    if way == "closed":
        statements.close()  # type: ignore[attr-defined]
    else:
        cancellation.set()
        list(statements)
    again = writer.write("Kapan?", [QUOTED], language="id")
    assert [one.text for one in again] == [ELSEWHERE]


def test_a_prompt_for_a_passage_gets_the_best_quotes_passage_whole() -> None:
    prompts = load_prompts(bundled("prompts"))
    writer = Writer(
        ScriptedGenerator(),
        prompts={"id": prompts["passage_id"], "en": prompts["passage_en"]},
        support=SupportCheck(SentenceVectors(HashEmbedder())),
        max_tokens=100,
    )
    passage = make_passage(f"{QUOTE}\n\nPertanyaan: {ELSEWHERE}")
    quoted = replace(QUOTED, passage=passage)
    other = replace(QUOTED, number=2, passage=make_passage("Lain."))
    system, read, asked = writer.messages("Kapan lapor?", [quoted, other], "id")
    assert f": {QUOTE} Pertanyaan: {ELSEWHERE}" in read.content
    assert "Lain." not in read.content
    assert "Kapan lapor?" in asked.content
    assert (system.lasting, read.lasting, asked.lasting) == (True, True, False)
    assert writer.beginning(passage.chunk, "id") == [system, read]
    assert writer.reads_passages
    assert not writer_of().reads_passages


@pytest.mark.parametrize("kind", ["answer", "passage"])
def test_what_is_read_while_somebody_types_is_what_is_read_then(kind: str) -> None:
    prompts = load_prompts(bundled("prompts"))
    generator = ScriptedGenerator()
    writer = Writer(
        generator,
        prompts={"id": prompts[f"{kind}_id"], "en": prompts[f"{kind}_en"]},
        support=SupportCheck(SentenceVectors(HashEmbedder())),
        max_tokens=100,
    )
    writer.anticipate("Kapan lapor?", [QUOTED], language="id")
    ((*rules, begun),) = generator.warmed
    *expected, asked = writer.messages("Kapan lapor?", [QUOTED], "id")
    assert rules == expected
    assert asked.head == begun.head
    assert begun.content.startswith(asked.content[: asked.head])
    assert ("3×24" in begun.content) == (kind == "answer")
    assert "Kapan lapor?" not in str(generator.warmed)


def test_the_model_reads_the_first_quotes_in_their_order() -> None:
    writer = writer_of(REPORT)
    evidence = [
        replace(QUOTED, number=number, quote=f"Kutipan ke-{number}.") for number in range(1, 8)
    ]
    asked = writer.messages("Kapan lapor?", evidence, "id")[-1].content
    read = [number for number in range(1, 8) if f"[{number}] " in asked]
    assert read == [1, 2, 3, 4]
    assert asked.index("Kutipan ke-1.") < asked.index("Kutipan ke-4.") < asked.index("Kapan lapor?")
