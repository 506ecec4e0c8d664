import pytest

from evals.reply import Reply
from evals.scorers.citations import citations_valid
from tests.evals.scorers.replies import asked, replied

TEMPLATE = "Ditinjau setiap [12] bulan."


@pytest.mark.parametrize(
    ("reply", "passed"),
    [
        (replied("Dua.", text="“Dua.” [1]"), True),
        (replied("Dua.", text="“Dua.” [2]"), False),
        (replied("Dua.", text="“Dua.” [0]"), False),
        (replied(TEMPLATE, text=f"“{TEMPLATE}” [1]"), True),
        (replied(TEMPLATE, text=f"“{TEMPLATE}” [12]"), False),
        (replied("Dua.", text="Dua minggu. [1]", summary=("Dua minggu.",), carried=((1,),)), True),
        (replied("Dua.", text="Dua minggu.", summary=("Dua minggu.",), carried=((3,),)), False),
        (replied(status="insufficient", text="Tidak ada."), True),
        (replied(text="Dua minggu."), False),
    ],
    ids=[
        "marked",
        "a quote that is not there",
        "counted from nought",
        "brackets within a quote",
        "the same number beside it",
        "a carried sentence",
        "carried by nothing",
        "nothing found",
        "answered without a quote",
    ],
)
def test_marks_have_their_quotes(reply: Reply, passed: bool) -> None:
    assert citations_valid(asked(), reply).passed is passed


def test_a_quote_that_differs_fails() -> None:
    reply = replied("Dua.", text="“Dua.” [1]")
    wrong = tuple(one.model_copy(update={"is_exact": False}) for one in reply.citations)
    assert not citations_valid(asked(), reply.model_copy(update={"citations": wrong})).passed
