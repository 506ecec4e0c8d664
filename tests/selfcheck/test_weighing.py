"""What answers come to, by the shipped rules."""

import pytest

from assistant.selfcheck.markdown import summary_markdown
from assistant.selfcheck.questions import load_self_check
from assistant.selfcheck.weighing import WEIGHTS, weigh

CHECK = load_self_check()
BEST = {one.id: one.choices[0].id for one in CHECK.question}
OPEN = {one.id: one.choices[-1].id for one in CHECK.question}
FEW = dict(list(BEST.items())[:11])


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (BEST, "ready"),
        ({**BEST, "terbuka": "dalam"}, "care"),
        ({**BEST, "alat": "perjanjian"}, "care"),
        ({**BEST, "tujuan": "entah"}, "find-out"),
        ({**BEST, "pengawas": "tidak"}, "wait"),
        ({**BEST, "data": "pribadi"}, "wait"),
        ({**BEST, "keputusan": "membantu", "bias": "sekilas"}, "wait"),
        ({**BEST, "keputusan": "membantu", "bias": "sudah"}, "care"),
        ({**BEST, "rentan": "penyintas"}, "stop"),
        ({**BEST, "rentan": "anak-umum"}, "stop"),
        ({**BEST, "keputusan": "sendiri"}, "stop"),
        ({**BEST, "data": "pribadi", "alat": "umum"}, "stop"),
        ({**BEST, "data": "spesifik", "alat": "umum"}, "stop"),
        ({**BEST, "data": "rekap", "alat": "umum"}, "care"),
        ({**BEST, "data": "tanpa-orang", "alat": "umum"}, "care"),
        (OPEN, "unknown"),
        (FEW, "unknown"),
        ({}, "unknown"),
        ({"rentan": "penyintas"}, "stop"),
        ({**BEST, "tujuan": "nothing", "unknown": "x"}, "ready"),
    ],
)
def test_answers_come_to_an_outcome(answers: dict[str, str], outcome: str) -> None:
    assert weigh(answers, CHECK).outcome.id == outcome


def test_the_gravest_comes_first_and_nothing_is_lost() -> None:
    worst = {
        one.id: max(one.choices, key=lambda c: ("none", *reversed(WEIGHTS)).index(c.weight)).id
        for one in CHECK.question
    }
    summary = weigh(worst, CHECK)
    order = [WEIGHTS.index(one.weight) for one in summary.findings]
    assert order == sorted(order)
    assert len([one for one in summary.findings if one.answer]) == len(CHECK.question)
    assert summary.fine == summary.unanswered == ()


def test_unknown_answers_count_as_none() -> None:
    summary = weigh({"tujuan": "<script>", "zz": "x"}, CHECK)
    assert len(summary.unanswered) == len(CHECK.question)
    assert summary.findings == ()


def test_an_assessment_is_asked_for_wherever_there_is_personal_data() -> None:
    for data in ("pribadi", "spesifik"):
        found = weigh({**BEST, "data": data}, CHECK).findings
        assert "dpia-langkah-demi-langkah" in [one.see for one in found]
    assert weigh({**BEST, "data": "rekap"}, CHECK).of_weight("serious") == []


def test_a_summary_is_written_as_markdown() -> None:
    summary = weigh({**BEST, "alat": "umum", "tujuan": ""}, CHECK)
    text = summary_markdown(
        summary,
        "en",
        name="# <b>Notes</b> *x*\n\n[a](javascript:x)",
        day="25 November 2026",
        title_of=lambda id: "A title" if id == "alat-lintas-negara" else "",
    )
    lines = text.splitlines()
    assert lines[0] == "# Check the use of an AI tool"
    assert lines[2] == r"**\# \<b\>Notes\</b\> \*x\* \[a\](javascript:x)**"
    assert "## You may start small" in lines
    assert [one for one in lines if one.startswith("- [ ] ")] == [
        "- [ ] **Vendor and borders** (In a public or free service on the internet): Use it only "
        "for material that anybody may read, or move to a tool on the organisation's computer. "
        "Read: A title."
    ]
    assert lines[lines.index("## Not answered yet") + 2] == "- Purpose"
    assert "legal advice" in lines[-1]
