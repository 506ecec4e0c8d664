"""Measure retrieval: dense, lexical and fused side by side, on passages with known answers.

    python -m evals.retrieval --data DIR [--data DIR ...] [--weights] [--json] [--store DIR]

A folder holds `*passages.jsonl` (`id`, `text`, `lang`) and `*queries.jsonl` or `*questions.jsonl`
(`question`, `gold_passage_id` or `passage_id`; those with `answerable: false` are left out), as
TyDi QA GoldP (Clark et al., 2020) and IDK-MRC (Putri and Oh, 2022) do.

Passages fall into a tuning and a held-out half by the hash of their text, the same in every data
set, and a question goes with its passage. Every question searches all passages of its set.
Constants are chosen on the tuning half only. `--weights` shows that half for a range of weights.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import numpy as np

from assistant.protocols import Embedder, Vectors
from assistant.retrieval.fusion import LEXICAL_WEIGHT, Weights
from assistant.retrieval.hybrid import HybridRetriever
from assistant.store import Store
from assistant.store.files import FileRecord
from assistant.store.records import vector_key
from assistant.types import Chunk, Document, Locator, Section
from evals.table import table

Half = Literal["tuning", "held out"]

DEPTH = 30
"""A passage further down counts as not found."""

WEIGHTS = (0.0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.12, 0.15, 0.20, 0.30)
_RESAMPLES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question with the passage that answers it."""

    text: str
    passage_id: str
    half: Half


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Passages by id, and the questions about them."""

    name: str
    passages: dict[str, str]
    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with its 95 % bootstrap interval over questions."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way of retrieving on one half of one corpus."""

    corpus: str
    half: Half
    method: str
    questions: int
    recall_at_1: Interval
    recall_at_5: Interval
    mrr: Interval


def load_corpus(folder: Path) -> Corpus:
    """Read one data set."""
    passages = {r["id"]: r["text"] for r in _records(folder, "*passages.jsonl")}
    records = [*_records(folder, "*queries.jsonl"), *_records(folder, "*questions.jsonl")]
    queries = []
    for record in records:
        if record.get("answerable", True):
            passage_id = record.get("gold_passage_id") or record["passage_id"]
            half = half_of(passages[passage_id])
            queries.append(Query(text=record["question"], passage_id=passage_id, half=half))
    return Corpus(name=folder.name, passages=passages, queries=tuple(queries))


def half_of(passage: str) -> Half:
    """Assign a passage, and with it its questions, to a half."""
    return "held out" if hashlib.sha256(passage.encode()).digest()[-1] % 2 else "tuning"


def fill(store: Store, corpus: Corpus, embedder: Embedder) -> None:
    """Put each passage into the store as a document of one chunk."""
    chunks = [_as_chunk(identity, text) for identity, text in corpus.passages.items()]
    keys = {vector_key(chunk): chunk.embedded_text for chunk in chunks}
    for key in store.cache.missing(keys):
        store.cache.put({key: embedder.embed_passages([keys[key]])[0]})
    for chunk in chunks:
        if store.source_of(chunk.document_id) is None:
            store.changes.replace(_as_document(chunk), [chunk], file=_as_file(chunk.document_id))


def rank(queries: Iterable[Query], search: Callable[[str], Sequence[str]]) -> list[int | None]:
    """Return the rank of the right passage for every question; None below `DEPTH`."""
    ranks = []
    for query in queries:
        found = list(search(query.text))
        ranks.append(found.index(query.passage_id) + 1 if query.passage_id in found else None)
    return ranks


def summarise(corpus: str, half: Half, method: str, ranks: Sequence[int | None]) -> Row:
    """Turn ranks into recall at 1 and 5 and mean reciprocal rank."""
    return Row(
        corpus=corpus,
        half=half,
        method=method,
        questions=len(ranks),
        recall_at_1=interval(rank == 1 for rank in ranks),
        recall_at_5=interval(rank is not None and rank <= 5 for rank in ranks),
        mrr=interval(1 / rank if rank else 0.0 for rank in ranks),
    )


def interval(values: Iterable[float]) -> Interval:
    """Return the mean with its 95 % percentile bootstrap interval (Efron, 1979)."""
    sample = np.array(list(values), dtype=float)
    draws = np.random.default_rng(0).integers(len(sample), size=(_RESAMPLES, len(sample)))
    low, high = np.percentile(sample[draws].mean(axis=1), [2.5, 97.5])
    return Interval(value=float(sample.mean()), low=float(low), high=float(high))


