"""The trained tagger: a conditional random field over tokens (the one importer of pycrfsuite).

`evals/tagger_fit.py` trains it; what it is worth on texts that it never saw is in
`docs/measurements.md`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from itertools import groupby
from pathlib import Path
from threading import Lock

import pycrfsuite

from assistant.privacy.tagging.features import features
from assistant.privacy.tagging.tokens import Token, list_tokens

MODEL = "tagger.crfsuite"

OUTSIDE = "O"
"""The label of a token that is no personal data; the other labels are kinds of it."""

_PARAMETERS = {"c1": 0.05, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 2}
"""Of three pairs of penalties the one that found most of what unseen hands wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A text's tokens with how probable it is that each belongs to a kind, 0 to 1."""

    tokens: Sequence[Token]
    probabilities: Mapping[str, Sequence[float]]
    """By kind, one for each token."""

    def runs(self, kind: str, *, least: float, core: float = 0.0) -> Iterator[list[Token]]:
        """Yield the runs of tokens of which each is of this kind with at least this probability.

        One of each run's tokens is so with at least `core` (two thresholds, as Canny linked
        edges by: IEEE Transactions on Pattern Analysis and Machine Intelligence 8 (6), 1986).
        """
        likely = zip(self.tokens, self.probabilities[kind], strict=True)
        for is_likely, group in groupby(likely, key=lambda one: one[1] >= least):
            run = list(group)
            if is_likely and any(probability >= core for _, probability in run):
                yield [token for token, _ in run]

    def highest(self, start: int, end: int) -> float:
        """Return the highest probability that a word in `text[start:end]` is of any kind."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        return max(
            (
                sum(of_kind[place] for of_kind in self.probabilities.values())
                for place in range(first, last)
                if self.tokens[place].is_word
            ),
            default=0.0,
        )


class Tagger:
    """Tags texts; safe to call from any thread."""

    def __init__(self, model: Path | None = None) -> None:
        """Open a model, by default the one in the package.

        Raises:
            OSError: it can't be read.
        """
        self._model = pycrfsuite.Tagger()
        self._lock = Lock()
        if model:
            self._model.open(str(model))
        else:
            with as_file(files(__package__) / MODEL) as path:
                self._model.open(str(path))

    def tag(self, text: str) -> Tagged:
        """Weigh every token of `text`; nothing of it is kept."""
        tokens = list_tokens(text)
        with self._lock:
            self._model.set(features(tokens))
            return Tagged(
                tokens=tokens,
                probabilities={
                    kind: [self._model.marginal(kind, place) for place in range(len(tokens))]
                    for kind in self._model.labels()
                    if kind != OUTSIDE
                },
            )


def train(examples: Iterable[tuple[Sequence[Token], Sequence[str]]], path: Path) -> None:
    """Train on tokens with their labels and write the model to `path`.

    The same examples in the same order give the same model.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS)
    for tokens, labels in examples:
        trainer.append(features(tokens), list(labels))
    trainer.train(str(path))
