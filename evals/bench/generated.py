"""A library of any size, generated from a small one: its words and vectors, mixed anew.

Nobody has a hundred thousand passages at hand, and embedding as many takes hours on two cores. So
words are drawn as often as the small library uses them, with some invented ones among them, since
longer texts go on bringing new words; and vectors are mixed from its own, with noise.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.protocols import Vectors
from assistant.store import Store
from assistant.store.files import FileRecord
from assistant.store.records import question_key, vector_key
from assistant.types import Chunk, Document, Locator

_CHUNKS_A_DOCUMENT = 30
_WORDS_A_CHUNK = 62  # as the shipped library: 448 characters a chunk
_INVENTED = 0.02  # share of words that no other chunk has
_NOISE = 0.35  # length of the noise beside a mix of length one: neighbours differ, as texts do
_SYLLABLES = [a + b for a in "bdgklmnprst" for b in "aeiou"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """What a library is generated from."""

    texts: Sequence[str]
    vectors: Vectors
    asked: Sequence[tuple[Sequence[str], Vectors]]
    """Questions for sections, with their vectors; given to as many chunks, one after another."""


def read_seed(store: Store) -> Seed:
    """Take everything from an open store."""
    chunks = store.chunks()
    asked = []
    for chunk in chunks:
        found = store.cache.get(map(question_key, chunk.asked))
        known = [one for one in chunk.asked if question_key(one) in found]
        if known:
            asked.append((known, np.stack([found[question_key(one)] for one in known])))
    return Seed(
        texts=[chunk.text for chunk in chunks], vectors=store.cache.matrix()[1], asked=asked
    )


def fill(store: Store, seed: Seed, *, chunks: int) -> None:
    """Put a generated library of so many chunks into an empty store; always the same one."""
    chance = np.random.default_rng(chunks)
    asked = iter(seed.asked)
    for document, pieces in _documents(seed.texts, chunks, chance):
        vectors = _vectors(seed.vectors, len(pieces), chance)
        with_questions = []
        for piece in pieces:
            questions, found = next(asked, ((), ()))
            store.cache.put(dict(zip(map(question_key, questions), found, strict=True)))
            with_questions.append(replace(piece, asked=tuple(questions)))
        store.cache.put(dict(zip(map(vector_key, with_questions), vectors, strict=True)))
        record = FileRecord(
            source=document.source, stamp="", sha256=document.sha256, recipe="", state="indexed"
        )
        store.changes.replace(document, with_questions, file=record)


def _documents(
    texts: Sequence[str], chunks: int, chance: np.random.Generator
) -> Iterator[tuple[Document, list[Chunk]]]:
    counted = Counter(word for text in texts for word in text.split())
    words = np.array(list(counted))
    shares = np.array(list(counted.values())) / counted.total()
    for number, start in enumerate(range(0, chunks, _CHUNKS_A_DOCUMENT)):
        name, count = f"d{number}", min(_CHUNKS_A_DOCUMENT, chunks - start)
        drawn = chance.choice(words, size=(count, _WORDS_A_CHUNK), p=shares).astype(object)
        for row, column in zip(*np.nonzero(chance.random(drawn.shape) < _INVENTED), strict=True):
            drawn[row, column] = "".join(chance.choice(_SYLLABLES, size=5))
        pieces = [" ".join(row) for row in drawn]
        document = Document(
            id=name,
            title=" ".join(drawn[0, :5]),
            text="\n\n".join(pieces),
            language=("id", "en")[number % 2],
            source=f"{name}.md",
            sha256=name,
            sections=(),
        )
        yield document, list(_chunks(document, pieces))


def _chunks(document: Document, pieces: Sequence[str]) -> Iterator[Chunk]:
    start = 0
    for number, piece in enumerate(pieces):
        yield Chunk(
            id=f"{document.id}#{number}",
            document_id=document.id,
            title=document.title,
            language=document.language,
            text=piece,
            start=start,
            end=start + len(piece),
            locator=Locator(heading_path=(" ".join(piece.split()[:4]),)),
        )
        start += len(piece) + 2


def _vectors(seed: Vectors, count: int, chance: np.random.Generator) -> Vectors:
    parts = [share * seed[chance.integers(len(seed), size=count)] for share in (0.6, 0.25, 0.15)]
    mixed = np.sum(parts, axis=0)
    noise = chance.standard_normal(mixed.shape) / np.sqrt(seed.shape[1])
    rows = mixed / np.linalg.norm(mixed, axis=1, keepdims=True) + _NOISE * noise
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit
