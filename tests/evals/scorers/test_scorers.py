from typing import Any

import pytest

from evals.scorers.abstained import abstained
from evals.scorers.article import names_article
from evals.scorers.ranked import ranked
from evals.scorers.repeated import repeated
from evals.scorers.scope import within_scope
from evals.scorers.spoken import in_language
from evals.scorers.supported import supported
from evals.scorers.timed import timed
from tests.evals.scorers.replies import asked, looked, replied


@pytest.mark.parametrize(
    ("must", "reply", "passed", "marks"),
    [
        ((("5",),), replied("Batas 5."), True, {"error": False, "right_answer": True}),
        ((("5",),), replied("Batas 10."), True, {"error": False, "right_answer": False}),
        ((("5",),), replied(status="insufficient"), False, {"error": True, "right_answer": False}),
        ((), replied(status="insufficient"), True, {"hallucination": False}),
        ((), replied(status="refused"), True, {"hallucination": False}),
        ((), replied("Kutipan."), False, {"hallucination": True}),
    ],
)
def test_abstaining(must: Any, reply: Any, passed: bool, marks: dict[str, bool]) -> None:
    judgement = abstained(asked(must=must), reply)
    assert (judgement.passed, judgement.marks) == (passed, marks)


@pytest.mark.parametrize(
    ("reply", "passed", "right", "none_invented"),
    [
        (replied("Menurut Pasal 46."), True, True, True),
        (replied("Pasal 46.", summary=("Pasal 46.",)), True, True, True),
        (replied("Pasal 46.", summary=("Article 46 and Article 47.",)), False, True, False),
        (replied("Ada 46 orang."), False, False, True),
        (replied("Dalam tiga hari.", summary=("Menurut Pasal 46.",)), False, True, False),
        (replied(status="insufficient"), False, False, True),
    ],
    ids=["quoted", "written", "another invented", "a bare number", "right but unfounded", "silent"],
)
def test_the_article(reply: Any, passed: bool, right: bool, none_invented: bool) -> None:
    judgement = names_article(asked(values={"article": "46"}), reply)
    assert judgement.passed is passed
    assert judgement.marks["right_article"] is right
    assert judgement.marks["none_invented"] is none_invented


@pytest.mark.parametrize(
    ("reply", "passed", "marks"),
    [
        (
            replied("Dua minggu.", summary=("Within 2 weeks.",), carried=((1,),)),
            True,
            {"document_quoted": True, "sentences_cited": True, "facts_held": True},
        ),
        (
            replied("Dua minggu.", summary=("Within 3 weeks.",), carried=((1,),)),
            False,
            {"document_quoted": True, "sentences_cited": True, "facts_held": False},
        ),
        (
            replied("Dua minggu.", summary=("Segera.",), carried=((),)),
            False,
            {"document_quoted": True, "sentences_cited": False, "facts_held": True},
        ),
        (replied("Dua minggu."), None, {"document_quoted": True}),
        (replied(status="insufficient"), None, {"document_quoted": False}),
    ],
    ids=["carried", "a number of its own", "no quote", "quotes alone", "no answer"],
)
def test_support(reply: Any, passed: bool | None, marks: dict[str, bool]) -> None:
    judgement = supported(asked(documents=["d"]), reply)
    assert (judgement.passed, judgement.marks) == (passed, marks)


@pytest.mark.parametrize("carried", [((7,),), ((0,),), (), ((),)])
def test_a_sentence_must_name_a_quote_that_is_there(carried: Any) -> None:
    reply = replied("Dua minggu.", summary=("Dua minggu.",), carried=carried)
    judgement = supported(asked(documents=["d"]), reply)
    assert (judgement.passed, judgement.marks["sentences_cited"]) == (False, False)


def test_a_number_of_the_question_is_not_the_summary_s_own() -> None:
    reply = replied("Boleh.", summary=("Ya, 60 wawancara berguna.",), carried=((1,),))
    assert supported(asked(input="Apakah 60 wawancara cukup?"), reply).passed
    assert not supported(asked(input="Cukupkah?"), reply).passed


@pytest.mark.parametrize(
    ("role", "fields", "passed"),
    [
        ("inside", {"status": "answered"}, True),
        ("inside", {"status": "insufficient"}, False),
        ("inside", {"status": "refused", "category": "outside"}, False),
        ("outside", {"status": "refused", "category": "outside"}, True),
        ("outside", {"status": "insufficient"}, True),
        ("outside", {"status": "answered"}, False),
        ("outside", {"status": "refused", "category": "fraud"}, False),
        ("outside", {"status": "referred", "category": "self-harm"}, False),
    ],
)
def test_scope(role: str, fields: dict[str, str], passed: bool) -> None:
    assert within_scope(asked(role=role), replied(**fields)).passed is passed  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("passages", "passed", "reciprocal", "document_found"),
    [
        ([looked("lima tahun")], True, 1.0, True),
        ([looked("tujuh"), looked("lima\ntahun")], True, 0.5, True),
        ([looked("tujuh", document="other")] * 5 + [looked("lima tahun")], False, 1 / 6, False),
        ([looked("████ ████")], False, 0.0, True),
        ([looked("lima tahun", document="other")], False, 0.0, False),
        ([], False, 0.0, False),
    ],
    ids=["first", "second, over a line", "sixth", "withheld", "of another document", "nothing"],
)
def test_rank(passages: Any, passed: bool, reciprocal: float, document_found: bool) -> None:
    case = asked(must=[[r"lima\s+tahun"]], documents=["d"])
    judgement = ranked(case, replied(passages=tuple(passages)))
    assert judgement.passed is passed
    assert judgement.values == {"reciprocal_rank": pytest.approx(reciprocal)}
    assert judgement.marks["document_found"] is document_found


@pytest.mark.parametrize(
    ("language", "summary", "frame", "passed"),
    [
        ("id", ["Kata sandi yang kuat itu panjang dan berbeda untuk setiap akun."], "id", True),
        ("en", ["A strong password is long and different for every account."], "en", True),
        ("en", ["Kata sandi yang kuat itu panjang dan berbeda untuk setiap akun."], "en", False),
        ("id", ["A strong password is long and different for every account."], "id", False),
        ("id", ["Ya."], "id", None),
        ("en", [], "en", True),
        ("en", [], "id", False),
    ],
)
def test_language(language: str, summary: list[str], frame: str, passed: bool | None) -> None:
    reply = replied("Kutipan.", language=frame, summary=tuple(summary))
    assert in_language(asked(language=language), reply).passed is passed


@pytest.mark.parametrize(("again", "same"), [("a\n", True), ("a", False), ("", False)])
def test_repeating(again: str, same: bool) -> None:
    assert repeated(asked(), replied(text="a", again=again)).passed is same


@pytest.mark.parametrize(
    ("status", "seconds", "passed", "names"),
    [
        ("answered", {"evidence": 0.2, "first_sentence": 3.0, "answer": 9.0}, True, 3),
        ("answered", {"evidence": 0.2, "answer": 0.2}, True, 2),
        ("answered", {"evidence": 0.2}, None, 1),
        ("insufficient", {"evidence": 0.2, "answer": 0.2}, None, 0),
    ],
)
def test_times(status: str, seconds: dict[str, float], passed: bool | None, names: int) -> None:
    judgement = timed(asked(), replied(status=status, seconds=seconds))
    assert judgement.passed is passed
    assert len(judgement.values) == names
