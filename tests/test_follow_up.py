import pytest

from assistant.follow_up import readings
from assistant.types import Turn

BEFORE = "Kapan DPIA wajib dibuat?"


def turn(question: str, *chunks: str) -> Turn:
    return Turn(question=question, chunk_ids=chunks)


@pytest.mark.parametrize(
    "question", ["Siapa saja?", "why not?", "apa itu?", "What is that?", "itu siapa"]
)
def test_what_names_nothing_leans_on_the_one_before(question: str) -> None:
    assert readings(question, [turn(BEFORE)]) == (f"{BEFORE} {question}",)


@pytest.mark.parametrize(
    "question",
    [
        # leaning
        "contohnya?",
        "Dan untuk data anak?",
        "Bagaimana dengan relawan?",
        "What about volunteers?",
        "apa itu contohnya?",
        "Apa itu dasar yang tadi?",
        "what is a good one?",
        "terus kalau suaminya datang mencari dia sambil bertanya ke tetangga, kami jawab apa?",
        "And who is responsible if the summary of their consultant turns out wrong?",
        # on another topic
        "kapan yayasan wajib diaudit",
        "PSEA",
        "Which articles apply?",
        "what is the deadline?",
    ],
)
def test_what_may_lean_is_read_in_both_ways(question: str) -> None:
    assert readings(question, [turn(BEFORE)]) == (question, f"{BEFORE} {question}")


@pytest.mark.parametrize(
    "question",
    [
        "Apa saja enam dasar pemrosesan data pribadi menurut undang-undang?",
        "What are the OECD evaluation criteria used for?",
        "apa itu PSEA?",
        "Apa sih itu SROI?",
        "what is a DPIA?",
        "What's an indicator?",
        # long ones that point back within themselves
        "kalau relawan menyimpan data warga di ponselnya sendiri, apa itu perlu kesepakatan?",
        "A pupil says dad hits him. Do we talk to the father before we report it?",
        # openings are whole words
        "Dana bantuan bencana dikembalikan kepada donatur kapan?",
        "Orphans in our shelter sign consent forms for photos when?",
    ],
)
def test_what_stands_alone_is_left_alone(question: str) -> None:
    assert readings(question, [turn(BEFORE)]) == (question,)


def test_the_first_question_is_left_alone() -> None:
    assert readings("Berapa lama?", []) == ("Berapa lama?",)


@pytest.mark.parametrize(
    ("history", "topic"),
    [
        ([turn(BEFORE, "a"), turn("Dan untuk anak?", "b", "a")], f"{BEFORE} Dan untuk anak?"),
        ([turn(BEFORE, "a"), turn("kapan yayasan diaudit", "b")], "kapan yayasan diaudit"),
        ([turn(BEFORE), turn("kenapa?")], f"{BEFORE} kenapa?"),
        ([turn(BEFORE, "a"), turn("apa itu DPIA?", "a")], "apa itu DPIA?"),
        ([turn("apa itu AI", "c"), turn(BEFORE, "a"), turn("kenapa?", "a")], f"{BEFORE} kenapa?"),
    ],
    ids=["leans", "another topic", "names nothing", "stands alone", "no further than it leans"],
)  # fmt: skip
def test_a_chain_reaches_back_to_the_question_that_stands_alone(
    history: list[Turn], topic: str
) -> None:
    assert readings("Siapa?", history) == (f"{topic} Siapa?",)
