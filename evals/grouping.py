"""Measure how like two questions must be to be grouped: the threshold of `assistant.gaps.grouping`.

    python -m evals.grouping

Golden questions of one section, and of the same section of its translation, ask alike; those of
other documents don't. Two questions of different sections of one document are neither. Documents
with their translations go into two halves by their names: the threshold is chosen on one half and
reported for the other.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from assistant.factory import open_library
from assistant.gaps.gap import Gap
from assistant.gaps.grouping import join_like
from assistant.gaps.question_vectors import question_vectors
from assistant.library.golden import GoldenQuestion
from assistant.protocols import Vectors
from assistant.settings import load_settings
from assistant.trying.places import Place, Places
from assistant.trying.trial import Trial, read_trials
from assistant.types import Document
from evals.table import share, table

THRESHOLDS = tuple(round(0.30 + step / 50, 2) for step in range(20))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A golden question with what tells whether another one asks alike."""

    gap: Gap
    """The question as it would be in the queue."""

    work: str
    """A document and its translations."""

    places: frozenset[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Pairs of questions that were put together, beside those that should be."""

    threshold: float
    together: tuple[bool, ...]
    """For every pair put together, whether it is alike."""

    alike: tuple[bool, ...]
    """For every pair that is alike, whether it was put together."""

    same_work: tuple[bool, ...]
    """For every pair of different sections of one document, whether it was put together."""

    @property
    def precision(self) -> float:
        """Share of the pairs put together that are alike; 1 where none was."""
        return sum(self.together) / len(self.together) if self.together else 1.0

    @property
    def recall(self) -> float:
        """Share of the alike pairs that were put together."""
        return sum(self.alike) / len(self.alike) if self.alike else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_items(trials: Sequence[Trial], documents: Sequence[Document]) -> list[Item]:
    """Return the golden questions whose section is there."""
    places = Places(documents)
    items = []
    for trial in trials:
        name = trial.document_id or places.id_of(trial.source)
        found = places.of(name, trial.golden.section) if name else frozenset()
        if name and found:
            work = min(places.versions(name))
            items.append(Item(gap=_gap(trial.golden), work=work, places=found))
    return items


def _gap(golden: GoldenQuestion) -> Gap:
    return Gap(
        id="",
        question=golden.question,
        language=golden.language,
        kind="noted",
        asked_on=date.min,
    )


def half_of(work: str) -> int:
    """Return the half that a document and its translations belong to."""
    return hashlib.sha256(work.encode()).digest()[0] % 2


def measure(items: Sequence[Item], vectors: Vectors, threshold: float) -> Score:
    """Group the questions, and compare every pair with what is wanted."""
    groups = join_like(vectors, least_similarity=threshold)
    group_of = {row: number for number, group in enumerate(groups) for row in group}
    together, alike, same_work = [], [], []
    for one, other in combinations(range(len(items)), 2):
        is_together = group_of[one] == group_of[other]
        if items[one].places & items[other].places:
            alike.append(is_together)
        elif items[one].work == items[other].work:
            same_work.append(is_together)
            continue
        if is_together:
            together.append(bool(items[one].places & items[other].places))
    return Score(
        threshold=threshold,
        together=tuple(together),
        alike=tuple(alike),
        same_work=tuple(same_work),
    )


def report(scores: Sequence[Score]) -> str:
    """Lay the scores out for reading."""
    rows = [
        [
            f"{one.threshold:.2f}",
            share(one.together),
            share(one.alike),
            f"{one.f1:.2f}",
            share(one.same_work),
        ]
        for one in scores
    ]
    header = ["threshold", "precision", "recall", "F1", "one document, other section"]
    return table(header, rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    settings = load_settings()
    with open_library(settings) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        items = read_items(read_trials(settings.paths.knowledge), library.store.documents())
        vectors = question_vectors([one.gap for one in items], library.embedder)
    tuning, judged = (_measure_half(items, vectors, half) for half in (0, 1))
    best = max(tuning, key=lambda one: one.f1).threshold
    sys.stdout.write(f"tuning half\n{report(tuning)}\n\n")
    sys.stdout.write(f"chosen: {best:.2f}; the other half\n{report(judged)}\n")


def _measure_half(items: Sequence[Item], vectors: Vectors, half: int) -> list[Score]:
    rows = [row for row, item in enumerate(items) if half_of(item.work) == half]
    chosen = [items[row] for row in rows]
    return [measure(chosen, vectors[rows], threshold) for threshold in THRESHOLDS]


if __name__ == "__main__":
    main()
