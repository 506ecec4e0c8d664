import pytest

from assistant.query import holds_personal, to_query
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
    ("question", "before", "personal"),
    [
        ("Kapan lapor?", [], False),
        ("Kapan [NAMA-1] lapor?", [], True),
        ("Dan kapan?", ["Siapa [NOMOR HP-2]?"], True),
        ("Pasal [1] berkata apa?", ["Apa itu [a-1]?"], False),
    ],
)
def test_masked_data_is_seen_in_a_question_and_in_those_before(
    question: str, before: list[str], personal: bool
) -> None:
    history = [Turn(question=one, chunk_ids=()) for one in before]
    assert holds_personal(question, history) == personal
