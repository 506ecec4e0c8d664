"""How search, start and memory grow with the library, measured in processes of their own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.factory import Library
from assistant.protocols import Vectors
from assistant.retrieval.centre import ordinary_questions
from assistant.settings import Settings
from assistant.store import Store
from assistant.temporary import passing_folder
from evals.bench.figures import Figure
from evals.bench.generated import fill, read_seed

MEASURES = ("search", "search_work", "start", "idle", "held", "recall")
"""What is measured of each size; words: `bench.figure.<name>`."""

_UNITS = {"held": "MB", "recall": "share"}


@dataclass(frozen=True, slots=True)
class Known:
    """Implements the half of `Embedder` that a search needs, from vectors made before."""

    vectors: Mapping[str, Vectors]
    id: str = "known"
    sha256: str = "0"
    dimension: int = 384
    max_tokens: int = 512

    def count_tokens(self, text: str) -> int:
        """Count words: nothing is embedded, so nothing is too long."""
        return len(text.split())

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Refuse: whatever is generated has its vector."""
        raise AssertionError(f"{len(texts)} texts without a vector")

    def embed_query(self, text: str) -> Vectors:
        """Return the vector of a question that is known."""
        return self.vectors[text]


def sizes(largest: int) -> list[int]:
    """Return 1,000, 10,000 and so on, up to `largest`."""
    return [size for power in range(3, 8) if (size := 10**power) <= largest]


def scale_figures(
    settings: Settings, library: Library, questions: Sequence[str], chunks: Sequence[int]
) -> Iterator[list[Figure]]:
    """Yield the figures of each size, when it has been filled and measured.

    The embedder's time is no part of them: the questions' vectors are made before.
    """
    seed = read_seed(library.store)
    texts = dict.fromkeys((*questions, *ordinary_questions()))
    known = {text: library.embedder.embed_query(text) for text in texts}
    for size in chunks:
        with passing_folder() as folder:
            np.savez(folder / "known.npz", texts=list(known), vectors=np.stack([*known.values()]))
            with Store.open(folder / "store", embedder=Known(known)) as store:
                fill(store, seed, chunks=size)
                store.dense.follow()
            found = _measured(folder, settings, questions)
        yield [
            Figure(
                name=name,
                way=str(size),
                unit=_UNITS.get(name, "s"),
                values=tuple(found[name]),
            )
            for name in MEASURES
        ]


def _measured(folder: Path, settings: Settings, questions: Sequence[str]) -> dict[str, list[float]]:
    """Measure in a process that holds nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", "evals.bench.grown"],
        input=json.dumps(
            {
                "folder": str(folder),
                "settings": settings.model_dump(mode="json"),
                "questions": list(questions),
            }
        ),
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found
