import pytest

from assistant.types import AnswerStatus, EvidenceSelected


@pytest.mark.parametrize(
    ("status", "confidence", "sureness"),
    [
        ("answered", 1.0, "sure"),
        ("answered", 0.8, "sure"),
        ("answered", 0.79, "unsure"),
        ("referred", 0.9, ""),
        ("insufficient", 0.3, ""),
        ("refused", 0.0, ""),
    ],
)
def test_how_sure_it_is_said_of_answers_alone(
    status: AnswerStatus, confidence: float, sureness: str
) -> None:
    event = EvidenceSelected(status=status, language="id", evidence=(), confidence=confidence)
    assert event.sureness == sureness
