"""How like a question is to the labelled examples of each category."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.guardrails.cues import cues, present
from assistant.guardrails.grams import counted_grams, weighed
from assistant.guardrails.reading import Reading
from assistant.protocols import Vectors

CUE_WEIGHT = 0.2
"""What one list of words in common counts beside a cosine; chosen in cross-validation."""

GRAM_WEIGHT = 0.5
"""What the same spelling counts beside the same meaning; chosen on families of another hand."""

_SHARPNESS = 2
"""How fast nearness falls with the cosine; chosen on families of another hand."""

_CUE_BESIDE_NEAREST = 0.1
"""The same where only the nearest example counts; chosen in cross-validation."""

HARMLESS = ("work", "outside")
"""Labels of what nothing speaks against."""

_LEAST = 0.3
"""Nearness of any two texts, which lets the weights hold an intercept."""

_SCALE = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """A regression over the nearness to every example, and over pieces of words.

    Near examples count most: what tells "how do I cover up a leak" from "how do I report a leak"
    is not one direction for all topics. Pieces of words tell apart what vectors take for the same.
    """

    labels: tuple[str, ...]
    space: str
    """How the ids of the embedders begin whose vectors it knows; others mean nothing to it."""

    mean: Vectors
    vectors: Vectors
    """Of the examples, moved by `mean`, of length 1."""

    marks: NDArray[np.float32]
    """The lists of words that each example has."""

    weights: NDArray[np.float32]
    """Shape (examples, labels)."""

    kinds: NDArray[np.int16]
    """The label of each example, by its place in `labels`."""

    rarity: NDArray[np.float32]
    """How rare the pieces of words of each place are in the examples."""

    spelt: NDArray[np.float32]
    """Shape (places of pieces of words, labels)."""

    def knows(self, embedder: str) -> bool:
        """Tell whether the vectors of the embedder of this id are like those learnt on."""
        return embedder.startswith(self.space)

    def estimates(self, reading: Reading) -> Mapping[str, float]:
        """Return near 1 for the label whose examples the question is like, near 0 for others."""
        grams = weighed(counted_grams(reading.text)[None], self.rarity)
        estimates = self.estimates_of(self._given(reading), grams)[0]
        return dict(zip(self.labels, estimates.tolist(), strict=True))

    def estimates_of(
        self, texts: tuple[Vectors, NDArray[np.float32]], grams: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Return the same for texts given by moved vectors, marks and weighed pieces of words."""
        near = nearness(texts, (self.vectors, self.marks))
        estimates: NDArray[np.float32] = near @ self.weights + grams @ self.spelt
        return estimates

    def nearest(self, reading: Reading) -> Mapping[str, float]:
        """Return the nearness of each label's nearest example."""
        best = self.nearest_of(self._given(reading))[0]
        return dict(zip(self.labels, best.tolist(), strict=True))

    def nearest_of(self, texts: tuple[Vectors, NDArray[np.float32]]) -> NDArray[np.float32]:
        """Return the same for texts given by moved vectors and marks; shape (texts, labels)."""
        near = texts[0] @ self.vectors.T + _CUE_BESIDE_NEAREST * (texts[1] @ self.marks.T)
        best = np.full((len(near), len(self.labels)), -1.0, np.float32)
        for kind in np.unique(self.kinds):
            best[:, kind] = near[:, self.kinds == kind].max(axis=1)
        return best

    def _given(self, reading: Reading) -> tuple[Vectors, NDArray[np.float32]]:
        return moved(reading.vector[None], self.mean), present(reading.text)[None]


def moved(vectors: Vectors, mean: Vectors) -> Vectors:
    """Return vectors moved by their mean, of length 1.

    Raw cosines of the default embedder lie between .75 and .95 whatever the texts say.
    """
    apart = vectors - mean
    lengths = np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-9)
    unit: Vectors = (apart / lengths).astype(np.float32)
    return unit


def nearness(
    texts: tuple[Vectors, NDArray[np.float32]], others: tuple[Vectors, NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Return how near texts are to others, each given by moved vectors and marks."""
    cosines = texts[0] @ others[0].T
    in_common = texts[1] @ others[1].T
    apart = np.float32(_SHARPNESS) * (cosines - 1)
    near: NDArray[np.float32] = np.exp(apart + np.float32(CUE_WEIGHT) * in_common)
    return near + np.float32(_LEAST)


def packed(likelihood: Likelihood) -> Mapping[str, Any]:
    """Return what `load_likelihood` reads, in a third of the space."""
    return {
        "labels": np.array(likelihood.labels),
        "space": np.array(likelihood.space),
        "cues": np.array(tuple(cues())),
        "mean": likelihood.mean.astype(np.float16),
        "vectors": np.round(likelihood.vectors * _SCALE).astype(np.int8),
        "marks": likelihood.marks.astype(np.bool_),
        "weights": likelihood.weights.astype(np.float16),
        "kinds": likelihood.kinds,
        "rarity": likelihood.rarity.astype(np.float16),
        "spelt": likelihood.spelt.astype(np.float16),
    }


@cache
def load_likelihood() -> Likelihood:
    """Read the weights that `python -m evals.guardrail_fit` has made.

    Raises:
        ValueError: they were made with other lists of words than `cues.toml` has now.
    """
    resource = files("assistant.guardrails") / "weights.npz"
    with resource.open("rb") as file, np.load(file, allow_pickle=False) as content:
        if tuple(content["cues"].tolist()) != tuple(cues()):
            raise ValueError("weights.npz is older than cues.toml: run evals.guardrail_fit")
        return Likelihood(
            labels=tuple(content["labels"].tolist()),
            space=str(content["space"]),
            mean=content["mean"].astype(np.float32),
            vectors=content["vectors"].astype(np.float32) / _SCALE,
            marks=content["marks"].astype(np.float32),
            weights=content["weights"].astype(np.float32),
            kinds=content["kinds"],
            rarity=content["rarity"].astype(np.float32),
            spelt=content["spelt"].astype(np.float32),
        )
