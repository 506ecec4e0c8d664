import pytest

from assistant.synthesis.statements import Draft, read_drafts

ROWS = [
    ("Lapor dalam 3×24 jam [1].", [("Lapor dalam 3×24 jam.", (1,))]),
    ("Lapor dalam 3×24 jam. [1]", [("Lapor dalam 3×24 jam.", (1,))]),
    ("Lapor [1]. Catat [2].", [("Lapor.", (1,)), ("Catat.", (2,))]),
    ("Lapor. [1] Catat. [2]", [("Lapor.", (1,)), ("Catat.", (2,))]),
    ("Lapor [1][3].", [("Lapor.", (1, 3))]),
    ("Lapor [1, 3].", [("Lapor.", (1, 3))]),
    ("Lapor 【2】.", [("Lapor.", (2,))]),
    ("Lapor (kutipan 2).", [("Lapor.", (2,))]),
    ("Lapor segera", [("Lapor segera", ())]),
    ("Menurut Ps. 46, lapor.", [("Menurut Ps. 46, lapor.", ())]),
    ("", []),
    ("   ", []),
]


@pytest.mark.parametrize(("written", "expected"), ROWS)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_sentences_and_marks_are_read_however_the_stream_is_cut(
    written: str, expected: list[tuple[str, tuple[int, ...]]], size: int
) -> None:
    stream = [written[at : at + size] for at in range(0, len(written), size)]
    drafts = [draft for draft in read_drafts(stream) if draft.text]
    assert drafts == [Draft(text=text, hints=hints) for text, hints in expected]


@pytest.mark.parametrize(
    ("written", "states"),
    [
        ("Lapor dalam 3×24 jam.", True),
        ("Lapor dalam 3×24 jam [1]", True),
        ("Lapor dalam 3×24", False),
        ("Berapa lama batas waktunya?", False),
        ("[1]", False),
    ],
)
def test_questions_and_cut_off_sentences_state_nothing(written: str, states: bool) -> None:
    assert [draft.is_statement for draft in read_drafts([written])] == [states]


def test_a_sentence_is_given_as_soon_as_the_next_begins() -> None:
    drafts = read_drafts(iter(["Satu selesai. ", "Dua "]))
    assert next(drafts).text == "Satu selesai."
