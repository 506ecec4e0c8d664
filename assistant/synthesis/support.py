"""Find the evidence that carries a sentence, or find that none does.

Nothing the model says of its own citations is trusted. A sentence is carried by a quote when
its meaning is near (embedding), its words are mostly there (in the same language), every number
and article in it stands in the quote (a question may hold a wrong one), every name in the quote or
in the question, it says more than the question, and neither denies what the other affirms. One that
only denies what was asked must have its words in the quote alone.
"""

import re
from collections.abc import Sequence

import numpy as np

from assistant.language import detect_language
from assistant.sentences import sentence_spans
from assistant.terms import content_terms
from assistant.types import Evidence, Statement
from assistant.vectors import SentenceVectors

_LEAST_SIMILARITY = 0.84
"""Least cosine of a sentence and the quote that carries it (E5: unrelated texts score 0.76)."""

_LEAST_COVERAGE = 0.6
"""Least share of a sentence's terms in quote and question, where the languages agree."""

_HINTED = 0.01
"""What the model's own mark adds to a quote's similarity: it breaks ties, no more."""

_NUMBER = re.compile(r"\d+(?:[.,/×x]\d+)*")
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[A-Z][\w-]*")
_WORD = re.compile(r"\w[\w-]*")
_DENIAL = re.compile(
    r"\b(tidak|bukan|belum|jangan|tanpa|dilarang|not|never|no|without|cannot|n't)\b", re.I
)


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
            float(np.max(self._vectors.embed([item.quote, *_sentences(item.quote)]) @ vector))
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


def _sentences(quote: str) -> list[str]:
    return [quote[span.start : span.end] for span in sentence_spans(quote)]


def _carries(quote: str, sentence: str, question: str) -> bool:
    says_more = bool(content_terms(sentence) - content_terms(question))
    known = f"{quote} {question}" if says_more else quote
    return (
        (says_more or _only_denies(sentence, question))
        and _numbers(sentence) <= _numbers(quote)
        and _names(sentence) <= words_of(known)
        and _denials_agree(quote, sentence)
        and _words_covered(quote, sentence, known)
    )


def _only_denies(sentence: str, question: str) -> bool:
    return bool(_DENIAL.search(sentence)) > bool(_DENIAL.search(question))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text.replace(" x ", "×")))


def _names(text: str) -> frozenset[str]:
    return frozenset(name.lower() for name in _NAME.findall(text))


def words_of(text: str) -> frozenset[str]:
    """Return the words and numbers of a text, in small letters."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def _denials_agree(quote: str, sentence: str) -> bool:
    if not _DENIAL.search(sentence):
        nearest = max(_sentences(quote) or [quote], key=lambda one: _overlap(sentence, one))
        return not _DENIAL.search(nearest)
    return bool(_DENIAL.search(quote))


def _overlap(one: str, other: str) -> int:
    return len(content_terms(one) & content_terms(other))


def _words_covered(quote: str, sentence: str, known: str) -> bool:
    languages = {detect_language(quote), detect_language(sentence)} - {None}
    if len(languages) == 2:
        return True  # a translation shares few words; its meaning, numbers and names must do
    terms = content_terms(sentence)
    return len(terms & content_terms(known)) >= _LEAST_COVERAGE * len(terms)
