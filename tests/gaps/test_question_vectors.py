from datetime import date

import numpy as np
import pytest

from assistant.gaps.gap import Gap
from assistant.gaps.question_vectors import question_vectors, typical_questions
from assistant.paths import bundled
from assistant.testing.embedder import HashEmbedder
from assistant.trying.trial import read_trials
from assistant.types import Language


def gap(question: str, language: Language) -> Gap:
    return Gap(id="G", question=question, language=language, kind="noted", asked_on=date.min)


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_typical_of_a_language_is_taken_out(language: Language) -> None:
    embedder = HashEmbedder()
    questions = typical_questions()[language]
    before = np.stack([embedder.embed_query(one) for one in questions])
    after = question_vectors([gap(one, language) for one in questions], embedder)
    assert np.allclose(np.linalg.norm(after, axis=1), 1, atol=1e-5)
    assert np.linalg.norm(after.mean(axis=0)) < np.linalg.norm(before.mean(axis=0)) / 2


def test_each_language_has_its_own_mean() -> None:
    rows = question_vectors(
        [gap("berapa pajaknya?", name) for name in ("id", "en")], HashEmbedder()
    )  # type: ignore[arg-type]
    assert 0.5 < float(rows[0] @ rows[1]) < 0.9999


def test_the_typical_questions_are_no_golden_ones() -> None:
    golden = {one.golden.question.casefold() for one in read_trials(bundled("knowledge"))}
    for questions in typical_questions().values():
        assert len(set(questions)) == 32
        assert not golden & {one.casefold() for one in questions}
