"""Combine dense and lexical scores into one; knows nothing of where they came from."""

from collections.abc import Collection, Mapping

LEXICAL_WEIGHT = 0.12
LANGUAGE_BONUS = 0.02


def fuse(
    cosines: Mapping[str, float],
    lexical: Mapping[str, float],
    *,
    ceiling: float,
    preferred: Collection[str] = (),
    lexical_weight: float = LEXICAL_WEIGHT,
) -> dict[str, float]:
    """Return the fused score of every candidate.

    Args:
        cosines: cosine similarity by candidate.
        lexical: BM25 score by candidate, absent where no term matched.
        ceiling: the BM25 score that a full match of this question would come near.
        preferred: candidates in the language of the question.
    """
    floor = min(cosines.values(), default=0.0)
    scores = {}
    for name in {**cosines, **lexical}:
        covered = min(lexical.get(name, 0.0) / ceiling, 1.0) if ceiling > 0 else 0.0
        bonus = LANGUAGE_BONUS if name in preferred else 0.0
        scores[name] = cosines.get(name, floor) + lexical_weight * covered + bonus
    return scores
