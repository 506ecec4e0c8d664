import logging

import pytest

from assistant.conversation import Conversation, Preview
from assistant.conversation.preview import describe
from assistant.errors import MachineError, PanduError, SettingsError
from assistant.privacy import Entity
from assistant.testing.redactor import PatternRedactor

NIK = "3201010101900000"
QUESTION = f"Apakah Siti dengan NIK {NIK} berhak? Siti sakit."


def look(conversation: Conversation, question: str = QUESTION) -> Preview:
    return conversation.preview(question, PatternRedactor().detect)


def test_a_value_is_one_finding_wherever_it_stands() -> None:
    preview = look(Conversation("id"))
    assert preview.masked == "Apakah [NAMA-1] dengan NIK [NIK-1] berhak? [NAMA-1] sakit."
    assert [one.value for one in preview.findings] == ["Siti", NIK]
    assert preview.counts == ((Entity.NAME, 1), (Entity.NIK, 1))
    assert describe(preview.counts, "id") == "1 nama orang, 1 NIK"
    assert preview.findings[0].explain("id").startswith("Ada di daftar nama")


@pytest.mark.parametrize("question", ["Apa itu DPIA?", "", "Pasal 46 [NAMA-x] [1]"])
def test_where_nothing_is_found_nothing_changes(question: str) -> None:
    preview = look(Conversation("id"), question)
    assert (preview.masked, preview.findings) == (question, ())


def test_nothing_is_remembered_before_it_is_accepted() -> None:
    conversation = Conversation("id")
    preview = look(conversation)
    look(conversation, "Budi?")
    assert len(conversation) == 0
    masked = conversation.accept(preview)
    assert masked == preview.masked and NIK not in masked
    assert conversation.restore(masked) == QUESTION
    assert conversation.restore("[NAMA-9]") == "[NAMA-9]"


def test_the_same_value_keeps_its_placeholder_and_others_get_the_next() -> None:
    conversation = Conversation("id")
    conversation.accept(look(conversation))
    later = look(conversation, "Budi dan Siti?")
    assert later.masked == "[NAMA-2] dan [NAMA-1]?"


def test_a_wrong_finding_is_shown_and_stays_so() -> None:
    conversation = Conversation("id")
    conversation.turn(look(conversation).findings[0])
    preview = look(conversation)
    assert preview.masked == "Apakah Siti dengan NIK [NIK-1] berhak? Siti sakit."
    assert [one.is_masked for one in preview.findings] == [False, True]
    assert preview.counts == ((Entity.NIK, 1),)
    conversation.accept(preview)
    assert len(conversation) == 1
    assert look(conversation, "siti? Siti!").masked == "siti? Siti!"
    conversation.turn(preview.findings[0])
    assert look(conversation, "Siti!").masked == "[NAMA-1]!"


@pytest.mark.parametrize(
    ("question", "words", "masked"),
    [
        ("Apakah bu Mawar boleh?", "Mawar", "Apakah bu [DATA-1] boleh?"),
        ("Apakah bu MAWAR, Mawar?", " mawar ", "Apakah bu [DATA-1], [DATA-1]?"),
        ("Apakah bu Mawar boleh?", "awa", "Apakah bu [DATA-1] boleh?"),
        ("Ibu Siti\nAminah hamil?", "Siti Aminah", "Ibu [NAMA-1] hamil?"),
        ("Ibu Siti Aminah hamil?", "Aminah hamil", "Ibu [NAMA-1] [DATA-1]?"),
        ("Rumah Siti biru?", "Siti biru", "Rumah [NAMA-1]?"),
        ("Rumah Siti Contoh?", "Rumah Siti", "[NAMA-1]?"),
        ("Dekat (balai desa)?", "(balai", "Dekat [DATA-1] desa)?"),
    ],
)
def test_missed_words_are_masked(question: str, words: str, masked: str) -> None:
    conversation = Conversation("id")
    assert conversation.choose(words, question)
    assert look(conversation, question).masked == masked


@pytest.mark.parametrize("words", ["", "  ", "?", "Melati", "Mawar boleh sekali"])
def test_words_that_do_not_stand_in_the_question_are_told(words: str) -> None:
    assert not Conversation("id").choose(words, "Apakah bu Mawar boleh?")


def test_missed_words_stay_masked_and_can_be_shown_again() -> None:
    conversation = Conversation("id")
    conversation.choose("Mawar", "Apakah bu Mawar boleh?")
    conversation.accept(look(conversation, "Apakah bu Mawar boleh?"))
    later = look(conversation, "Dan Mawarni? Bukan Mawar?")
    assert later.masked == "Dan Mawarni? Bukan [DATA-1]?"
    conversation.turn(later.findings[0])
    assert look(conversation, "Bukan Mawar?").findings == ()


def test_forgetting_drops_values_and_corrections() -> None:
    conversation = Conversation("id")
    conversation.turn(look(conversation, "Budi?").findings[0])
    conversation.choose("Mawar", "Mawar?")
    conversation.accept(look(conversation))
    conversation.forget()
    assert len(conversation) == 0
    assert conversation.restore("[NAMA-1]") == "[NAMA-1]"
    assert look(conversation, "Mawar, Budi?").masked == "Mawar, [NAMA-1]?"


def test_placeholders_speak_the_language_of_the_first_one() -> None:
    conversation = Conversation("id")
    conversation.speak("en")
    conversation.accept(look(conversation, "Siti?"))
    conversation.speak("id")
    assert look(conversation, "Siti and Budi").masked == "[NAME-1] and [NAME-2]"


def test_nothing_personal_is_written_by_repr() -> None:
    conversation = Conversation("id")
    preview = look(conversation)
    conversation.accept(preview)
    shown = f"{conversation!r} {preview!r}"
    assert "Siti" not in shown and NIK not in shown and "berhak" not in shown


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (RuntimeError(QUESTION), MachineError),
        (SettingsError("privacy.bad_pattern", pattern="("), SettingsError),
    ],
)
def test_what_can_not_be_read_is_an_error_without_the_question(
    error: Exception, raised: type[PanduError], caplog: pytest.LogCaptureFixture
) -> None:
    redactor = PatternRedactor(error=error)
    with caplog.at_level(logging.DEBUG), pytest.raises(raised) as caught:
        Conversation("id").preview(QUESTION, redactor.detect)
    assert NIK not in caplog.text + str(caught.value) + repr(caught.value.values)
    assert caught.value.__cause__ is None
    assert caught.value.next_step("id")
