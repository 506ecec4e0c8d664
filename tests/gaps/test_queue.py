"""The queue of questions that had no answer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import StoreError, UserError
from assistant.gaps.queue import GapQueue
from assistant.gaps.seen import Cited, SeenAnswer
from assistant.types import Language


class Calendar:
    """A day that tests turn."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 25)

    def __call__(self) -> date:
        return self.day


def mask(text: str, _language: Language) -> str:
    return text.replace("3201010101900000", "[NIK-1]")


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def queue(tmp_path: Path, calendar: Calendar) -> Iterator[GapQueue]:
    with GapQueue(tmp_path / "data" / "gaps.sqlite", mask=mask, today=calendar) as queue:
        yield queue


def add(queue: GapQueue, question: str) -> str:
    return queue.add(question, language="id", kind="insufficient").id


def test_only_the_masked_question_reaches_the_disk(queue: GapQueue, tmp_path: Path) -> None:
    gap = queue.add("Bantuan untuk  3201010101900000 kapan?", language="id", kind="insufficient")
    assert gap.question == "Bantuan untuk [NIK-1] kapan?"
    assert gap.question == queue.preview("Bantuan untuk 3201010101900000\nkapan?", "id")
    written = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir())
    assert b"3201010101900000" not in written
    assert b"[NIK-1]" in written


def test_the_same_question_is_kept_once_while_open(queue: GapQueue) -> None:
    first = add(queue, "Apa itu PKP?")
    assert add(queue, "Apa itu  PKP?") == first
    queue.link(first, "pajak")
    queue.close_gap(first)
    assert add(queue, "Apa itu PKP?") != first


def test_a_gap_is_closed_only_with_a_document(queue: GapQueue, calendar: Calendar) -> None:
    gap = add(queue, "Apa itu PKP?")
    with pytest.raises(UserError) as caught:
        queue.close_gap(gap)
    assert caught.value.key == "gaps.not_linked"
    queue.link(gap, "pajak-yayasan")
    closed = queue.close_gap(gap)
    assert (closed.status, closed.closed_on) == ("closed", calendar.day)
    assert [one.id for one in queue.gaps(status="closed")] == [gap]
    assert queue.gaps(status="open") == []
    assert queue.reopen(gap).closed_on is None


def test_answered_gaps_are_told_for_a_while(queue: GapQueue, calendar: Calendar) -> None:
    gap = add(queue, "Apa itu PKP?")
    queue.link(gap, "pajak")
    queue.close_gap(gap)
    calendar.day = date(2026, 12, 25)
    assert [one.id for one in queue.answered_since(30)] == [gap]
    calendar.day = date(2026, 12, 26)
    assert queue.answered_since(30) == []


def test_a_deleted_question_leaves_the_disk(queue: GapQueue, tmp_path: Path) -> None:
    gap = add(queue, "Rahasia besar apa?")
    queue.delete(gap)
    assert queue.gaps() == []
    written = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir())
    assert b"Rahasia besar" not in written


@pytest.mark.parametrize("written", ["{0}", " {1} ", "g-{1}"])
def test_ids_are_found_however_they_are_written(queue: GapQueue, written: str) -> None:
    gap = add(queue, "Apa itu PKP?")
    assert queue.gap(written.format(gap, gap.removeprefix("G-").lower())).id == gap


@pytest.mark.parametrize("name", ["G-22222", "", "'; DROP TABLE gaps"])
def test_an_unknown_id_is_refused(queue: GapQueue, name: str) -> None:
    with pytest.raises(UserError) as caught:
        queue.gap(name)
    assert caught.value.key == "gaps.unknown"


def test_a_pasted_text_is_cut(queue: GapQueue) -> None:
    assert len(queue.preview("a" * 5_000, "id")) == 500


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "gaps.sqlite").write_bytes(b"bukan basis data" * 100)
    with pytest.raises(StoreError) as caught:
        GapQueue(tmp_path / "gaps.sqlite", mask=mask)
    assert caught.value.key == "gaps.unusable"


def test_an_answer_is_kept_masked_and_goes_with_its_question(
    queue: GapQueue, tmp_path: Path
) -> None:
    seen = SeenAnswer(
        text="Tanyakan kepada 3201010101900000.",
        cited=(Cited(document_id="pajak", place="hal. 3"),),
    )
    for _ in range(2):
        gap = queue.add("Apa itu PKP?", language="id", kind="harmful", seen=seen)
    assert gap.seen == SeenAnswer(text="Tanyakan kepada [NIK-1].", cited=seen.cited)
    assert [one.seen for one in queue.gaps()] == [gap.seen]
    queue.link(gap.id, "pajak")
    queue.close_gap(gap.id)
    assert queue.gap(gap.id).seen == gap.seen
    queue.delete(gap.id)
    written = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir())
    assert b"Tanyakan" not in written and b"hal. 3" not in written


def test_a_queue_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gaps.sqlite"
    with GapQueue(path, mask=mask) as queue:
        code = add(queue, "Apa itu PKP?")
        queue._connection.execute("DROP TABLE seen_answers")
    with GapQueue(path, mask=mask) as queue:
        assert queue.gap(code).seen is None
