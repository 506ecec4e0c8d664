import numpy as np
import pytest

from assistant.guardrails.categories import specs
from assistant.guardrails.cues import cues
from assistant.guardrails.likelihood import Likelihood, inputs, load_likelihood
from assistant.guardrails.reading import read
from assistant.testing.embedder import HashEmbedder


def test_shipped_weights_know_every_category_that_has_a_threshold() -> None:
    likelihood = load_likelihood()
    wanted = {category for spec in specs() if spec.threshold < 1 for category in spec.categories}
    assert wanted <= set(likelihood.labels)
    rows = likelihood.mean.size + len(cues()) + 1
    assert likelihood.weights.shape == (rows, len(likelihood.labels))


def test_probabilities_follow_the_weights() -> None:
    embedder = HashEmbedder(dimension=8)
    weights = np.zeros((8 + len(cues()) + 1, 2), dtype=np.float32)
    weights[-1] = (0.0, 2.0)
    likelihood = Likelihood(
        labels=("work", "violence"), space="hash", mean=np.zeros(8, np.float32), weights=weights
    )
    given = likelihood.probabilities(read("apa saja", embedder))
    assert given["violence"] == pytest.approx(np.exp(2) / (1 + np.exp(2)), abs=1e-3)
    assert sum(given.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("embedder", "known"),
    [("multilingual-e5-small-nano", True), ("multilingual-e5-small-q8", True), ("hash-384", False)],
)
def test_it_knows_the_vectors_it_was_learnt_on(embedder: str, known: bool) -> None:
    assert load_likelihood().knows(embedder) is known


def test_what_is_learnt_on_has_length_one_then_marks_then_a_one() -> None:
    given = inputs(np.array([[3.0, 4.0]], np.float32), ["cara"], np.zeros(2, np.float32))
    assert given.shape == (1, 2 + len(cues()) + 1)
    assert given[0, :2].tolist() == pytest.approx([0.6, 0.8])
    assert given[0, -1] == 1
