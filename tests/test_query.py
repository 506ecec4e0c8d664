import pytest

from assistant.query import may_be_remembered, to_query
from assistant.types import Turn


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("Bolehkah  nama\n[NAMA-1] ditulis?", "Bolehkah nama ditulis?"),
        ("WA [TELEPON-12]: kapan rapat?", "WA : kapan rapat?"),
        ("[NAMA-1]", ""),
        ("Apa isi Pasal [3]?", "Apa isi Pasal [3]?"),
        ("Apa itu [isi-1]?", "Apa itu [isi-1]?"),
        ("Apa itu A-1?", "Apa itu A-1?"),
    ],
)
def test_placeholders_are_left_out(question: str, query: str) -> None:
    assert to_query(question, language="id") == query


def test_those_of_the_question_before_too() -> None:
    before = Turn(question="Kapan rapat dengan [NAMA-1] diadakan?", chunk_ids=())
    assert "NAMA" not in to_query("dan di mana?", history=[before], language="id")


@pytest.mark.parametrize(("language", "query"), [("id", "kalau harus?"), ("en", "kalo hrs?")])
def test_everyday_spelling_is_indonesian(language: str, query: str) -> None:
    assert to_query("kalo hrs?", language=language) == query  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "before", "may_be"),
    [
        ("Kapan lapor?", [], True),
        ("Kapan  lapor\nkebocoran?", [], True),
        ("Kapan [NAMA-1] lapor?", [], False),
        ("Berapa lama data anak boleh disimpan yayasan?", ["Siapa [NOMOR HP-2]?"], False),
        ("Berapa lama data anak boleh disimpan yayasan?", ["Kapan audit?"], True),
        ("Dan kapan?", ["Siapa yang melaporkan kebocoran?"], False),
        ("Berapa lama pasal [1] anak berlaku di yayasan?", ["Apa itu [a-1]?"], True),
    ],
)
def test_what_is_personal_or_of_one_conversation_is_not_remembered(
    question: str, before: list[str], may_be: bool
) -> None:
    history = [Turn(question=one, chunk_ids=()) for one in before]
    assert may_be_remembered(question, history) == may_be
