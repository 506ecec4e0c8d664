"""How likely a question is of each category, by its vector and the lists of words it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.guardrails.cues import cues, present
from assistant.guardrails.reading import Reading
from assistant.protocols import Vectors

CUE_WEIGHT = 0.3
"""Length of one list's mark beside a vector of length 1; chosen by `evals.guardrails fit`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """A logistic model over the categories.

    Raw cosines of the default embedder lie between .75 and .95 whatever the texts say, so the
    vectors are moved by their mean and stretched to length 1 before anything is learnt.
    """

    labels: tuple[str, ...]
    space: str
    """How the ids of the embedders begin whose vectors it knows; others mean nothing to it."""

    mean: Vectors
    weights: NDArray[np.float32]
    """Shape (dimension + lists + 1, labels)."""

    def knows(self, embedder: str) -> bool:
        """Tell whether the vectors of the embedder of this id are like those learnt on."""
        return embedder.startswith(self.space)

    def probabilities(self, reading: Reading) -> Mapping[str, float]:
        """Return the probability of each label; they sum to 1."""
        logits = inputs(reading.vector[None], [reading.text], self.mean)[0] @ self.weights
        powers = np.exp(logits - logits.max())
        return dict(zip(self.labels, (powers / powers.sum()).tolist(), strict=True))


def inputs(vectors: Vectors, texts: list[str], mean: Vectors) -> NDArray[np.float32]:
    """Return what the model sees of each text: its vector, its lists of words, and a 1."""
    moved = vectors - mean
    moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    marks = np.stack([present(text) for text in texts]) * np.float32(CUE_WEIGHT)
    ones = np.ones((len(texts), 1), dtype=np.float32)
    return np.hstack([moved, marks, ones]).astype(np.float32)


@cache
def load_likelihood() -> Likelihood:
    """Read the weights that `python -m evals.guardrails fit` has made.

    Raises:
        ValueError: they were made with other lists of words than `cues.toml` has now.
    """
    resource = files("assistant.guardrails") / "weights.npz"
    with resource.open("rb") as file, np.load(file, allow_pickle=False) as content:
        if tuple(content["cues"].tolist()) != tuple(cues()):
            raise ValueError("weights.npz is older than cues.toml: run evals.guardrails fit")
        return Likelihood(
            labels=tuple(content["labels"].tolist()),
            space=str(content["space"]),
            mean=content["mean"].astype(np.float32),
            weights=content["weights"].astype(np.float32),
        )
