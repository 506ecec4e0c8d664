"""The trained tagger on sentences that are in no set, and what is made of its probabilities."""

import pytest

from assistant.privacy.tagging.tagger import Tagged, Tagger
from assistant.privacy.tagging.tokens import list_tokens


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def found(text: str, kind: str, tagger: Tagger) -> list[str]:
    runs = tagger.tag(text).runs(kind, least=0.5)
    return [text[run[0].start : run[-1].end] for run in runs]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("td xavonda blg klo beras blm datang", "xavonda"),
        ("The bag was handed to Qorvelia Zandu near the pier.", "Qorvelia Zandu"),
        ("kader lapor: anaknya zandriko sakit lagi", "zandriko"),
    ],
)
def test_an_invented_name_is_found_by_what_stands_around_it(
    text: str, name: str, tagger: Tagger
) -> None:
    assert found(text, "name", tagger) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Bagaimana cara meminta persetujuan warga sebelum survei?",
        "Kapal ke Larantuka berangkat jam lima.",
        "What does the law say about consent?",
    ],
)
def test_what_names_nobody_is_left_alone(text: str, tagger: Tagger) -> None:
    assert found(text, "name", tagger) == found(text, "address", tagger) == []
    assert tagger.tag(text).highest(0, len(text)) < 0.5


def test_an_address_is_found_whole(tagger: Tagger) -> None:
    text = "antar ke gg. kenangan 4 no 12 rt 02/05 ya"
    assert found(text, "address", tagger) == ["gg. kenangan 4 no 12 rt 02/05"]


def test_runs_are_of_likely_tokens_and_the_highest_is_of_the_words_within() -> None:
    tagged = Tagged(
        tokens=list_tokens("ab cd, ef"),
        probabilities={"name": [0.5, 0.6, 0.1, 0.3], "address": [0.1, 0.2, 0.8, 0.2]},
    )
    assert list(tagged.runs("name", least=0.5)) == [list(tagged.tokens[:2])]
    assert list(tagged.runs("name", least=0.7)) == []
    assert list(tagged.runs("name", least=0.3, core=0.6)) == [list(tagged.tokens[:2])]
    assert list(tagged.runs("name", least=0.1, core=0.6)) == [list(tagged.tokens)]
    assert tagged.highest(0, 9) == pytest.approx(0.8)
    assert tagged.highest(6, 9) == pytest.approx(0.5)
    assert tagged.highest(5, 6) == 0  # a sign
