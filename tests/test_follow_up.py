import pytest

from assistant.follow_up import resolve
from assistant.types import Turn

EARLIER = [Turn(question="Kapan DPIA wajib dibuat?", chunk_ids=())]


@pytest.mark.parametrize(
    "question",
    ["Dan untuk data anak?", "Siapa yang mengerjakan itu?", "Bagaimana dengan relawan?",
     "contohnya?", "What about volunteers?", "Who does it?", "Berapa lama?"],
)  # fmt: skip
def test_a_question_that_leans_on_the_earlier_one_carries_it(question: str) -> None:
    assert resolve(question, EARLIER) == f"{EARLIER[0].question} {question}"


@pytest.mark.parametrize(
    "question",
    ["Apa saja enam dasar pemrosesan data pribadi menurut undang-undang?",
     "What are the OECD evaluation criteria used for?"],
)  # fmt: skip
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert resolve(question, EARLIER) == question


def test_a_chain_of_follow_ups_reaches_back_to_the_question_that_stands_alone() -> None:
    history = [*EARLIER, Turn(question="Dan untuk data anak?", chunk_ids=())]
    assert resolve("Siapa yang mengerjakan itu?", history) == (
        f"{EARLIER[0].question} Dan untuk data anak? Siapa yang mengerjakan itu?"
    )


def test_the_first_question_is_left_alone() -> None:
    assert resolve("Berapa lama?", []) == "Berapa lama?"
