"""How fast a folder is read, beside the embedder alone, and how fast it is seen to be unchanged."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from assistant.factory import Library, open_library
from assistant.library.scan import scan
from assistant.protocols import Embedder, Vectors
from assistant.settings import Settings
from assistant.temporary import passing_folder
from evals.bench.figures import Figure, ratio
from evals.corpus import corpus_settings


class Noting:
    """An embedder that notes what it embeds, so that the same can be embedded again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.passages: list[list[str]] = []
        self.questions: list[str] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._embedder, name)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages; shape (len(texts), dimension)."""
        self.passages.append(list(texts))
        return self._embedder.embed_passages(texts)

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; shape (dimension,)."""
        self.questions.append(text)
        return self._embedder.embed_query(text)

    @property
    def count(self) -> int:
        """Texts that were embedded."""
        return len(self.questions) + sum(map(len, self.passages))

    def again(self, embedder: Embedder) -> float:
        """Let `embedder` embed the same in the same batches; return the seconds it takes."""
        start = perf_counter()
        for batch in self.passages:
            embedder.embed_passages(batch)
        for question in self.questions:
            embedder.embed_query(question)
        return perf_counter() - start


def sync_figures(settings: Settings, embedder: Embedder, *, files: int) -> list[Figure]:
    """Sync `files` documents of the library into a store of its own, twice.

    The embedder alone then embeds the same texts. What stays is nothing: the folder is a passing
    one.
    """
    noting = Noting(embedder)
    with passing_folder() as folder:
        own = corpus_settings(settings, folder)
        _copy_some(settings.paths.knowledge, own.paths.knowledge, files)
        with open_library(own, embedder=noting) as library:  # type: ignore[arg-type]
            whole = _sync(library)
            texts = noting.count
            alone = noting.again(embedder)
            unchanged = _sync(library)
    return [
        Figure(name="sync", way="", unit="s", values=(whole,)),
        Figure(name="embedder_alone", way="", unit="s", values=(alone,)),
        Figure(name="texts", way="", unit="texts", values=(float(texts),)),
        ratio("ingest", "", [alone], [whole]),
        Figure(name="unchanged", way="", unit="s", values=(unchanged,)),
        Figure(name="embedded_again", way="", unit="texts", values=(float(noting.count - texts),)),
    ]


def _sync(library: Library) -> float:
    start = perf_counter()
    library.synchronizer.sync(library.settings.paths.knowledge)
    return perf_counter() - start


def _copy_some(library: Path, folder: Path, files: int) -> None:
    """Copy documents with what lies beside them."""
    folder.mkdir(parents=True)
    for source in scan(library, max_bytes=1_000_000).files[:files]:
        for path in (source.path, *source.read_with):
            target = folder / path.relative_to(library)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
