"""Whether the evidence can answer the question: decided in code, before any model speaks.

A logistic model over the signals below. Its weights are data (`calibration.toml`), fitted by
`python -m evals.calibrate` on answerable and unanswerable questions; no raw cosine is cut, because
unrelated texts score 0.76 and related ones 0.82 with the default embedder. No model is asked: the
default one's own "yes, the quotes hold the answer" told 81 of these questions apart with an AUC of
.60 only, where the signals reach .91, and took seconds.
"""

import math
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from statistics import median

from pydantic import BaseModel, ConfigDict

from assistant.evidence.candidates import AMOUNT, Candidate
from assistant.terms import TermWeights, content_terms
from assistant.types import Language, Passage

_OTHER_LANGUAGE = 0.035
"""Added to a sentence's similarity across languages: E5 holds a text in the question's own language
for nearer by that much (measured on this project's documents that exist in both)."""

_OUTSIDE = 4.0
"""Taken off the log-odds where the question was judged to be no matter of Pandu's. Such a question
often shares words with the library ("who is president?", "how many islands has Indonesia?"): of 27
unanswerable development questions that the signals alone would answer 3 are judged so, of 515
answerable ones 1, which is a likelihood ratio of e^4.0. It counts only where the best section has
questions by which people ask for it: what else a library holds, nobody could know beforehand."""

_ASKS_FOR_AMOUNT = re.compile(rf"\b({AMOUNT}|brapa)\b", re.IGNORECASE)

_WORDS, _TERMS = (8, 20), (4, 12)
"""Where the length of a question counts. Of strangers' questions the other signals answered too
many between 8 and 13 words and too few above 16; about shorter ones they were right."""

_CITED = 2.0
"""Added to the log-odds where a sentence names the article of a law that the question names, taken
off where none does: what an article says stands nowhere else (docs/measurements.md, "Articles")."""

_NAMED = re.compile(r"(?<!^)\b[A-Z]\w+|\b\d[\w./×]*")
"""What must be in the passages: names and acronyms (not the first word), and numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What speaks for and against the evidence; each is small where it speaks against.

    A passage's words are those of its text, of its headings and of the questions by which people
    ask for its section. The three signals about words are NaN where the best passage is in another
    language than the question: shared words then tell nothing. The two about questions are NaN
    where the section of the best passage has none.
    """

    best_similarity: float
    """Cosine of the question and its best sentence, corrected where that is in another language."""

    usual_similarity: float
    """Median of the sentences' cosines: how near the topic is."""

    coverage: float
    """Share, by weight, of the question's terms that stand in any passage."""

    first_coverage: float
    """The same for the first passage alone."""

    rarest_missing: float
    """Minus the weight of the most telling term that no passage holds, divided by one plus the
    logarithm of the number of terms: a long question is more likely to hold such a term."""

    named_found: float
    """Share of the question's names and numbers that the passages hold; 1 when it has none."""

    asked_similarity: float
    """Nearness of the questions by which people ask for the best passage's section."""

    asked_lead: float
    """How much nearer the question is to those by which people ask for sections than to such as no
    document answers. Each hand of strangers left out, it raises the area under the curve of theirs
    from .946 to .960."""

    length: float
    """Logarithm of the number of words, which count from 8 to 20: a question that tells a story is
    less near to any text."""

    plainness: float
    """Minus the logarithm of one plus the number of content terms, which count from 4 to 12: of two
    questions as long and as near, the one that names more things is likelier to ask for one that
    no passage has."""

    asks_no_amount: float
    """0 where the question asks how many, how much or how long, else 1: of strangers' questions
    that do, the library answers 35 %, of all others 65 %."""


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
    texts = ["\n".join((one.chunk.embedded_text, *one.chunk.asked)) for one in passages]
    wanted = content_terms(question)
    held = [content_terms(text) for text in texts]
    missing = wanted - frozenset().union(*held)
    rarest = max(map(weights.weight, missing), default=0.0)
    best = max(
        candidate.similarity + _OTHER_LANGUAGE * (candidate.passage.chunk.language != language)
        for candidate in candidates
    )
    same_language = passages[0].chunk.language == language

    def of_words(value: float) -> float:
        return value if same_language else math.nan

    return Signals(
        best_similarity=best,
        usual_similarity=median(candidate.similarity for candidate in candidates),
        coverage=of_words(weights.coverage(wanted, wanted - missing)),
        first_coverage=of_words(weights.coverage(wanted, held[0])),
        rarest_missing=of_words(-rarest / (1 + math.log(max(len(wanted), 1)))),
        named_found=_share_found(_NAMED.findall(question), "\n".join(texts)),
        asked_similarity=_largest(passages, lambda passage: passage.asked_score),
        asked_lead=_largest(passages, lambda passage: passage.asked_lead),
        length=math.log(_within(len(question.split()), *_WORDS)),
        plainness=-math.log1p(_within(len(wanted), *_TERMS)),
        asks_no_amount=float(not _ASKS_FOR_AMOUNT.search(question)),
    )


def _within(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)


def _share_found(names: Sequence[str], text: str) -> float:
    wanted = {name.lower() for name in names}
    return sum(name in text.lower() for name in wanted) / len(wanted) if wanted else 1.0


def _largest(passages: Sequence[Passage], value: Callable[[Passage], float | None]) -> float:
    """Return the largest value of the passages, NaN where the best one has none."""
    values = [value(passage) for passage in passages]
    return math.nan if values[0] is None else max(one for one in values if one is not None)


class SignalModel(BaseModel):
    """A logistic model over the standardised signals."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    intercept: float
    means: list[float]
    """In the order of the fields of `Signals`, as are the next two."""

    scales: list[float]
    weights: list[float]


class Calibration(BaseModel):
    """What was learnt from answerable and unanswerable questions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fitted_on: str
    """What it was fitted on, with counts."""

    embedder: str
    """The embedder whose similarities it knows."""

    threshold: float
    """Least probability at which a question is answered."""

    signals: SignalModel
    """For passages whose section has questions by which people ask for it."""

    unasked: SignalModel
    """For passages without such questions; the signals about these have no weight in it."""

    def probability(
        self, signals: Signals, *, is_outside: bool = False, cited: bool | None = None
    ) -> float:
        """Return how likely the evidence answers, 0 to 1; unknown signals count as average.

        `is_outside` says that the question was judged to be no matter of Pandu's; `cited`, whether
        a sentence names the article of a law that it names, None where it names none.
        """
        model = self.unasked if math.isnan(signals.asked_similarity) else self.signals
        return _logistic(
            model.intercept
            - _OUTSIDE * (is_outside and model is self.signals)
            + (0.0 if cited is None else _CITED if cited else -_CITED)
            + sum(
                weight * (value - mean) / scale
                for value, mean, scale, weight in zip(
                    astuple(signals), model.means, model.scales, model.weights, strict=True
                )
                if not math.isnan(value)
            )
        )


@cache
def load_calibration() -> Calibration:
    """Read the shipped calibration."""
    resource = files("assistant.evidence") / "calibration.toml"
    return Calibration.model_validate(tomllib.loads(resource.read_text(encoding="utf-8")))


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
