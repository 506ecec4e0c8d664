from pathlib import Path

import pytest

from evals.own_documents import (
    Outcome,
    holds,
    load_own_documents,
    report,
    write_own_documents,
)

HANDS = load_own_documents()


@pytest.mark.parametrize("hand", HANDS)
def test_documents_hold_the_words_that_answer(hand: str) -> None:
    documents = HANDS[hand]
    assert len({one.id for one in documents}) == len(documents) >= 18
    for document in documents:
        assert document.text.startswith("# "), document.id
        assert len(document.answerable) >= 5
        assert len(document.unanswerable) >= 4
        for question in document.answerable:
            assert holds(document.text, question.must), question.question
        assert all(question.must is None for question in document.unanswerable)


def test_parts_have_no_document_in_common() -> None:
    parts = [
        {
            (hand, one.id)
            for hand, documents in load_own_documents(part).items()
            for one in documents
        }
        for part in ("tuning", "judged")
    ]
    assert len(parts[0]) == 46
    assert len(parts[1]) == 28
    assert parts[0].isdisjoint(parts[1])


@pytest.mark.parametrize(
    ("quote", "must", "expected"),
    [
        ("Dibuka pukul\ndelapan  pagi.", "pukul delapan", True),
        ("Dibuka Pukul Delapan.", "pukul delapan", True),
        ("Dibuka pukul sembilan.", "pukul delapan", False),
        ("Dibuka pukul delapan.", None, False),
    ],
)
def test_what_a_quote_holds(quote: str, must: str | None, expected: bool) -> None:
    assert holds(quote, must) is expected


def test_files_are_written_as_they_are(tmp_path: Path) -> None:
    document = HANDS["b"][0]
    write_own_documents([document], tmp_path / "knowledge")
    (written,) = (tmp_path / "knowledge").iterdir()
    assert written.read_text(encoding="utf-8") == document.text


def test_an_answer_without_grounds_is_counted() -> None:
    question = HANDS["b"][0].unanswerable[0]
    outcomes = [Outcome(question=question, answered=one, right=False) for one in (True, False)]
    assert "50 % (9–91) of 2" in report(outcomes)
