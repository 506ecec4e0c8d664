import math
from dataclasses import fields, replace

import pytest

from assistant.evidence.answerability import (
    Calibration,
    SignalModel,
    Signals,
    load_calibration,
    read_signals,
)
from assistant.evidence.candidates import Candidate
from assistant.terms import CountedTexts, TermWeights
from assistant.types import Language, Passage
from tests.passages import make_passage

PASSAGE = make_passage("Pemberitahuan kebocoran data wajib dalam 3×24 jam menurut UU PDP.")


def signals(question: str, *, language: Language = "id", passage: Passage = PASSAGE) -> Signals:
    chunk = passage.chunk
    candidate = Candidate(
        passage=passage, start=0, end=chunk.end, text=chunk.text, similarity=0.8, coverage=0.5,
        fits_type=False,
    )  # fmt: skip
    other = make_passage("Hal lain.", rank=2, dense_score=0.75)
    return read_signals(
        question,
        [passage, other],
        [candidate],
        TermWeights(CountedTexts([chunk.text, "x"])),
        language=language,
    )


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Apa kata UU PDP?", 1.0),
        ("Apa kata GDPR?", 0.0),
        ("Apakah UU PDP sama dengan GDPR?", 2 / 3),
        ("Apakah benar 3×24 jam?", 1.0),
        ("Apakah benar 72 jam?", 0.0),
        ("Berapa lama?", 1.0),
    ],
)
def test_names_and_numbers_of_the_question_are_looked_for(question: str, named: float) -> None:
    assert signals(question).named_found == pytest.approx(named)


def test_words_that_no_passage_holds_speak_against() -> None:
    known, unknown = signals("pemberitahuan kebocoran"), signals("pemberitahuan gempa")
    assert known.rarest_missing == 0 > unknown.rarest_missing
    assert known.coverage == known.first_coverage == 1 > unknown.coverage


def test_a_missing_word_speaks_less_against_a_long_question() -> None:
    short, long = signals("gempa"), signals("pemberitahuan kebocoran data gempa")
    assert short.rarest_missing < long.rarest_missing < 0


@pytest.mark.parametrize(
    ("question", "words"),
    [("bocor?", 8), (" ".join(["bocor"] * 12), 12), (" ".join(["bocor"] * 40), 20)],
)
def test_a_question_is_as_long_as_its_words_from_8_to_20(question: str, words: int) -> None:
    assert signals(question).length == pytest.approx(math.log(words))


def test_a_question_that_names_more_things_is_less_plain() -> None:
    few = signals("bagaimana kalau data warga kami itu bocor di posko")
    many = signals("gempa banjir posko logistik genset tenda bocor")
    assert few.length == pytest.approx(many.length, abs=0.2)
    assert few.plainness > many.plainness
    assert signals("bocor").plainness == pytest.approx(-math.log(5))


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Berapa lama?", True),
        ("brp org yg kena", True),
        ("How many people?", True),
        ("seberapa penting", False),
        ("How do we ask?", False),
    ],
)
def test_an_asked_amount_is_known(question: str, amount: bool) -> None:
    assert signals(question).asks_no_amount == (not amount)


def test_words_by_which_people_ask_for_the_section_are_held_by_it() -> None:
    question = "Apa itu bobol?"
    asked = replace(PASSAGE, chunk=replace(PASSAGE.chunk, asked=("Kalau bobol, lapor kapan?",)))
    assert signals(question).coverage == 0
    assert signals(question, passage=asked).first_coverage == 1
    assert signals("Apa kata GDPR?", passage=asked).named_found == 0


NAMES = [field.name for field in fields(Signals)]


def test_words_tell_nothing_across_languages() -> None:
    across = signals("How soon must a breach under UU PDP be reported?", language="en")
    assert all(
        math.isnan(value)
        for value in (across.coverage, across.first_coverage, across.rarest_missing)
    )
    assert across.named_found == 1.0
    assert 0 < calibration().probability(across) < 1


