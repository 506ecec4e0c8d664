"""What the queue of gaps keeps of a question that a conversation has masked."""

import pytest

from assistant.conversation import Conversation
from assistant.factory import load_redactor, open_gaps
from assistant.settings import load_settings


def test_a_masked_question_is_kept_as_it_was_masked() -> None:
    settings = load_settings()
    redactor = load_redactor(settings, warm=True)
    conversation = Conversation("id")
    for question in (
        "Apakah Ibu Dewi Lestari berhak?",
        "Lalu Ibu Siti Aminah, NIK 3201014101900000?",
    ):
        masked = conversation.accept(conversation.preview(question, redactor.detect))
    assert masked == "Lalu Ibu [NAMA-2], NIK [NIK-1]?"
    with open_gaps(settings, redactor) as gaps:
        assert gaps.preview(masked, "id") == masked


@pytest.mark.parametrize(
    "question",
    [
        "Bolehkah [NAMA-1], [NIK-1] dan [ALAMAT-2] dicatat? Hubungi [TELEPON-1] atau [DATA-1].",
        "Bapak [NAMA-1] umur 34 bercerita, nama saya [NAMA-2], rekening BCA [REKENING-1].",
        "Can Mrs [NAME-1] with phone [PHONE-1], who lives at [ADDRESS-1], join?",
    ],
)
def test_placeholders_are_no_personal_data(question: str) -> None:
    language = "en" if question.startswith("Can") else "id"
    assert load_redactor(load_settings()).detect(question, language) == []