def measure(
    corpus: Corpus, embedder: Embedder, folder: Path, *, weights: Sequence[float] = ()
) -> list[Row]:
    """Rank with each index alone and with both; `weights` are tried on the tuning half."""
    halves: dict[Half, list[Query]] = {"tuning": [], "held out": []}
    for query in corpus.queries:
        halves[query.half].append(query)
    with Store.open(folder / corpus.name, embedder=embedder) as store:
        fill(store, corpus, embedder)
        searches = _Searches(store, embedder)
        methods = (
            ("dense", searches.dense),
            ("lexical", searches.lexical),
            ("fused", searches.fused(LEXICAL_WEIGHT)),
        )
        rows = [
            summarise(corpus.name, half, method, rank(queries, search))
            for half, queries in halves.items()
            for method, search in methods
        ]
        for weight in weights:
            ranks = rank(halves["tuning"], searches.fused(weight))
            rows.append(summarise(corpus.name, "tuning", f"weight {weight:.2f}", ranks))
    return rows


class _Searches:
    """Ways of searching one store, by question; each question is embedded once."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._vectors: dict[str, Vectors] = {}

    def embed_query(self, text: str) -> Vectors:
        if text not in self._vectors:
            self._vectors[text] = self._embedder.embed_query(text)
        return self._vectors[text]

    def dense(self, question: str) -> list[str]:
        hits = self._store.dense.search(self.embed_query(question), k=DEPTH)
        return [hit.chunk_id for hit in hits]

    def lexical(self, question: str) -> list[str]:
        return [hit.chunk_id for hit in self._store.lexical.search(question, k=DEPTH)]

    def fused(self, weight: float) -> Callable[[str], list[str]]:
        retriever = HybridRetriever(
            embedder=self,
            dense=self._store.dense,
            lexical=self._store.lexical,
            asked=self._store.asked,
            catalogue=self._store,
            mean_question=partial(self._store.mean_question, self),
            candidates=DEPTH,
            weights=Weights(lexical=weight),
        )
        return lambda question: [
            item.chunk.id for item in retriever.retrieve(question, k=DEPTH, language="id")
        ]


def _records(folder: Path, pattern: str) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob(pattern))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _as_chunk(identity: str, text: str) -> Chunk:
    return Chunk(
        id=identity,
        document_id=identity,
        title="",
        language="id",
        text=text,
        start=0,
        end=len(text),
        locator=Locator(),
    )


def _as_document(chunk: Chunk) -> Document:
    return Document(
        id=chunk.document_id,
        title=chunk.title,
        text=chunk.text,
        language=chunk.language,
        source=chunk.document_id,
        sha256=hashlib.sha256(chunk.text.encode()).hexdigest(),
        sections=(Section(start=chunk.start, end=chunk.end, locator=chunk.locator),),
    )


def _as_file(source: str) -> FileRecord:
    return FileRecord(source=source, stamp="", sha256="", recipe="", state="indexed")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    from assistant.embedders.nano import NanoEmbedder

    parser = argparse.ArgumentParser(prog="evals.retrieval", description="Measure retrieval.")
    parser.add_argument("--data", type=Path, action="append", required=True, metavar="DIR")
    parser.add_argument("--store", type=Path, metavar="DIR", help="keep the vectors here")
    parser.add_argument("--weights", action="store_true", help="try a range of lexical weights")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    weights = WEIGHTS if options.weights else ()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        rows = [
            row
            for folder in options.data
            for row in measure(
                load_corpus(folder),
                NanoEmbedder(),
                options.store or Path(scratch),
                weights=weights,
            )
        ]
    sys.stdout.write(_as_json(rows) if options.json else _as_table(rows))


def _as_json(rows: Sequence[Row]) -> str:
    return json.dumps([asdict(row) for row in rows], indent=2, ensure_ascii=False) + "\n"


def _as_table(rows: Sequence[Row]) -> str:
    header = ("corpus", "half", "n", "method", "R@1", "R@5", "MRR")
    lines = [
        (
            row.corpus,
            row.half,
            str(row.questions),
            row.method,
            str(row.recall_at_1),
            str(row.recall_at_5),
            str(row.mrr),
        )
        for row in rows
    ]
    return table(header, lines) + "\n"


if __name__ == "__main__":
    main()
