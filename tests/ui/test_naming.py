import pytest

from assistant.library.glossary import Term
from assistant.ui.naming import named_terms


def term(id: str, en: str, *also: str) -> Term:
    return Term(id=id, en=en, also=also, meaning_id="x", meaning_en="x", shelf="mne")


TERMS = (
    term("kebocoran data", "data breach", "data bocor"),
    term("data", "datum"),
    term("akuntan publik", "public accountant", "KAP"),
    term("alfa Krippendorff", "Krippendorff's alpha"),
    term("e-voting", "e-voting"),
    term("bias", "bias"),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada kebocoran data besar.", ["kebocoran data"]),
        ("Kebocoran datanya besar.", ["Kebocoran datanya"]),
        ("Two data breaches.", ["data breaches"]),
        ("Data bocor, lalu data.", ["Data bocor", "data"]),
        ("kebocoran\ndata", ["kebocoran\ndata"]),
        ("kebocoran. Data", ["Data"]),
        ("kebocoran, data", ["data"]),
        ("database kebocoran", []),
        ("KAP memeriksa; kap lampu", ["KAP"]),
        ("Krippendorff's alpha dan Krippendorff’s alpha", 2 * [None]),
        ("e-voting", ["e-voting"]),
        ("Biases and bias", ["Biases", "bias"]),
        ("biasa biasanya", []),
        ("", []),
    ],
)
def test_terms_are_found_by_their_names(text: str, names: list[str | None]) -> None:
    found = [text[one.start : one.end] for one in named_terms(text, TERMS)]
    if None in names:
        assert len(found) == len(names)
    else:
        assert found == names


def test_the_longest_name_is_meant() -> None:
    assert [one.term.id for one in named_terms("data bocor", TERMS)] == ["kebocoran data"]
