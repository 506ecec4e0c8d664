"""Whether the evidence can answer the question: decided in code, before any model speaks.

A logistic model over the signals below, and in doubt the generator's own judgement beside it.
Its weights are data (`calibration.toml`), fitted by `python -m evals.calibrate` on answerable and
unanswerable questions; no raw cosine is cut, because unrelated texts score 0.76 and related ones
0.82 with the default embedder.
"""

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.evidence.candidates import Candidate
from assistant.terms import TermWeights, content_terms
from assistant.types import Language, Passage

_OTHER_LANGUAGE = 0.035
"""Added to similarities across languages: E5 holds a passage in the question's own language for
nearer by that much (measured on this project's documents that exist in both)."""

_NAMED = re.compile(r"(?<!^)\b[A-Z]\w+|\b\d[\w./×]*")
"""What must be in the passages: names and acronyms (not the first word), and numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What speaks for and against the evidence; each is small where it speaks against.

    The three about words are NaN where the best passage is in another language than the
    question: shared words then tell nothing.
    """

    passage_similarity: float
    """Cosine of the question and its best passage, corrected across languages."""

    sentence_similarity: float
    """Cosine of the question and its best sentence, corrected across languages."""

    passage_coverage: float
    """Share, by weight, of the question's terms in the best covering passage."""

    sentence_coverage: float
    """The same for a sentence with its headings."""

    rarest_missing: float
    """Minus the weight of the most telling term that no passage holds."""

    named_found: float
    """Share of the question's names and numbers that the passages hold; 1 when it has none."""


def read_signals(
    question: str,
    passages: Sequence[Passage],
    candidates: Sequence[Candidate],
    weights: TermWeights,
    *,
    language: Language,
) -> Signals:
    """Measure the signals; `passages` and `candidates` must not be empty.

    `language` is the question's.
    """
    best = max(passage.dense_score or 0.0 for passage in passages)
    wanted = content_terms(question)
    held = [content_terms(passage.chunk.embedded_text) for passage in passages]
    missing = wanted - frozenset().union(*held)
    named = {name.lower() for name in _NAMED.findall(question)}
    text = " ".join(passage.chunk.embedded_text for passage in passages).lower()
    same_language = passages[0].chunk.language == language

    correction = 0.0 if same_language else _OTHER_LANGUAGE

    def of_words(value: float) -> float:
        return value if same_language else math.nan

    return Signals(
        passage_similarity=best + correction,
        sentence_similarity=max(candidate.similarity for candidate in candidates) + correction,
        passage_coverage=of_words(max(weights.coverage(wanted, terms) for terms in held)),
        sentence_coverage=of_words(max(candidate.coverage for candidate in candidates)),
        rarest_missing=of_words(-max(map(weights.weight, missing), default=0.0)),
        named_found=sum(name in text for name in named) / len(named) if named else 1.0,
    )


class SignalModel(BaseModel):
    """A logistic model over the standardised signals."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    intercept: float
    means: list[float]
    """In the order of the fields of `Signals`, as are the next two."""

    scales: list[float]
    weights: list[float]


class JudgementModel(BaseModel):
    """A logistic model over the signals' log-odds and a generator's own judgement."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    generator: str
    """The generator whose judgements it knows."""

    intercept: float
    signals: float
    """Weight of the log-odds that the signals alone give."""

    judgement: float
    """Weight of the difference between "yes" and "no"."""


class Calibration(BaseModel):
    """What was learnt from answerable and unanswerable questions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fitted_on: str
    """What it was fitted on, with counts."""

    embedder: str
    """The embedder whose similarities it knows."""

    threshold: float
    """Least probability at which a question is answered."""

    doubt: tuple[float, float]
    """Between these probabilities of the signals a generator is asked too."""

    signals: SignalModel
    judgements: list[JudgementModel]

    def probability(self, signals: Signals) -> float:
        """Return how likely the evidence answers, 0 to 1; unknown signals count as average."""
        model = self.signals
        return _logistic(
            model.intercept
            + sum(
                weight * (value - mean) / scale
                for value, mean, scale, weight in zip(
                    astuple(signals), model.means, model.scales, model.weights, strict=True
                )
                if not math.isnan(value)
            )
        )

    def needs_judgement(self, probability: float, *, generator: str) -> bool:
        """Say whether the signals leave a doubt that this generator's judgement can settle."""
        low, high = self.doubt
        return low <= probability <= high and any(
            model.generator == generator for model in self.judgements
        )

    def judged(self, probability: float, judgement: float, *, generator: str) -> float:
        """Return the probability once the generator was asked; see `Writer.judge`."""
        model = next(model for model in self.judgements if model.generator == generator)
        log_odds = math.log(probability / (1 - probability))
        return _logistic(model.intercept + model.signals * log_odds + model.judgement * judgement)


@cache
def load_calibration() -> Calibration:
    """Read the shipped calibration."""
    resource = files("assistant.evidence") / "calibration.toml"
    return Calibration.model_validate(tomllib.loads(resource.read_text(encoding="utf-8")))


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
