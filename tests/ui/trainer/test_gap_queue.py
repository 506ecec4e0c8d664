"""Questions of the queue: grouped, linked, tried, closed, opened again, deleted."""

import re

import pytest
from bs4 import BeautifulSoup

from assistant.gaps.seen import Cited, SeenAnswer
from assistant.strings import text
from assistant.types import Language
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.gap_queue import read_queue
from assistant.ui.trainer.notice_view import notice_box
from assistant.ui.trainer.sections import render_sections
from assistant.workbench import Workbench
from tests.ui.benches import EVIL
from tests.ui.trainer.conftest import Act


def leave(bench: Workbench, question: str) -> str:
    return bench.gaps.add(question, language="id", kind="insufficient").id


def queue_page(desk: Desk, visit: Visit, language: Language = "id") -> str:
    return render_sections(desk, visit, language, ["queue"])["queue"]


def test_alike_questions_stand_together(desk: Desk, bench: Workbench) -> None:
    first = leave(bench, "Kapan yayasan wajib diaudit?")
    leave(bench, "Apa itu PKP?")
    second = leave(bench, "kapan yayasan wajib diaudit")
    groups = read_queue(desk).groups
    assert [len(group) for group in groups] == [2, 1]
    assert {gap.id for gap in groups[0]} == {first, second}
    assert text("id", "web.trainer.queue.alike", count=2) in queue_page(desk, Visit())


def test_a_deleted_question_leaves_the_memory_too(act: Act, desk: Desk, bench: Workbench) -> None:
    code = leave(bench, "Rahasia besar apa?")
    read_queue(desk)
    assert desk.question_vectors
    notice = act("delete_gap", value=code)
    assert notice is not None and notice.values == {"code": code}
    assert "tidak dapat dibatalkan" in notice_box(notice, "id")
    assert read_queue(desk).groups == []
    assert desk.question_vectors == {}


def test_link_try_close_and_open_again(
    act: Act, desk: Desk, bench: Workbench, visit: Visit
) -> None:
    code = leave(bench, "Kapan yayasan wajib diaudit?")
    act("link", gap=[code], document="audit")
    assert bench.gaps.gap(code).document_id == "audit"
    assert '<option value="audit" selected>' in queue_page(desk, visit)
    assert act("try_again", value=code) is None
    assert visit.attempt is not None and visit.attempt.status == "answered"
    page = queue_page(desk, visit)
    assert text("id", "web.trainer.queue.tried_answered") in page
    assert "Yayasan wajib diaudit</blockquote>" in page
    notice = act("close_gap", gap=[code], document="audit")
    assert notice is not None and notice.values["title"] == "Audit yayasan"
    assert [gap.id for gap in bench.gaps.answered_since(30)] == [code]
    assert f'data-act="reopen_gap" data-value="{code}"' in queue_page(desk, visit)
    act("reopen_gap", value=code)
    assert bench.gaps.gap(code).status == "open"


def test_a_question_is_handed_on_by_a_form_of_its_own(desk: Desk, bench: Workbench) -> None:
    code = leave(bench, "Apa itu PKP?")
    page = BeautifulSoup(queue_page(desk, Visit()), "html.parser")
    form = page.select_one(f"form#hand-on-{code}")
    assert form.find_parent("form") is None
    assert (form["action"], form["method"]) == ("/pendamping/?bahasa=id", "post")
    assert form.select_one("[name=pertanyaan]")["value"] == bench.gaps.gap(code).question
    assert page.select_one(f"button[form=hand-on-{code}]").get_text() == text(
        "id", "handover.begin"
    )


def test_the_answer_that_was_left_is_shown(desk: Desk, bench: Workbench) -> None:
    seen = SeenAnswer(
        text="Cukup sekali setahun. <b>",
        cited=(Cited(document_id="audit", place="hal. 3"), Cited(document_id="lama", place="")),
    )
    gap = bench.gaps.add("Kapan?", language="id", kind="wrong_source", seen=seen)
    page = BeautifulSoup(queue_page(desk, Visit()), "html.parser")
    left = page.select_one("details.seen")
    assert left.blockquote.get_text() == "Cukup sekali setahun. <b>"
    assert "hal. 3" in left.get_text()
    assert left.select_one("[data-act=read]")["data-value"] == "tata-kelola/id/audit.md"
    assert f"lama ({text('id', 'web.trainer.queue.seen_gone')})" in left.get_text()
    bench.gaps.link(gap.id, "audit")
    bench.gaps.close_gap(gap.id)
    assert "Cukup sekali setahun" in queue_page(desk, Visit())
    bench.gaps.delete(gap.id)
    assert "Cukup sekali setahun" not in queue_page(desk, Visit())


def test_quotes_without_a_summary_are_said_to_be_so(desk: Desk, bench: Workbench) -> None:
    seen = SeenAnswer(text="", cited=(Cited(document_id="audit", place="hal. 3"),))
    bench.gaps.add("Kapan?", language="id", kind="harmful", seen=seen)
    assert text("id", "web.trainer.queue.seen_only_quotes") in queue_page(desk, Visit())


def test_still_no_answer_is_said(act: Act, desk: Desk, bench: Workbench, visit: Visit) -> None:
    code = leave(bench, "Apa itu PKP?")
    act("try_again", value=code)
    assert text("id", "web.trainer.queue.tried_insufficient") in queue_page(desk, visit)
    act("delete_gap", value=code)
    assert visit.attempt is None


@pytest.mark.parametrize("name", ["link", "close_gap"])
@pytest.mark.parametrize(
    ("document", "ticked", "key"),
    [
        ("", True, "no_document_chosen"),
        ("tidak-ada", True, "no_document_chosen"),
        ("audit", False, "no_question_chosen"),
    ],
)
def test_what_is_missing_is_said(
    act: Act, bench: Workbench, name: str, document: str, ticked: bool, key: str
) -> None:
    code = leave(bench, "Apa itu PKP?")
    notice = act(name, gap=[code] if ticked else [], document=document)
    assert notice is not None and notice.key == key
    gap = bench.gaps.gap(code)
    assert (gap.status, gap.document_id) == ("open", None)


@pytest.mark.parametrize("name", ["delete_gap", "reopen_gap", "try_again"])
def test_an_unknown_question(act: Act, name: str) -> None:
    notice = act(name, value="G-22222")
    assert notice is not None and notice.error is not None
    assert notice.error.key == "gaps.unknown"
    assert "pandu knowledge" not in notice_box(notice, "id")


@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_questions_stay_words(desk: Desk, bench: Workbench, language: Language) -> None:
    code = leave(bench, EVIL)
    page = queue_page(desk, Visit(), language)
    assert "&lt;script&gt;" in page and not re.search(r"<(?:script|img|a)\b", page)
    assert text(language, "web.trainer.queue.delete_text").replace("'", "&#x27;") in page
    bench.gaps.link(code, "evil")
    bench.gaps.close_gap(code)
    page = queue_page(desk, Visit(), language)
    assert "&lt;script&gt;" in page and not re.search(r"<(?:script|img|a)\b", page)
