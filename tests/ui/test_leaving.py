"""A question is kept for a trainer only after its asker saw what would be kept, and agreed."""

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.gaps.gap import Complaint, Gap, GapKind
from assistant.gaps.queue import GapQueue
from assistant.gaps.seen import SeenAnswer
from assistant.testing.assistant import ScriptedAssistant
from assistant.types import AnswerStatus, Document, Language
from assistant.ui import leaving
from assistant.ui.conversation import follow
from assistant.ui.exchange import Exchange
from assistant.ui.session import Session
from tests.ui.benches import NIK, mask

UNANSWERED = f"Berapa gaji {NIK}?"
ANSWERED = "Data bocor, lalu?"


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[GapQueue]:
    with GapQueue(tmp_path / "gaps.sqlite", mask=mask, today=lambda: date(2026, 11, 25)) as queue:
        yield queue


@pytest.fixture
def ask(make_assistant: Callable[..., ScriptedAssistant]) -> Callable[[str], Session]:
    def asked(question: str) -> Session:
        session = Session("id", takes_gaps=True)
        session.ask(question, passages_only=False)
        list(follow(session, make_assistant()))
        return session

    return asked


def last(session: Session) -> Exchange:
    return session.exchanges[-1]


def test_nothing_is_kept_or_logged_before_a_yes(
    ask: Callable[[str], Session],
    queue: GapQueue,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    session = ask(UNANSWERED)
    with caplog.at_level(logging.DEBUG):
        leaving.offer(session, 1, queue, kind="insufficient")
    offer = last(session).offer
    assert offer is not None and offer.masked == "Berapa gaji [NIK-1]?"
    assert (offer.state, offer.code) == ("open", "")
    assert queue.gaps() == []
    assert b"gaji" not in (tmp_path / "gaps.sqlite").read_bytes()
    assert caplog.text == ""


def test_a_yes_keeps_what_was_shown(ask: Callable[[str], Session], queue: GapQueue) -> None:
    session = ask(UNANSWERED)
    leaving.keep(session, 1, queue)
    assert queue.gaps() == [], "there was nothing to agree to yet"
    leaving.offer(session, 1, queue, kind="insufficient")
    shown = last(session).offer
    for _ in range(2):
        leaving.keep(session, 1, queue)
    (gap,) = queue.gaps()
    kept = last(session).offer
    assert shown is not None and kept is not None
    assert (gap.question, gap.kind, gap.language) == (shown.masked, "insufficient", "id")
    assert (kept.state, kept.code) == ("kept", gap.id)


def test_a_no_keeps_nothing(ask: Callable[[str], Session], queue: GapQueue) -> None:
    session = ask(UNANSWERED)
    leaving.offer(session, 1, queue, kind="insufficient")
    leaving.decline(session, 1)
    leaving.keep(session, 1, queue)
    leaving.offer(session, 1, queue, kind="insufficient")
    offer = last(session).offer
    assert offer is not None and offer.state == "declined"
    assert queue.gaps() == []


@pytest.mark.parametrize("kind", ["not_helpful", "wrong_source", "harmful"])
def test_what_is_said_against_an_answer_is_kept_by_consent(
    ask: Callable[[str], Session], queue: GapQueue, kind: Complaint
) -> None:
    session = ask(ANSWERED)
    leaving.offer(session, 1, queue, kind=kind)
    assert last(session).verdict == kind
    assert queue.gaps() == []
    leaving.keep(session, 1, queue)
    assert [gap.kind for gap in queue.gaps()] == [kind]


@pytest.mark.parametrize("kind", ["wrong_source", "harmful"])
def test_the_answer_is_left_too_only_where_its_box_was_ticked(
    ask: Callable[[str], Session], queue: GapQueue, kind: Complaint
) -> None:
    session = ask(ANSWERED)
    leaving.offer(session, 1, queue, kind=kind)
    for times, is_kept in ((0, False), (2, False), (1, True)):
        for _ in range(times):
            leaving.take_answer_along(session, 1)
        shown = last(session).offer
        assert shown is not None and shown.with_answer is is_kept
    leaving.keep(session, 1, queue)
    (gap,) = queue.gaps()
    assert gap.seen is not None
    assert gap.seen.text == " ".join(one.text for one in last(session).statements)
    assert {one.document_id for one in gap.seen.cited} == {"pdp"}
    leaving.take_answer_along(session, 1)
    kept = last(session).offer
    assert kept is not None and kept.state == "kept"


@pytest.mark.parametrize("kind", ["not_helpful", "wrong_source"])
def test_without_a_tick_no_answer_is_left(
    ask: Callable[[str], Session], queue: GapQueue, kind: Complaint
) -> None:
    session = ask(ANSWERED)
    leaving.take_answer_along(session, 1)
    leaving.offer(session, 1, queue, kind=kind)
    if kind == "not_helpful":
        leaving.take_answer_along(session, 1)
    leaving.keep(session, 1, queue)
    assert [gap.seen for gap in queue.gaps()] == [None]


def test_an_answer_that_helped_is_not_kept(ask: Callable[[str], Session], queue: GapQueue) -> None:
    session = ask(ANSWERED)
    leaving.praise(session, 1)
    assert last(session).verdict == "helpful"
    assert queue.gaps() == []


def test_a_mind_can_be_changed_until_something_is_kept(
    ask: Callable[[str], Session], queue: GapQueue
) -> None:
    session = ask(ANSWERED)
    leaving.praise(session, 1)
    leaving.offer(session, 1, queue, kind="not_helpful")
    leaving.decline(session, 1)
    leaving.praise(session, 1)
    assert (last(session).verdict, last(session).offer) == ("helpful", None)
    leaving.offer(session, 1, queue, kind="not_helpful")
    leaving.decline(session, 1)
    leaving.offer(session, 1, queue, kind="harmful")
    leaving.keep(session, 1, queue)
    leaving.praise(session, 1)
    leaving.offer(session, 1, queue, kind="wrong_source")
    assert last(session).verdict == "harmful"
    assert [gap.kind for gap in queue.gaps()] == ["harmful"]


@pytest.mark.parametrize("status", ["refused", "referred", "insufficient"])
def test_harm_is_reported_of_any_reply(
    ask: Callable[[str], Session], queue: GapQueue, status: AnswerStatus
) -> None:
    session = ask(UNANSWERED)
    if status == "insufficient":
        leaving.offer(session, 1, queue, kind="insufficient")
    answer = last(session).answer
    assert answer is not None
    session.revise(1, answer=replace(answer, status=status))
    leaving.offer(session, 1, queue, kind="harmful")
    leaving.keep(session, 1, queue)
    assert [(gap.kind, gap.question) for gap in queue.gaps()] == [
        ("harmful", "Berapa gaji [NIK-1]?")
    ]


def test_two_clicks_at_once_keep_one_question(ask: Callable[[str], Session]) -> None:
    class Slow(Broken):
        added = 0

        def preview(self, question: str, language: Language) -> str:
            return question

        def add(
            self,
            question: str,
            *,
            language: Language,
            kind: GapKind,
            seen: SeenAnswer | None = None,
        ) -> Gap:
            self.added += 1
            time.sleep(0.2)
            return Gap(
                id="G-7K3QX",
                question=question,
                language=language,
                kind=kind,
                asked_on=date(2026, 11, 25),
            )

    queue, session = Slow(RuntimeError()), ask(UNANSWERED)
    leaving.offer(session, 1, queue, kind="insufficient")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: leaving.keep(session, 1, queue), range(2)))
    assert queue.added == 1


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (ANSWERED, "insufficient"),
        ("rusak", "insufficient"),
        ("rusak", "not_helpful"),
    ],
)
def test_other_ends_offer_nothing(
    ask: Callable[[str], Session], queue: GapQueue, question: str, kind: str
) -> None:
    session = ask(question)
    leaving.offer(session, 1, queue, kind=kind)  # type: ignore[arg-type]
    assert last(session).offer is None


