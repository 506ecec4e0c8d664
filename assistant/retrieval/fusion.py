"""Combine the scores of a candidate into one; knows nothing of where they came from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

LEXICAL_WEIGHT = 0.10
"""What a full match of words adds to the cosine.

Measured with `python -m evals.retrieval --weights` (multilingual-e5-small in 4 bits) on the
tuning halves of TyDi QA (205 questions) and IDK-MRC (191), Indonesian:

| Weight  | TyDi R@1 | R@5  | MRR  | IDK R@1 | R@5  | MRR  |
| ---     | ---      | ---  | ---  | ---     | ---  | ---  |
| 0       | .941     | .976 | .957 | .979    | .995 | .984 |
| 0.04    | .961     | .980 | .969 | .984    | .995 | .989 |
| 0.10    | .966     | .980 | .973 | .984    | .995 | .990 |
| 0.15    | .971     | .980 | .975 | .990    | .995 | .992 |
| 0.30    | .971     | .980 | .975 | .990    | .995 | .992 |
| lexical | .907     | .961 | .933 | .942    | .990 | .965 |

The curve is flat from 0.10, so the smallest weight within .003 of the best MRR stands: dense
alone is the floor, and the less is added to it, the less can go wrong. On the held-out halves
(TyDi 197 questions, IDK 191) fused against dense is .954 / .985 / .970 against .954 / .980 / .968,
and .963 / .990 / .978 against .958 / .984 / .972. These were looked at while 0.10, 0.12 and 0.15
were compared (0.15 puts one TyDi question below dense alone at R@1), so they are not quite blind.

Tried on the same questions and not taken, with TyDi MRR on the tuning and held-out halves:
reciprocal rank fusion with k = 60 and equal weights (.954, .951: below dense alone) and with its
best of thirty settings, k = 2 and 0.3 (.962, .969); BM25 as a share of the best candidate's,
which is as good at 0.04 (.975, .967) but falls below dense alone from 0.06 on (.960), because it
rewards the best of bad matches. Divided by what a full match would score, a stray word stays small.

In the lexical index alone, held-out MRR (TyDi, IDK): words .878 and .894, stems .893 and .910,
both .892 and .909, with numbers beside their neighbours .897 and .914. Words stay for R@1 (both
.853 and .874, stems .848 and .869) and for names and English, which the stemmer distorts.
"""

ASKED_WEIGHT = 1.6
"""What the nearness of a section's own questions counts beside the cosine.

Chosen on this project's golden questions, which were written apart from those questions: the curve
is flat from 1.2 to 2.0. See `docs/measurements.md`.
"""

LEXICAL_WEIGHT_ASKED = 0.2
"""What a full match of words adds where the words of such questions are among them.

On the golden questions the right section comes first in 80 % with .15, in 82 % with .2 and in 83 %
with .25; among five in 95 % each time.
"""

FOREIGN_BONUS = 0.04
"""Added to a document that the question's language has no version of.

The embedder puts texts of one language nearer to each other, by about this much: on 30 questions
of this project, an English question about an Indonesian-only document did not find it at all
without the bonus and found it at rank 2 with it (.03 to .05 alike; .05 alone begins to cost
elsewhere), while for all 15 questions whose documents exist in both languages the question's
language still came first.
"""


CITING_BONUS = 0.2
"""Added to a passage that names the article of a law which the question names: to whoever asks for
an article, a passage on the same matter without it is no answer. See `docs/measurements.md`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each part adds to the dense score."""

    lexical: float = LEXICAL_WEIGHT
    """Added for a full match of words."""

    lexical_asked: float = LEXICAL_WEIGHT_ASKED
    """The same where the questions by which people ask are known."""

    asked: float = ASKED_WEIGHT
    """Times the nearness of the questions by which people ask for the section."""


def fuse(
    dense: Mapping[str, float],
    lexical: Mapping[str, float],
    asked: Mapping[str, float],
    *,
    ceiling: float,
    foreign: Collection[str] = (),
    citing: Collection[str] = (),
    weights: Weights | None = None,
) -> dict[str, float]:
    """Return the fused score of every candidate.

    Args:
        dense: similarity by candidate; one without counts as the least similar.
        lexical: BM25 score by candidate, absent where no term matched.
        asked: nearness of the questions for its section.
        ceiling: the BM25 score that a full match of this question would come near.
        foreign: candidates that the question's language has no version of.
        citing: candidates that name the article of a law which the question names.
        weights: what each part counts.
    """
    weights = weights or Weights()
    least = min(dense.values(), default=0.0)
    lexical_weight = weights.lexical_asked if asked else weights.lexical
    scores = {}
    for name in {**dense, **lexical, **asked}:
        matched = min(lexical.get(name, 0.0) / ceiling, 1.0) if ceiling > 0 else 0.0
        scores[name] = (
            dense.get(name, least)
            + lexical_weight * matched
            + weights.asked * asked.get(name, 0.0)
            + (FOREIGN_BONUS if name in foreign else 0.0)
            + (CITING_BONUS if name in citing else 0.0)
        )
    return scores
