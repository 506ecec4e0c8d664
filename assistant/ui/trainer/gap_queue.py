"""The questions that were left for a trainer: grouped, linked, tried again, closed, deleted."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from assistant.gaps.gap import Gap
from assistant.gaps.grouping import group_questions
from assistant.protocols import Vectors
from assistant.types import Answer, AnswerReady, Document
from assistant.ui.conversation import exact
from assistant.ui.trainer.desk import Attempt, Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice, Step
from assistant.ui.trainer.running import in_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The questions as they are shown."""

    groups: Sequence[Sequence[Gap]]
    """Open ones, those that ask the same together, the largest group first."""

    closed: Sequence[Gap]
    documents: Sequence[Document]
    """Those that can be named as an answer."""


class _Remembering:
    """Embeds each question once; a question that is no longer open is forgotten."""

    def __init__(self, desk: Desk, waiting: Sequence[Gap]) -> None:
        self._embedder = desk.bench.embedder
        questions = {gap.question for gap in waiting}
        for gone in desk.question_vectors.keys() - questions:
            desk.question_vectors.pop(gone, None)
        self._known = desk.question_vectors

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question."""
        if text not in self._known:
            self._known[text] = self._embedder.embed_query(text)
        return self._known[text]


def read_queue(desk: Desk) -> Queue:
    """Read the queue and group what is open."""
    gaps = desk.bench.gaps
    waiting = gaps.gaps(status="open")
    return Queue(
        groups=group_questions(waiting, _Remembering(desk, waiting)),
        closed=gaps.gaps(status="closed"),
        documents=desk.bench.store.documents(),
    )


def link(desk: Desk, _visit: Visit, fields: Fields) -> Notice:
    """Name the chosen document as the answer of the questions that are ticked.

    Raises:
        UserError: there is no such question.
    """
    return _link(desk, fields, then_close=False)


def close(desk: Desk, _visit: Visit, fields: Fields) -> Notice:
    """Name the chosen document as the answer, and close the questions that are ticked.

    Raises:
        UserError: there is no such question.
    """
    return _link(desk, fields, then_close=True)


def reopen(desk: Desk, _visit: Visit, fields: Fields) -> Notice:
    """Open a closed question again.

    Raises:
        UserError: there is no such question.
    """
    gap = desk.bench.gaps.reopen(fields.one("value"))
    return Notice(key="reopened", values={"code": gap.id}, logged=(gap.id,))


def delete(desk: Desk, visit: Visit, fields: Fields) -> Notice:
    """Forget a question for good.

    Raises:
        UserError: there is no such question.
    """
    gap = desk.bench.gaps.gap(fields.one("value"))
    desk.bench.gaps.delete(gap.id)
    if visit.attempt is not None and visit.attempt.code == gap.id:
        visit.attempt = None
    return Notice(key="deleted", values={"code": gap.id}, logged=(gap.id,))


def try_again(desk: Desk, visit: Visit, fields: Fields) -> Generator[Step, None, None]:
    """Ask a question of the queue as it would be asked now, without a summary.

    Raises:
        UserError: there is no such question.
    """
    gap = desk.bench.gaps.gap(fields.one("value"))
    answer = yield from in_steps(lambda _tell: _ask(desk, gap), lock=desk.lock)
    visit.attempt = Attempt(
        code=gap.id, status=answer.status, evidence=exact(answer.evidence, desk.assistant)
    )


def _link(desk: Desk, fields: Fields, *, then_close: bool) -> Notice:
    codes, chosen = fields.many("gap"), fields.one("document")
    try:
        title = desk.bench.store.document(chosen).title
    except KeyError:
        return Notice(key="no_document_chosen")
    if not codes:
        return Notice(key="no_question_chosen")
    for code in codes:
        desk.bench.gaps.link(code, chosen)
        if then_close:
            desk.bench.gaps.close_gap(code)
    said = {"codes": ", ".join(codes), "title": title}
    return Notice(key="closed" if then_close else "linked", values=said, logged=tuple(codes))


def _ask(desk: Desk, gap: Gap) -> Answer:
    for event in desk.assistant.stream(gap.question, language=gap.language, passages_only=True):
        if isinstance(event, AnswerReady):
            return event.answer
    raise AssertionError("the stream ended without an answer")
