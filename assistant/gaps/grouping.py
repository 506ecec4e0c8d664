"""Group questions that ask the same, so that a trainer sees what is missed most."""

from collections.abc import Sequence

import numpy as np

from assistant.gaps.gap import Gap
from assistant.gaps.question_vectors import question_vectors
from assistant.protocols import QueryEmbedder, Vectors

_ALIKE = 0.42
"""Least mean cosine of two groups that are joined, by `python -m evals.grouping`.

Chosen for its F1 on one half of the golden questions (.26); on the other half, of pairs put
together 52 % (33–70) ask alike, and of pairs that do 24 % (15–37) are put together (F1 .33). Every
such pair is of an Indonesian and an English question in other words, among 8,000 pairs that are
not alike: a queue, where people ask again in nearly the same words, is easier. At .54 all groups
were right, with 9 % of the pairs.
"""


def group_questions(gaps: Sequence[Gap], embedder: QueryEmbedder) -> list[list[Gap]]:
    """Return groups of gaps that ask the same, the largest first.

    Before all others come those in which somebody saw harm in an answer.

    Args:
        gaps: the gaps, oldest first; a group keeps this order.
        embedder: embeds their questions; see `question_vectors`.
    """
    if not gaps:
        return []
    groups = join_like(question_vectors(gaps, embedder), least_similarity=_ALIKE)
    found = [[gaps[row] for row in group] for group in groups]
    return sorted(found, key=lambda group: all(gap.kind != "harmful" for gap in group))


def join_like(vectors: Vectors, *, least_similarity: float) -> list[list[int]]:
    """Return groups of rows, the largest first, by average linkage (Sokal and Michener, 1958).

    Args:
        vectors: unit vectors as rows.
        least_similarity: least mean cosine between the members of two groups to join them.
    """
    members = {index: [index] for index in range(len(vectors))}
    likeness = (vectors @ vectors.T).astype(np.float64)
    np.fill_diagonal(likeness, -np.inf)
    while len(members) > 1:
        first, second = (int(n) for n in np.unravel_index(likeness.argmax(), likeness.shape))
        if likeness[first, second] < least_similarity:
            break
        sizes = len(members[first]), len(members[second])
        # The mean over the joined group's pairs is the weighted mean of the two groups' means.
        joined = np.average(likeness[[first, second]], axis=0, weights=sizes)
        likeness[first, :] = likeness[:, first] = joined
        likeness[first, first] = -np.inf
        likeness[second, :] = likeness[:, second] = -np.inf
        members[first] += members.pop(second)
    groups = sorted(members.values(), key=lambda group: (-len(group), min(group)))
    return [sorted(group) for group in groups]
