"""Measures one generated library, in a process that holds nothing else.

Reads folder, settings and questions from its input, and writes the figures.
"""

import json
import sys
from collections.abc import Callable, Sequence
from heapq import nlargest
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import psutil

from assistant.factory import Library, open_library
from assistant.settings import Settings
from evals.bench.scale import Known

_NEAREST = 5
_EQUAL = 1e-6  # cosines that differ by less are the same, otherwise rounded


def main() -> None:
    """Write what was measured as one line of JSON."""
    asked = json.load(sys.stdin)
    folder = Path(asked["folder"])
    settings = Settings.model_validate(asked["settings"])
    paths = settings.paths.model_copy(
        update={"store": folder / "store", "knowledge": folder / "none"}
    )
    with np.load(folder / "known.npz") as kept:
        embedder = Known(dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True)))
    start = perf_counter()
    with open_library(settings.model_copy(update={"paths": paths}), embedder=embedder) as library:
        first, *questions = asked["questions"]
        _search(library, first)
        started = perf_counter() - start
        held = psutil.Process().memory_info().rss / 1e6
        figures = {
            "start": [started],
            "held": [held],
            **searches(lambda question: _search(library, question), questions),
            "idle": [_idle(library)],
            "recall": [recall(library, embedder, questions)],
        }
    sys.stdout.write(json.dumps(figures))


def searches(search: Callable[[str], object], questions: Sequence[str]) -> dict[str, list[float]]:
    """Search for all questions, and once more: words are counted when first asked for.

    `search_work` is processor time, which a busy machine stretches less.
    """
    wall, work = [], []
    for turn in range(2):
        for question in questions:
            began, worked = perf_counter(), process_time()
            search(question)
            if turn:
                wall.append(perf_counter() - began)
                work.append(process_time() - worked)
    return {"search": wall, "search_work": work}


def recall(library: Library, embedder: Known, questions: Sequence[str]) -> float:
    """Return which share of the index's first five hits is as near as the five nearest chunks."""
    names, matrix = library.store.cache.matrix()
    found = 0
    for question in questions:
        vector = embedder.embed_query(question)
        exact = dict(zip(names, (matrix @ vector).tolist(), strict=True))
        least = nlargest(_NEAREST, exact.values())[-1] - _EQUAL
        hits = library.store.dense.search(vector, k=library.settings.retrieval.candidates)
        found += sum(exact[hit.chunk_id] >= least for hit in hits[:_NEAREST])
    return found / (_NEAREST * len(questions))


def _search(library: Library, question: str) -> object:
    count = library.settings.retrieval.passages
    return library.retriever.retrieve(question, k=count, language="id")


def _idle(library: Library) -> float:
    """Return the seconds that a sync takes for what it asks of a store where nothing changed."""
    start = perf_counter()
    library.store.files()
    library.store.cache.chunks_without()
    library.store.cache.questions_without()
    return perf_counter() - start


if __name__ == "__main__":
    main()
