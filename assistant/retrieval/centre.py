"""What all questions have in common, taken out before they are compared with passages.

Some passages are near to every question (hubs; Radovanović et al., 2010): short, general ones,
such as a checklist. Subtracting a share of the mean question's vector takes the same from every
passage that it has from being near to questions as such. It is the query side of the centring
that Hara et al. (2015) use against hubs.
"""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files

import numpy as np

from assistant.protocols import QueryEmbedder, Vectors

SHARE = 0.5
"""Share of the mean that is taken out. On this project's questions for sections the right section
came first in 44 % instead of 40 % (dense and lexical, 376 questions); on TyDi QA and IDK-MRC it
changes R@1 by -.003 and R@5 by +.008 and +.002; from .7 on it costs there."""


def mean_question(embedder: QueryEmbedder) -> Vectors:
    """Return the mean vector of ordinary questions of both languages, not of unit length."""
    vectors = [embedder.embed_query(question) for question in ordinary_questions()]
    mean: Vectors = np.mean(vectors, axis=0, dtype=np.float32)
    return mean


def ordinary_questions_version() -> str:
    """Return a short hash of the questions that the mean is made of."""
    return hashlib.sha256("\n".join(ordinary_questions()).encode()).hexdigest()[:12]


@cache
def ordinary_questions() -> tuple[str, ...]:
    """Return the questions that the mean is made of."""
    resource = files("assistant.retrieval") / "questions.toml"
    languages = tomllib.loads(resource.read_text(encoding="utf-8"))
    return tuple(question for questions in languages.values() for question in questions)
