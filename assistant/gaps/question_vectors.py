"""Vectors of questions in which those that ask the same are near, whatever their language.

All questions of one language share much of their embedding, which hides what each of them asks.
So the mean of typical questions of that language is taken out, as Mu and Viswanath (2018) do for
words. On the judged half of this project's golden questions (`evals.grouping`) that raised F1 of
the groups from .03 to about .3. Questions of other topics and manners gave .06 at most: the mean
must be of questions as people of non-profits ask them.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from assistant.gaps.gap import Gap
from assistant.protocols import QueryEmbedder, Vectors
from assistant.types import Language


def question_vectors(gaps: Sequence[Gap], embedder: QueryEmbedder) -> Vectors:
    """Return unit vectors of the gaps' questions as rows, shape (len(gaps), dimension).

    At least one gap is needed. The typical questions of each language that occurs are embedded
    too, so give an embedder that remembers where this is called often.
    """
    means = {language: _mean(language, embedder) for language in {gap.language for gap in gaps}}
    centred = np.stack([embedder.embed_query(gap.question) - means[gap.language] for gap in gaps])
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    unit: Vectors = (centred / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def _mean(language: Language, embedder: QueryEmbedder) -> Vectors:
    rows = [embedder.embed_query(question) for question in typical_questions()[language]]
    mean: Vectors = np.mean(rows, axis=0, dtype=np.float32)
    return mean


@cache
def typical_questions() -> dict[Language, tuple[str, ...]]:
    """Return the questions that the means are made of."""
    resource = files("assistant.gaps") / "typical.toml"
    found = tomllib.loads(resource.read_text(encoding="utf-8"))
    return {"id": tuple(found["id"]), "en": tuple(found["en"])}
