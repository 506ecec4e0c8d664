"""The offer in words: what is kept, where, and a yes that is not chosen beforehand."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from assistant.errors import StoreError
from assistant.gaps.gap import Complaint, Gap
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.types import AnswerStatus, Language
from assistant.ui.conversation import follow
from assistant.ui.exchange import Exchange, Offer
from assistant.ui.leaving import AnsweredGap
from assistant.ui.leaving_view import answered_notice, leaving
from assistant.ui.masthead import header
from assistant.ui.session import Session
from tests.ui.benches import EVIL
from tests.ui.showing import shown

_PARSER = "html.parser"
OFFER = Offer(kind="insufficient", masked="Berapa gaji [NIK-1]?")


@pytest.fixture
def finished(make_assistant: Callable[..., ScriptedAssistant]) -> Callable[[str], Exchange]:
    def ask(question: str) -> Exchange:
        session = Session("id")
        session.ask(question, passages_only=False)
        return list(follow(session, make_assistant()))[-1]

    return ask


def acts(page: str) -> list[str]:
    return re.findall(r'data-act="(\w+)" data-value="1"', page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_offer_says_what_is_kept_and_where(
    finished: Callable[[str], Exchange], language: Language
) -> None:
    page = leaving(replace(finished("gaji"), offer=OFFER), language)
    for name in ("heading", "why_insufficient", "what_is_kept", "where_it_is", "look_again"):
        assert text(language, f"web.gap.{name}").replace("'", "&#x27;") in page
    assert "Berapa gaji [NIK-1]?" in page
    assert acts(page) == ["keep", "decline", "not_helpful", "harmful"]


def test_an_answer_is_judged_and_that_can_be_corrected(
    finished: Callable[[str], Exchange],
) -> None:
    exchange = finished("data bocor")
    complaints = ["not_helpful", "wrong_source", "harmful"]
    assert acts(leaving(exchange, "id")) == ["helpful", *complaints]
    thanks = leaving(replace(exchange, verdict="helpful"), "id")
    assert acts(thanks) == complaints and text("id", "web.gap.thanks") in thanks
    declined = replace(OFFER, kind="wrong_source", state="declined")
    page = leaving(replace(exchange, verdict="wrong_source", offer=declined), "id")
    assert acts(page) == ["helpful", *complaints] and text("id", "web.gap.declined") in page
    offered = replace(exchange, verdict="not_helpful", offer=replace(OFFER, kind="not_helpful"))
    page = leaving(offered, "id")
    assert acts(page) == ["keep", "decline"]
    assert text("id", "web.gap.why_not_helpful") in page


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["wrong_source", "harmful"])
def test_the_answer_has_a_box_that_is_not_ticked(
    finished: Callable[[str], Exchange], kind: Complaint, language: Language
) -> None:
    offer = replace(OFFER, kind=kind)
    page = BeautifulSoup(leaving(replace(finished("data bocor"), offer=offer), language), _PARSER)
    box = page.select_one("input[type=checkbox][data-act=with_answer]")
    assert not box.has_attr("checked")
    assert text(language, "web.gap.with_answer") in box.find_parent("label").get_text()
    assert text(language, "web.gap.what_is_kept") in page.get_text()
    ticked = replace(offer, with_answer=True)
    page = BeautifulSoup(leaving(replace(finished("data bocor"), offer=ticked), language), _PARSER)
    assert page.select_one("input[type=checkbox]").has_attr("checked")
    assert text(language, "web.gap.what_is_kept_with_answer") in page.get_text()


def test_other_reasons_have_no_such_box(finished: Callable[[str], Exchange]) -> None:
    page = leaving(replace(finished("data bocor"), offer=replace(OFFER, kind="not_helpful")), "id")
    assert "checkbox" not in page


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (replace(OFFER, state="declined"), text("id", "web.gap.declined")),
        (replace(OFFER, state="failed", error=StoreError("gaps.unusable", path="x")), "Antrean"),
    ],
)
def test_without_an_answer_a_reply_can_still_be_called_wrong(
    finished: Callable[[str], Exchange], offer: Offer, words: str
) -> None:
    page = leaving(replace(finished("gaji"), offer=offer), "id")
    assert words in page and acts(page) == ["not_helpful", "harmful"]


def test_once_kept_nothing_more_is_asked(finished: Callable[[str], Exchange]) -> None:
    kept = replace(OFFER, state="kept", code="G-7K3QX")
    page = leaving(replace(finished("gaji"), offer=kept), "id")
    assert "G-7K3QX" in page and acts(page) == []


@pytest.mark.parametrize("status", ["refused", "referred"])
def test_a_refusal_and_a_referral_can_be_called_wrong(
    finished: Callable[[str], Exchange], status: AnswerStatus
) -> None:
    exchange = finished("data bocor")
    assert exchange.answer is not None
    other = replace(exchange, answer=replace(exchange.answer, status=status))
    assert acts(leaving(other, "id")) == ["not_helpful", "harmful"]


def test_a_failure_leaves_the_choice_open(finished: Callable[[str], Exchange]) -> None:
    failed = replace(OFFER, error=StoreError("gaps.unusable", path="x"))
    page = leaving(replace(finished("gaji"), offer=failed), "id")
    assert "Antrean" in page and acts(page)[:2] == ["keep", "decline"]


def test_nothing_is_asked_where_there_is_no_reply(finished: Callable[[str], Exchange]) -> None:
    assert leaving(finished("rusak"), "id") == ""


def test_without_a_queue_there_are_no_blocks(finished: Callable[[str], Exchange]) -> None:
    session = Session("id")
    session.exchanges = [replace(finished("data bocor"), offer=OFFER)]
    assert "data-act" not in shown(session)
    session.takes_gaps = True
    assert "data-act" in shown(session)


@pytest.mark.parametrize("language", ["id", "en"])
def test_answered_questions_are_listed(language: Language) -> None:
    gap = Gap(
        id="G-7K3QX",
        question=EVIL,
        language="id",
        kind="insufficient",
        asked_on=date(2026, 11, 1),
    )
    page = answered_notice([AnsweredGap(gap=gap, title=EVIL)], language)
    assert text(language, "web.gap.answered", count=1) in page
    assert 'data-act="again" data-value="G-7K3QX"' in page
    assert 'data-act="dismiss"' in page
    assert page.count("&lt;script&gt;") == 2 and "<script" not in page and "<img" not in page
    assert answered_notice([], language) == ""


def test_the_way_to_the_trainer_s_page() -> None:
    assert "pelatih/" not in header("id")
    assert 'href="/pelatih/?bahasa=en"' in header("en", has_more=True)