def test_a_forgotten_question_stays_forgotten(
    ask: Callable[[str], Session], queue: GapQueue
) -> None:
    session = ask(UNANSWERED)
    session.forget()
    leaving.offer(session, 1, queue, kind="insufficient")
    leaving.keep(session, 1, queue)
    leaving.decline(session, 1)
    leaving.praise(session, 1)
    assert session.exchanges == [] and queue.gaps() == []


class Broken:
    """A queue that fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def preview(self, question: str, language: Language) -> str:
        raise self.error

    def add(
        self, question: str, *, language: Language, kind: GapKind, seen: SeenAnswer | None = None
    ) -> Gap:
        raise self.error

    def answered_since(self, days: int) -> list[Gap]:
        raise self.error


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (StoreError("gaps.unusable", path="x"), "gaps.unusable"),
        (RuntimeError(UNANSWERED), "web.unexpected"),
    ],
)
def test_a_failure_is_said_without_the_question(
    ask: Callable[[str], Session],
    queue: GapQueue,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    key: str,
) -> None:
    session = ask(UNANSWERED)
    leaving.offer(session, 1, Broken(error), kind="insufficient")
    offer = last(session).offer
    assert offer is not None and offer.error is not None
    assert (offer.state, offer.error.key) == ("failed", key)
    session = ask(UNANSWERED)
    leaving.offer(session, 1, queue, kind="insufficient")
    leaving.keep(session, 1, Broken(error))
    offer = last(session).offer
    assert offer is not None and offer.error is not None
    assert (offer.state, offer.error.key) == ("open", key), "it can be tried again"
    assert NIK not in caplog.text


def test_answers_of_late_have_a_document(queue: GapQueue, guide: Document) -> None:
    for question, document_id in (("Satu?", "pdp"), ("Dua?", "ditarik")):
        gap = queue.add(question, language="id", kind="insufficient")
        queue.link(gap.id, document_id)
        queue.close_gap(gap.id)
    queue.add("Tiga?", language="id", kind="insufficient")
    found = leaving.answered_gaps(queue, {"pdp": guide}.__getitem__)
    assert [(one.gap.question, one.title) for one in found] == [("Satu?", guide.title)]
