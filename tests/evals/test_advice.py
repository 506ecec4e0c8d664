from collections import Counter

import pytest

from evals.advice import load_advice, remarked, report


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Bolehkah kami memecat staf yang membocorkan data?", "legal"),
        ("boleh ngga kami pecat staf yg bocorin data?", "legal"),
        ("What are the penalties for a data breach?", "legal"),
        ("obat apa buat demam anak?", "medical"),
        ("How many tablets may a child take?", "medical"),
        ("boleh minum antibiotik tanpa resep dokter?", "medical"),
        ("iuran bpjs relawan ditanggung siapa?", "financial"),
        ("Should our savings be in a fixed deposit?", "financial"),
        ("Bagaimana membuat chatbot untuk kader posyandu?", None),
        ("Bagaimana menguji chatbot informasi vaksin?", None),
        ("Which chart shows how the loan group grew?", None),
        ("Berapa lama data disimpan?", None),
        ("berapa lama resep rendang disimpan di kulkas?", None),
    ],
)
def test_what_gets_a_remark(question: str, kind: str | None) -> None:
    assert remarked(question) == kind


def test_questions_are_many_of_each_kind_and_none_is_there_twice() -> None:
    questions = load_advice()
    assert len({one.text for one in questions}) == len(questions)
    count = Counter((one.part, one.kind) for one in questions)
    assert min(count.values()) >= 15
    assert count["judged", "none"] == count["tuning", "none"] == 30


def test_the_table_names_both_parts() -> None:
    shown = report(load_advice())
    assert "judged  none" in shown
    assert "tuning  legal" in shown
