"""The mean question."""

import tomllib
from pathlib import Path

import numpy as np

from assistant.retrieval import centre
from assistant.testing.embedder import HashEmbedder

DATA = Path(centre.__file__).with_name("questions.toml")


def test_the_mean_is_of_all_questions() -> None:
    embedder = HashEmbedder()
    mean = centre.mean_question(embedder)
    rows = [embedder.embed_query(question) for question in centre.ordinary_questions()]
    assert np.allclose(mean, np.mean(rows, axis=0), atol=1e-6)
    assert 0 < float(np.linalg.norm(mean)) < 1


def test_both_languages_weigh_the_same_and_no_question_stands_twice() -> None:
    languages = tomllib.loads(DATA.read_text(encoding="utf-8"))
    assert {len(questions) for questions in languages.values()} == {32}
    assert len(set(centre.ordinary_questions())) == 64
