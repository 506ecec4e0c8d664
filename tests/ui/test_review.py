"""A question between typing and sending: what reaches the assistant, and what the page shows."""

from collections.abc import Callable, Sequence

import pytest

from assistant.accounts.buckets import Buckets
from assistant.errors import PanduError
from assistant.privacy import Detection
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.types import Language
from assistant.ui import review
from assistant.ui.conversation import follow
from assistant.ui.review_view import review as block
from assistant.ui.session import Session
from assistant.ui.sessions import Sessions
from tests.ui.benches import EVIL, NIK
from tests.ui.showing import shown

QUESTION = f"Data Siti dengan NIK {NIK} bocor, lalu apa?"
MASKED = "Data [NAMA-1] dengan NIK [NIK-1] bocor, lalu apa?"
FOUND = PatternRedactor()


@pytest.fixture
def assistant(make_assistant: Callable[..., ScriptedAssistant]) -> ScriptedAssistant:
    return make_assistant()


def type_in(session: Session, question: str = QUESTION, *, shows: bool = True) -> None:
    assert review.begin(session, question, passages_only=False)
    list(review.check(session, FOUND, review=shows))


def answer(session: Session, assistant: ScriptedAssistant) -> str:
    list(follow(session, assistant))
    return shown(session)


def test_a_question_without_personal_data_is_sent_at_once(assistant: ScriptedAssistant) -> None:
    session = Session("id")
    type_in(session, "Data bocor, lalu apa?")
    assert session.draft is None and block(session) == ""
    page = answer(session, assistant)
    assert assistant.asked[0].question == "Data bocor, lalu apa?"
    assert "Disamarkan" not in page


def test_a_draft_is_read_once_and_one_after_it_is_read_too() -> None:
    session = Session("id")
    slow = PatternRedactor(is_ready=False)
    assert review.begin(session, "Satu?", passages_only=False)
    reading = review.check(session, slow, review=True)
    next(reading)
    assert list(review.check(session, slow, review=True)) == []
    review.take_back(session)
    assert review.begin(session, "Dua?", passages_only=False)
    list(review.check(session, FOUND, review=True))
    list(reading)
    assert [one.question for one in session.exchanges] == ["Dua?"]


def urgent(question: str) -> bool:
    assert NIK not in question and "Siti" not in question, "it is judged masked"
    return "bocor" in question


def broken(question: str) -> bool:
    raise PanduError("web.unexpected")


@pytest.mark.parametrize(
    ("question", "judge", "waits"),
    [
        (QUESTION, urgent, False),
        (QUESTION.replace("bocor", "lengkap"), urgent, True),
        (QUESTION, broken, True),
    ],
    ids=["a crisis", "no crisis", "can't be judged"],
)
def test_a_crisis_is_sent_masked_without_waiting(
    question: str, judge: Callable[[str], bool], waits: bool, assistant: ScriptedAssistant
) -> None:
    session = Session("id")
    assert review.begin(session, question, passages_only=False)
    list(review.check(session, FOUND, review=True, is_urgent=judge))
    assert (session.draft is not None) is waits
    answer(session, assistant)
    assert [one.question for one in assistant.asked] == ([] if waits else [MASKED])


def test_one_with_personal_data_waits_and_is_sent_masked(assistant: ScriptedAssistant) -> None:
    session = Session("id")
    type_in(session)
    assert session.exchanges == [] and not session.is_running
    assert list(follow(session, assistant)) == []
    review.send(session)
    assert session.draft is None, "the words as typed are not kept"
    page = answer(session, assistant)
    assert assistant.asked[0].question == MASKED
    assert session.exchanges[0].question == MASKED
    assert QUESTION in page, "its asker sees the own words"
    assert "Disamarkan sebelum dicari: 1 nama orang, 1 NIK." in page


def test_the_history_that_goes_along_is_masked(assistant: ScriptedAssistant) -> None:
    session = Session("id")
    for question in (QUESTION, "Lalu data Siti yang bocor?"):
        type_in(session, question)
        review.send(session)
        answer(session, assistant)
    assert assistant.asked[1].question == "Lalu data [NAMA-1] yang bocor?"
    assert [turn.question for turn in assistant.asked[1].history] == [MASKED]


def test_corrections_are_sent() -> None:
    session = Session("id")
    type_in(session, "Data Siti dan Mawar bocor?")
    review.turn(session, 0, FOUND)
    review.choose(session, "mawar", FOUND)
    review.send(session)
    assert session.exchanges[0].question == "Data Siti dan [DATA-1] bocor?"


@pytest.mark.parametrize("number", [-1, 7])
def test_a_finding_that_is_not_there_changes_nothing(number: int) -> None:
    session = Session("id")
    type_in(session)
    before = session.draft
    review.turn(session, number, FOUND)
    assert session.draft == before


def test_words_that_are_not_there_are_told() -> None:
    session = Session("id")
    type_in(session)
    review.choose(session, "Melati", FOUND)
    assert text("id", "web.review.not_there") in block(session)
    review.choose(session, "lalu", FOUND)
    assert text("id", "web.review.not_there") not in block(session)


def test_taking_it_back_gives_the_words_back_and_keeps_none() -> None:
    session = Session("id")
    type_in(session)
    assert review.take_back(session) == QUESTION
    assert session.draft is None and session.exchanges == []
    assert review.take_back(session) == ""


@pytest.mark.parametrize("question", ["", "  \n"])
def test_a_blank_question_is_not_taken_up(question: str) -> None:
    session = Session("id")
    assert not review.begin(session, question, passages_only=False)


