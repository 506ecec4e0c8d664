from dataclasses import fields, replace

import pytest

from assistant.evidence.answerability import Calibration, Signals, load_calibration, read_signals
from assistant.evidence.candidates import Candidate
from assistant.terms import TermWeights
from tests.passages import make_passage

PASSAGE = make_passage("Pemberitahuan kebocoran data wajib dalam 3×24 jam menurut UU PDP.")


def signals(question: str) -> Signals:
    chunk = PASSAGE.chunk
    candidate = Candidate(
        passage=PASSAGE, start=0, end=chunk.end, text=chunk.text, similarity=0.8, coverage=0.5,
        fits_type=False,
    )  # fmt: skip
    other = make_passage("Hal lain.", rank=2, dense_score=0.75)
    return read_signals(question, [PASSAGE, other], [candidate], TermWeights([chunk.text, "x"]))


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
    assert known.passage_coverage == 1 > unknown.passage_coverage
    assert known.passage_margin == pytest.approx(0.1)


def test_the_shipped_calibration_fits_the_signals_and_favours_more_evidence() -> None:
    calibration = load_calibration()
    assert len(calibration.weights) == len(fields(Signals))
    assert 0 < calibration.threshold < 1
    average = Signals(**dict(zip([f.name for f in fields(Signals)], calibration.means, strict=True)))
    better = replace(
        average,
        **{f.name: getattr(average, f.name) + scale
           for f, scale in zip(fields(Signals), calibration.scales, strict=True)},
    )  # fmt: skip
    assert calibration.probability(better) > calibration.probability(average)


def test_probability_is_the_logistic_of_the_standardised_sum() -> None:
    calibration = Calibration(
        fitted_on="nothing", embedder="none", threshold=0.5, intercept=0.0,
        means=[0.5] + [0.0] * 6, scales=[0.1] + [1.0] * 6, weights=[1.0] + [0.0] * 6,
    )  # fmt: skip
    row = Signals(
        passage_similarity=0.6, passage_margin=0, sentence_similarity=0, passage_coverage=0,
        sentence_coverage=0, rarest_missing=0, named_found=0,
    )  # fmt: skip
    assert calibration.probability(row) == pytest.approx(0.7310586)
