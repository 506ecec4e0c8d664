"""Questions near to the library's topics that it was found to have no answer to.

How near a question is to these, beside how near it is to those by which people ask for sections,
tells much of whether it can be answered: what is asked for is often of a kind (a price, a form,
a tax, how to use a program) that no document holds, however near its topic is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import numpy as np

from assistant.protocols import Vectors

NEAREST = 3
SECTIONS = 2
"""How many of these questions count, and how many sections: a topic that trainers add may have no
more. On strangers' questions, each hand left out, 1 to 5 of either do alike."""

_SCALE = 127

_NEARER = 0.02
"""How much nearer a section's question must be than any was for a question to count as answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """The vectors of such questions."""

    space: str
    """How the ids of the embedders begin whose vectors they are; others mean nothing to them."""

    vectors: Vectors
    """Of length 1, one row a question."""

    nearest: Vectors
    """How near the nearest question was, then, by which people ask for a section of the library."""

    groups: tuple[str, ...]
    """Who asked each: to fit on questions of one hand those of the others are compared with."""

    def knows(self, embedder: str) -> bool:
        """Tell whether the vectors of the embedder of this id can be compared."""
        return embedder.startswith(self.space)

    def nearness(self, vector: Vectors) -> float:
        """Return the mean nearness of the nearest ones; `vector` as sections' questions get it."""
        return _mean_nearest(self.vectors, vector)


class AskedLines(Protocol):
    """All questions by which people ask for the sections of a library."""

    def version(self) -> int:
        """Count the changes of the library."""

    def highest(self, vectors: Vectors) -> Vectors:
        """Return the cosine of each row and the nearest of these questions."""


class StillUnanswered:
    """Leaves out what a library is asked for since: trainers may have added what was missing."""

    def __init__(self, unanswered: Unanswered, asked: AskedLines) -> None:
        """Compare with `unanswered`, as far as `asked` has nothing nearer than there was then."""
        self._all = unanswered
        self._asked = asked
        self._read: int | None = None
        self._vectors = unanswered.vectors

    def nearness(self, vector: Vectors) -> float:
        """Return the mean nearness of the nearest ones that are still unanswered."""
        version = self._asked.version()
        if version != self._read:
            nearer = self._asked.highest(self._all.vectors) > self._all.nearest + _NEARER
            self._vectors, self._read = self._all.vectors[~nearer], version
        return _mean_nearest(self._vectors, vector)


def _mean_nearest(vectors: Vectors, vector: Vectors) -> float:
    near = np.sort(vectors @ vector)[-NEAREST:]
    return float(near.mean()) if len(near) else 0.0


def packed(unanswered: Unanswered) -> Mapping[str, Any]:
    """Return the arrays that `load_unanswered` reads."""
    return {
        "space": np.array(unanswered.space),
        "vectors": np.round(unanswered.vectors * _SCALE).astype(np.int8),
        "nearest": unanswered.nearest.astype(np.float16),
        "groups": np.array(unanswered.groups),
    }


@cache
def load_unanswered() -> Unanswered:
    """Read what `python -m evals.calibrate` has made."""
    resource = files("assistant.retrieval") / "unanswered.npz"
    with resource.open("rb") as file, np.load(file) as content:
        return Unanswered(
            space=str(content["space"]),
            vectors=content["vectors"].astype(np.float32) / _SCALE,
            nearest=content["nearest"].astype(np.float32),
            groups=tuple(content["groups"].tolist()),
        )