class Counting(PatternRedactor):
    """Remembers how much it was given to read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[int] = []

    def detect(self, text: str, language: Language) -> Sequence[Detection]:
        self.read.append(len(text))
        return super().detect(text, language)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_question_longer_than_the_box_lets_through_is_not_read(language: Language) -> None:
    session, redactor = Session(language), Counting()
    assert review.begin(session, "Siti? " * 200_000, passages_only=False)
    for step in (lambda _: None, review.retry, review.send):
        step(session)
        assert list(review.check(session, redactor, review=False)) == []
    assert redactor.read == [] and session.exchanges == []
    page = block(session)
    assert text(language, "web.errors.too_long.what", most=2000) in page
    assert 'data-act="retry"' not in page and text(language, "web.review.retry") not in page
    assert len(review.take_back(session)) == review.LONGEST_QUESTION
    assert review.begin(session, "a" * review.LONGEST_QUESTION, passages_only=False)
    list(review.check(session, redactor, review=False))
    assert redactor.read == [review.LONGEST_QUESTION] and session.is_running


def test_who_asks_too_much_has_nothing_read_until_later() -> None:
    now = [0.0]
    questions = Buckets(per_minute=2, clock=lambda: now[0])
    sessions, redactor = Sessions(questions=questions), Counting()
    for name in ("a", "b", "c"):
        session = sessions.of(f"siti/{name}", "id")
        assert review.begin(session, "Data Siti bocor?", passages_only=False)
        list(review.check(session, redactor, review=False))
    assert len(redactor.read) == 2
    assert text("id", "web.errors.too_many.what") in block(session)
    review.retry(session)
    list(review.check(session, redactor, review=False))
    assert len(redactor.read) == 2 and not session.is_running
    now[0] = 60.0
    review.retry(session)
    list(review.check(session, redactor, review=False))
    assert len(redactor.read) == 3 and session.is_running


def test_one_question_at_a_time() -> None:
    session = Session("id")
    type_in(session)
    assert not review.begin(session, "Lagi?", passages_only=False)
    review.send(session)
    assert not review.begin(session, "Lagi?", passages_only=False)


def test_masked_questions_can_be_sent_without_being_shown() -> None:
    by_setting = Session("id")
    type_in(by_setting, shows=False)
    assert by_setting.exchanges[0].question == MASKED
    by_choice = Session("id")
    type_in(by_choice)
    review.send(by_choice, always=True)
    by_choice.advance(by_choice.exchanges[0], phase="done")
    type_in(by_choice, "Budi?")
    assert by_choice.exchanges[1].question == "[NAMA-2]?"


def test_loading_is_told_before_it_is_waited_for() -> None:
    session = Session("id")
    review.begin(session, "Apa itu DPIA?", passages_only=False)
    steps = review.check(session, PatternRedactor(is_ready=False), review=True)
    next(steps)
    assert text("id", "web.review.checking") in block(session)
    next(steps)
    assert block(session) == "" and session.is_running


def test_what_can_not_be_read_is_not_sent_and_can_be_tried_again() -> None:
    session = Session("id")
    broken = PatternRedactor(error=RuntimeError(QUESTION))
    review.begin(session, QUESTION, passages_only=False)
    list(review.check(session, broken, review=False))
    page = block(session)
    assert text("id", "privacy.errors.not_masked.what") in page
    assert "Siti" not in page and session.exchanges == []
    review.send(session)
    assert session.exchanges == [], "nothing goes past the check"
    review.retry(session)
    list(review.check(session, FOUND, review=True))
    assert "[NAMA-1]" in block(session)


def test_what_was_let_go_while_it_was_read_is_not_sent() -> None:
    session = Session("id")
    review.begin(session, QUESTION, passages_only=False)
    steps = review.check(session, PatternRedactor(is_ready=False), review=False)
    next(steps)
    session.forget()
    list(steps)
    assert session.draft is None and session.exchanges == []


def test_forgetting_drops_what_the_placeholders_stood_for() -> None:
    session = Session("id")
    type_in(session)
    review.send(session)
    exchange = session.exchanges[0]
    session.forget()
    assert session.conversation.restore(exchange.question) == MASKED


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_block_says_what_is_sent_and_why(language: Language) -> None:
    session = Session(language)
    session.speak(language)
    type_in(session, f"{QUESTION} {EVIL}")
    page = block(session)
    assert "<script>" not in page and "&lt;script&gt;" in page
    for name in ("heading", "as_sent", "send", "take_back", "always"):
        assert text(language, f"web.review.{name}") in page
    assert text(language, "privacy.reasons.nik.length") in page
    assert '<span class="placeholder">[NIK-1]</span>' in page


def test_summaries_are_put_back_but_quotes_and_what_they_say_are_not(
    assistant: ScriptedAssistant,
) -> None:
    from dataclasses import replace

    from assistant.types import Statement

    session = Session("id")
    type_in(session)
    review.send(session)
    list(follow(session, assistant))
    last = replace(
        session.exchanges[-1],
        statements=(Statement(text="Beri tahu [nama-1].", citations=(1,), support=1.0),),
    )
    session.advance(last, phase="done")
    assert session.shown()[-1].statements[0].text == "Beri tahu Siti."
    quote = replace(last.evidence[0], quote="Tulis [NAMA-1], bukan nama.")
    session.advance(replace(last, evidence=(quote,)), phase="done")
    shown = session.shown()[-1]
    assert shown.evidence[0].quote == "Tulis [NAMA-1], bukan nama."
    assert shown.statements[0].text == "Beri tahu [nama-1]."
