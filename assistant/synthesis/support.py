"""Find the evidence that carries a sentence, or find that none does.

Nothing the model says of its own citations is trusted. A sentence is carried by a quote when
its meaning is near (embedding), its words are mostly there (in the same language), every number,
article and name in it stands in the quote (a question may hold a wrong one), it says more than the
question or a yes or no to it, neither denies what the other affirms, and it keeps the conditions
under which the quote allows something.
"""

from collections.abc import Sequence

import numpy as np

from assistant.language import detect_language
from assistant.synthesis.agreement import (
    answers_alone,
    answers_in_place,
    denials_agree,
    is_at_odds,
    names_of,
    numbers_agree,
    says_more,
    sentences_of,
    words_of,
)
from assistant.synthesis.conditions import conditions_kept
from assistant.terms import content_terms
from assistant.types import Evidence, Statement
from assistant.vectors import SentenceVectors

_LEAST_SIMILARITY = 0.84
"""Least cosine of a sentence and the quote that carries it (E5: unrelated texts score 0.76)."""

_LEAST_COVERAGE = 0.7
"""Least share of a sentence's terms that the quote has, where the languages agree: of 101 summary
sentences that people held for right 7 have less, of 18 wrong ones 10."""

_HINTED = 0.01
"""What the model's own mark adds to a quote's similarity: it breaks ties, no more."""


class SupportCheck:
    """Links sentences to evidence."""

    def __init__(
        self, vectors: SentenceVectors, *, least_similarity: float = _LEAST_SIMILARITY
    ) -> None:
        """Use the vectors that the evidence was chosen with."""
        self._vectors = vectors
        self._least_similarity = least_similarity

    def check(
        self, sentence: str, *, hints: Sequence[int], question: str, evidence: Sequence[Evidence]
    ) -> Statement:
        """Return the sentence with the numbers of the evidence that carries it, best first."""
        similarities = self._similarities(sentence, evidence)
        ranked = sorted(
            zip(evidence, similarities, strict=True),
            key=lambda pair: -(pair[1] + _HINTED * (pair[0].number in hints)),
        )
        carrying = [
            item.number
            for item, similarity in ranked
            if similarity >= self._least_similarity and _carries(item.quote, sentence, question)
        ]
        if not carrying and len(evidence) > 1:
            carrying = self._carried_together(sentence, question, ranked)
        return Statement(
            text=sentence,
            citations=tuple(carrying[:2]),
            support=max(similarities, default=0.0),
        )

    def _similarities(self, sentence: str, evidence: Sequence[Evidence]) -> list[float]:
        vector = self._vectors.embed([sentence])[0]
        return [
            float(np.max(self._vectors.embed([item.quote, *sentences_of(item.quote)]) @ vector))
            for item in evidence
        ]

    def _carried_together(
        self, sentence: str, question: str, ranked: Sequence[tuple[Evidence, float]]
    ) -> list[int]:
        near = [item for item, similarity in ranked if similarity >= self._least_similarity][:2]
        joined = " ".join(item.quote for item in near)
        if len(near) == 2 and _carries(joined, sentence, question):
            return [item.number for item in near]
        return []


def _carries(quote: str, sentence: str, question: str) -> bool:
    return (
        (says_more(sentence, question) or answers_alone(sentence, question))
        and not is_at_odds(sentence, question)
        and numbers_agree(quote, sentence)
        and answers_in_place(quote, sentence, question)
        and names_of(sentence) <= words_of(quote)
        and denials_agree(quote, sentence)
        and _content_agrees(quote, sentence, question)
    )


def _content_agrees(quote: str, sentence: str, question: str) -> bool:
    languages = {detect_language(quote), detect_language(sentence)} - {None}
    is_translated = len(languages) == 2
    if not conditions_kept(quote, sentence, question, is_translated=is_translated):
        return False
    if is_translated:
        return True  # a translation shares few words; its meaning, numbers and names must do
    terms = content_terms(sentence)
    return len(terms & content_terms(quote)) >= _LEAST_COVERAGE * len(terms)
