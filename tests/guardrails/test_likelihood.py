import numpy as np
import pytest

from assistant.guardrails.categories import CategorySpec, lead, likeliest, specs
from assistant.guardrails.cues import cues, present
from assistant.guardrails.grams import PLACES, counted_grams, rarity_of, weighed
from assistant.guardrails.likelihood import Likelihood, load_likelihood, moved, nearness, packed
from assistant.guardrails.reading import read
from assistant.testing.embedder import HashEmbedder


def test_shipped_weights_know_every_category_that_has_a_threshold() -> None:
    likelihood = load_likelihood()
    wanted = {category for spec in specs() if spec.threshold < 1 for category in spec.categories}
    assert wanted <= set(likelihood.labels)
    examples = len(likelihood.weights)
    assert likelihood.vectors.shape == (examples, likelihood.mean.size)
    assert likelihood.marks.shape == (examples, len(cues()))
    assert likelihood.weights.shape[1] == len(likelihood.labels)
    assert likelihood.spelt.shape == (PLACES, len(likelihood.labels))
    assert likelihood.rarity.shape == (PLACES,)


def test_estimates_are_those_of_the_nearest_example() -> None:
    embedder = HashEmbedder(dimension=8)
    texts = ["cara membuat bom", "kapan rapat"]
    mean = np.zeros(8, np.float32)
    vectors = moved(np.stack([embedder.embed_query(one) for one in texts]), mean)
    marks = np.stack([present(one) for one in texts])
    near = nearness((vectors, marks), (vectors, marks))
    grams = np.stack([counted_grams(one) for one in texts])
    rarity = rarity_of(grams)
    spelt = np.zeros((PLACES, 2), np.float32)
    likelihood = Likelihood(
        labels=("violence", "work"),
        space="hash",
        mean=mean,
        vectors=vectors,
        marks=marks,
        weights=np.linalg.solve(near, np.eye(2, dtype=np.float32)),
        kinds=np.array([0, 1], np.int16),
        rarity=rarity,
        spelt=spelt,
    )
    reading = read("cara membuat bom", embedder)
    given = likelihood.estimates(reading)
    assert given == pytest.approx({"violence": 1, "work": 0}, abs=1e-3)
    spelt[:, 0] = 0.1 * weighed(grams, rarity)[0]  # and what it is spelt like counts besides
    assert likelihood.estimates(reading) == pytest.approx({"violence": 1.1, "work": 0}, abs=1e-3)
    nearest = likelihood.nearest(reading)
    lists = 0.1 * float(marks[0] @ marks[0])
    assert nearest["violence"] == pytest.approx(1 + lists, abs=1e-3)
    assert nearest["work"] < nearest["violence"]


@pytest.mark.parametrize(
    ("margin", "nearest", "expected"),
    [
        (0.5, {"violence": 0.9, "hate": 0.7, "work": 0.5, "outside": 0.1}, 0.2),
        (0.5, {"violence": 0.2, "hate": 0.1, "work": 0.5, "outside": 0.6}, -0.2),
        (0.0, {"violence": 0.9, "work": 0.5}, 0.0),
    ],
)
def test_the_nearest_example_leads_the_nearest_harmless_one(
    margin: float, nearest: dict[str, float], expected: float
) -> None:
    spec = CategorySpec(
        name="harm", action="refuse", categories=("violence", "hate"), margin=margin
    )
    assert margin * lead(nearest, spec) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("estimates", "category"),
    [
        ({"violence": 0.5, "hate": 0.1}, "violence"),
        ({"violence": 0.3, "deciding": 0.2}, "violence"),  # half and half: what counts together
        ({"violence": 0.2, "deciding": 0.3}, None),  # likeliest is the other guardrail's
        ({"violence": 0.3, "work": 0.7}, None),
        ({"violence": 0.5, "deciding": -0.2}, None),
    ],
)
def test_kinds_of_harm_count_together(estimates: dict[str, float], category: str | None) -> None:
    spec = CategorySpec(
        name="harm",
        action="refuse",
        categories=("violence", "hate"),
        beside=("deciding",),
        threshold=0.45,
        threshold_about=0.45,
    )
    assert likeliest("x", estimates, {}, spec) == category


def test_guardrails_that_decline_count_the_same_categories() -> None:
    counted = {
        spec.name: frozenset(spec.counted)
        for spec in specs()
        if spec.action == "refuse" and spec.threshold < 1
    }
    assert len(counted) > 1
    assert len(set(counted.values())) == 1


def test_packing_keeps_what_is_learnt() -> None:
    likelihood = load_likelihood()
    content = packed(likelihood)
    assert content["vectors"].dtype == np.int8
    assert np.allclose(content["vectors"] / 127, likelihood.vectors, atol=1e-6)
    assert tuple(content["labels"].tolist()) == likelihood.labels


@pytest.mark.parametrize(
    ("embedder", "known"),
    [("multilingual-e5-small-nano", True), ("multilingual-e5-small-q8", True), ("hash-384", False)],
)
def test_it_knows_the_vectors_it_was_learnt_on(embedder: str, known: bool) -> None:
    assert load_likelihood().knows(embedder) is known


def test_nearness_counts_meaning_and_lists_in_common() -> None:
    vectors = moved(np.array([[3.0, 4.0], [-3.0, -4.0]], np.float32), np.zeros(2, np.float32))
    marks = np.array([[1, 0], [1, 1]], np.float32)
    near = nearness((vectors, marks), (vectors, marks))
    assert near[0, 0] == pytest.approx(np.exp(0.2) + 0.3)
    assert near[0, 1] == pytest.approx(np.exp(2 * (-1 - 1) + 0.2) + 0.3)
    assert near[1, 1] > near[0, 0] > near[0, 1]
