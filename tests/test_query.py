import pytest

from assistant.query import may_be_remembered, to_queries, to_query
from assistant.types import Turn


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("Bolehkah  nama\n[NAMA-1] ditulis?", "Bolehkah nama ditulis?"),
        ("WA [TELEPON-12]: kapan rapat?", "WA : kapan rapat?"),
        ("[NAMA-1]", ""),
        # what only names them aside
        ("Data [NAMA-1] dengan NIK [NIK-1] bocor?", "Data bocor?"),
        ("Data [NAMA-1], NIK [NIK-1], no. HP [TELEPON-1], bocor?", "Data , bocor?"),
        ("Data [NAMA-1] (nomor rekening: [REKENING-1]) bocor?", "Data bocor?"),
        # what is asked about
        ("Bolehkah NIK [NIK-1] dimasukkan?", "Bolehkah NIK dimasukkan?"),
        ("Kapan bertemu dengan [NAMA-1]?", "Kapan bertemu dengan ?"),
        ("Bolehkah dengan kanik [NIK-1]?", "Bolehkah dengan kanik ?"),
        ("Apa isi Pasal [3]?", "Apa isi Pasal [3]?"),
        ("Apa itu [isi-1]?", "Apa itu [isi-1]?"),
        ("Apa itu A-1?", "Apa itu A-1?"),
    ],
)
def test_placeholders_are_left_out(question: str, query: str) -> None:
    assert to_query(question, language="id") == query


def test_those_of_the_question_before_too() -> None:
    before = Turn(question="Kapan rapat dengan [NAMA-1] diadakan?", chunk_ids=())
    assert to_queries("dan di mana?", [before], language="id") == (
        "Kapan rapat dengan diadakan? dan di mana?",
    )


def test_both_questions_are_written_in_standard_words() -> None:
    before = Turn(question="brp hari?", chunk_ids=())
    assert to_queries("klo audit?", [before], language="id") == (
        "kalau audit?",
        "berapa hari? kalau audit?",
    )


@pytest.mark.parametrize(("language", "query"), [("id", "kalau harus?"), ("en", "kalo hrs?")])
def test_everyday_spelling_is_indonesian(language: str, query: str) -> None:
    assert to_query("kalo hrs?", language=language) == query  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "before", "query", "may_be"),
    [
        ("Kapan lapor?", [], "Kapan lapor?", True),
        ("Kapan  lapor\nkebocoran?", [], "Kapan lapor kebocoran?", True),
        ("kpn lapor?", ["Kapan audit?"], "kapan lapor?", True),
        ("Kapan [NAMA-1] lapor?", [], "Kapan lapor?", False),
        ("Berapa lama simpan?", ["Siapa [NOMOR HP-2]?"], "Berapa lama simpan?", False),
        ("Dan kapan?", ["Siapa yang lapor?"], "Siapa yang lapor? Dan kapan?", False),
        ("Apa isi pasal [1]?", ["Apa itu [a-1]?"], "Apa isi pasal [1]?", True),
    ],
)  # fmt: skip
def test_what_is_personal_or_of_one_conversation_is_not_remembered(
    question: str, before: list[str], query: str, may_be: bool
) -> None:
    history = [Turn(question=one, chunk_ids=()) for one in before]
    assert may_be_remembered(question, history, query=query, language="id") == may_be
