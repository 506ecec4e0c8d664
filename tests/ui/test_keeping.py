"""Saving by choice and forgetting at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.history import History
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.types import Language
from assistant.ui import keeping, review
from assistant.ui.conversation import follow
from assistant.ui.keeping_view import keeping as block
from assistant.ui.session import Session
from tests.ui.benches import NIK

PASSPHRASE = "kuda hijau makan awan"
FIELDS = {"title": "", "passphrase": PASSPHRASE, "again": PASSPHRASE}
MASK = PatternRedactor().detect


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history")


@pytest.fixture
def session(make_assistant: Callable[..., ScriptedAssistant]) -> Session:
    """A conversation with an answer, one without, and personal data in both."""
    session = Session("id")
    for question in (f"Data Siti, NIK {NIK}, bocor?", "Berapa gaji Siti?"):
        review.begin(session, question, passages_only=False)
        list(review.check(session, PatternRedactor(), review=False))
        list(follow(session, make_assistant()))
    return session


def test_a_conversation_is_saved_masked(session: Session, history: History) -> None:
    keeping.offer(session)
    keeping.save(session, history, MASK, FIELDS)
    assert session.keeping is not None and session.keeping.state == "saved"
    code = session.keeping.code
    assert code in block(session)
    saved = history.open(code, PASSPHRASE)
    assert saved.title == "Data [NAMA-1], NIK [NIK-1], bocor?"
    answered, unanswered = saved.exchanges
    assert answered.question == saved.title and len(answered.quotes) == 2
    assert answered.statements[0].citations == (1,)
    assert "pelindungan-data.md" in answered.quotes[0].place
    assert unanswered.remark == text("id", "web.insufficient.heading")
    assert unanswered.quotes == (), "what did not answer is not saved as an answer"
    assert "Siti" not in saved.model_dump_json() and NIK not in saved.model_dump_json()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (
            "Bila data pribadi penerima manfaat bocor, apa yang harus kami lakukan?",
            "Bila data pribadi penerima manfaat bocor, apa yang harus…",
        ),
        (f"{50 * 'a'} [NIK-1] bocor", f"{50 * 'a'} [NIK-1]…"),
        (70 * "a", f"{60 * 'a'}…"),
        ("Berapa  gaji?", "Berapa gaji?"),
    ],
)
def test_the_suggested_title_is_cut_between_words(question: str, title: str) -> None:
    session = Session("id")
    session.ask(question, passages_only=False)
    assert keeping.suggested_title(session) == title


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        (f"Kasus Siti dan Rahmat, NIK {NIK}", "Kasus [NAMA-1] dan [NAMA-2], NIK [NIK-1]"),
        ("Data [NAMA-1] bocor", "Data [NAMA-1] bocor"),
        (f"{'Rapat ' * 40}{NIK}", ("Rapat " * 40)[:200].strip()),
        ("   ", "Data [NAMA-1], NIK [NIK-1], bocor?"),
    ],
)
def test_a_typed_title_is_masked_as_questions_are(
    session: Session, history: History, typed: str, title: str
) -> None:
    keeping.offer(session)
    keeping.save(session, history, MASK, FIELDS | {"title": typed})
    assert session.keeping is not None and session.keeping.state == "saved"
    assert history.open(session.keeping.code, PASSPHRASE).title == title


def test_a_title_that_can_not_be_read_is_not_saved(session: Session, history: History) -> None:
    keeping.offer(session)
    broken = PatternRedactor(error=ValueError("Siti")).detect
    keeping.save(session, history, broken, FIELDS | {"title": "Kasus Siti"})
    assert session.keeping is not None and session.keeping.error is not None
    assert session.keeping.error.key == "privacy.not_masked"
    assert history.kept() == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"again": "kuda hijau makan rumput"}, "history.different"),
        ({"passphrase": "kuda hijau", "again": "kuda hijau"}, "history.too_short"),
    ],
)
def test_a_poor_passphrase_saves_nothing(
    session: Session, history: History, changes: dict[str, str], key: str
) -> None:
    keeping.offer(session)
    keeping.save(session, history, MASK, FIELDS | changes)
    assert session.keeping is not None and session.keeping.error is not None
    assert session.keeping.error.key == key
    page = block(session)
    assert text("id", f"history.errors.{key.split('.')[1]}.what") in page
    assert changes["again"] not in page, "a passphrase is never sent back"
    assert history.kept() == []
    keeping.save(session, history, MASK, FIELDS)
    assert len(history.kept()) == 1


def test_two_clicks_at_once_save_one_conversation(session: Session, history: History) -> None:
    keeping.offer(session)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: keeping.save(session, history, MASK, FIELDS), range(2)))
    assert len(history.kept()) == 1
    assert session.keeping is not None and session.keeping.code == history.kept()[0].code


def test_nothing_is_saved_without_being_asked_for(session: Session, history: History) -> None:
    keeping.save(session, history, MASK, FIELDS)
    keeping.offer(session)
    keeping.close(session)
    keeping.save(session, history, MASK, FIELDS)
    assert history.kept() == [] and block(session) == ""


def test_an_empty_conversation_can_not_be_saved() -> None:
    session = Session("id")
    keeping.offer(session)
    assert session.keeping is None


def test_forgetting_says_how_much_it_was(session: Session) -> None:
    keeping.forget(session)
    assert session.exchanges == [] and len(session.conversation) == 0
    assert "Dilupakan: 2 pertanyaan beserta jawabannya, dan 2 data" in block(session)
    review.begin(session, "Apa itu DPIA?", passages_only=False)
    assert block(session) == "", "the next question puts the message away"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_form_warns_and_never_holds_a_passphrase(session: Session, language: Language) -> None:
    session.speak(language)
    keeping.offer(session)
    page = block(session)
    for name in ("masked", "no_recovery", "save", "cancel"):
        assert text(language, f"web.keeping.{name}").replace("'", "&#x27;") in page
    assert page.count('type="password" value=""') == 2