def test_the_shipped_calibration_fits_the_signals_and_favours_more_evidence() -> None:
    calibration = load_calibration()
    model = calibration.signals
    assert 0 < calibration.threshold < 1
    average = Signals(**dict(zip(NAMES, model.means, strict=True)))
    better = replace(
        average,
        **{
            name: getattr(average, name) + scale
            for name, scale in zip(NAMES, model.scales, strict=True)
        },
    )
    assert calibration.probability(better) > calibration.probability(average)
    bare = replace(average, asked_similarity=math.nan, asked_lead=math.nan)
    assert 0 < calibration.probability(bare) < 1
    for name in ("asked_similarity", "asked_lead"):
        assert calibration.unasked.weights[NAMES.index(name)] == 0


def calibration() -> Calibration:
    others = len(NAMES) - 1
    return Calibration(
        fitted_on="nothing",
        embedder="none",
        threshold=0.5,
        signals=SignalModel(
            intercept=0.0, means=[0.5] + [0.0] * others, scales=[0.1] + [1.0] * others,
            weights=[1.0] + [0.0] * others,
        ),
        unasked=SignalModel(
            intercept=-1.0, means=[0.0] * len(NAMES), scales=[1.0] * len(NAMES),
            weights=[0.0] * len(NAMES),
        ),
    )  # fmt: skip


def test_probability_is_the_logistic_of_the_standardised_sum() -> None:
    row = Signals(**dict.fromkeys(NAMES, 0.0) | {"best_similarity": 0.6})
    assert calibration().probability(row) == pytest.approx(0.7310586)


@pytest.mark.parametrize(
    ("best", "second", "similarity", "lead"),
    [
        ((0.4, 1.0), (0.5, 2.0), 0.5, 2.0),
        ((0.4, 1.0), (None, None), 0.4, 1.0),
        ((None, None), (0.5, 2.0), math.nan, math.nan),
    ],
)
def test_how_people_ask_counts_where_the_best_passage_knows_it(
    best: tuple[float | None, float | None],
    second: tuple[float | None, float | None],
    similarity: float,
    lead: float,
) -> None:
    passages = [
        replace(make_passage("Isi.", rank=rank), asked_score=score, asked_lead=ahead)
        for rank, (score, ahead) in enumerate((best, second), start=1)
    ]
    candidate = Candidate(
        passage=passages[0], start=0, end=4, text="Isi.", similarity=0.8, coverage=0.5,
        fits_type=False,
    )  # fmt: skip
    found = read_signals(
        "Apa isi?", passages, [candidate], TermWeights(CountedTexts(["x"])), language="id"
    )
    assert found.asked_similarity == pytest.approx(similarity, nan_ok=True)
    assert found.asked_lead == pytest.approx(lead, nan_ok=True)


def test_without_questions_the_other_model_decides() -> None:
    row = Signals(**dict.fromkeys(NAMES, 0.5) | {"asked_similarity": math.nan})
    assert calibration().probability(row) == pytest.approx(1 / (1 + math.e))


@pytest.mark.parametrize(
    ("cited", "probability"), [(None, 0.5), (True, 0.8807971), (False, 0.1192029)]
)
def test_an_article_that_no_sentence_names_speaks_against(
    cited: bool | None, probability: float
) -> None:
    row = Signals(**dict.fromkeys(NAMES, 0.0) | {"best_similarity": 0.5})
    assert calibration().probability(row, cited=cited) == pytest.approx(probability)


@pytest.mark.parametrize(
    ("value", "outside", "answers"), [(3.0, False, True), (3.0, True, False), (5.0, True, True)]
)
def test_a_question_of_another_matter_needs_overwhelming_evidence(
    value: float, outside: bool, answers: bool
) -> None:
    names = [field.name for field in fields(Signals)]
    model = SignalModel(
        intercept=0, means=[0.0] * len(names), scales=[1.0] * len(names),
        weights=[1.0] + [0.0] * (len(names) - 1),
    )  # fmt: skip
    calibration = Calibration(
        fitted_on="", embedder="", threshold=0.5, signals=model, unasked=model.model_copy()
    )
    found = replace(signals("data bocor"), best_similarity=value, asked_similarity=0.0)
    likely = calibration.probability(found, is_outside=outside)
    assert (likely > calibration.threshold) == answers
    unasked = replace(found, asked_similarity=math.nan)
    assert calibration.probability(unasked, is_outside=outside) > calibration.threshold
