"""How soon the quotes come, as at a first question and with passages prepared."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.factory import Library, make_assistant, make_writer
from assistant.protocols import Generator
from assistant.store.sentences import KeptSentences
from assistant.types import Chunk
from assistant.vectors import SentenceVectors
from evals.bench.asked import Asked, ask
from evals.bench.figures import Figure

PASSES = 2
"""How often every question is asked."""

_MOST_BYTES = 1_000_000_000


def look_up(
    library: Library, generator: Generator, questions: Sequence[str], advance: Callable[[], None]
) -> tuple[list[Asked], list[Figure]]:
    """Ask every question twice: with nothing known of its passages, then with them prepared.

    Returns those that have an answer, with their times of the second pass; no figures where there
    is none.
    """

    def asked_with(vectors: SentenceVectors, *, prepared: Iterable[Chunk] = ()) -> list[Asked]:
        writer = make_writer(generator, library.settings, vectors)
        assistant = make_assistant(replace(library, vectors=vectors), writer)
        for chunk in prepared:
            assistant.prepare(chunk)
        found = []
        for one in ask(assistant, writer, questions):
            found += [one] if one else []
            advance()
        return found

    cold = asked_with(SentenceVectors(library.embedder))
    with TemporaryDirectory() as folder:
        kept = KeptSentences(
            Path(folder) / "sentences.sqlite", library.embedder, most_bytes=_MOST_BYTES
        )
        with closing(kept):
            chunks = {chunk.id: chunk for one in cold for chunk in one.chunks}
            vectors = SentenceVectors(library.embedder, kept=kept)
            warm = asked_with(vectors, prepared=chunks.values())
    return warm, [
        Figure(name="quotes", way=way, unit="s", values=tuple(one.seconds for one in found[1:]))
        for way, found in (("prepared", warm), ("unprepared", cold))
        if found[1:]
    ]
