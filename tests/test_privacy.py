"""Nothing that a person writes, and nothing of a passage, reaches the logs."""

import logging

import pytest

from tests.test_pipeline import make_assistant

SECRET = "NIK 3201010101900000 milik Ibu Contoh"


@pytest.mark.parametrize("confidence", [0.9, 0.5, 0.1])
def test_questions_and_passages_are_not_logged(
    confidence: float, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        make_assistant("Jawaban [1].", confidence=confidence).ask(f"Apakah {SECRET} boleh dikirim?")
    assert "3201010101900000" not in caplog.text
    assert "Ibu Contoh" not in caplog.text
    assert "Kebocoran data wajib" not in caplog.text


def test_a_failing_model_is_logged_without_the_question(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = make_assistant("x", context_tokens=10).ask(f"Kapan {SECRET} dilaporkan bocor?")
    assert "model_failed" in answer.notices
    assert answer.evidence
    assert "generator" in caplog.text
    assert "3201010101900000" not in caplog.text
