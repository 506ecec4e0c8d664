"""Kill a sync at twenty moments: each next start is consistent and embeds nothing twice."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.store import Store, SyncReport
from assistant.store.records import vector_key
from assistant.testing.embedder import HashEmbedder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")

_KILLS = 20
_DOCUMENTS = 40
_PARAGRAPHS = 5
_BATCH = 8  # as in assistant.store.reading: what one kill may lose

# Writes one line for every passage that it embeds, after it has been embedded.
_SYNC = """
import sys
from pathlib import Path
from assistant.library.scan import scan
from assistant.store import Store
from assistant.store.sync import Synchronizer
from assistant.testing.documents import ParagraphSplitter, convert_text
from assistant.testing.embedder import HashEmbedder

class Counting(HashEmbedder):
    def embed_passages(self, texts):
        vectors = super().embed_passages(texts)
        with open(sys.argv[3], "a", encoding="utf-8") as log:
            log.write("x\\n" * len(texts))
        return vectors

embedder = Counting(dimension=64, seconds_per_passage=0.006)
with Store.open(Path(sys.argv[1]), embedder=embedder, wait_seconds=5) as store:
    parts = dict(embedder=embedder, scan=scan, convert=convert_text, splitter=ParagraphSplitter())
    print("begun", flush=True)
    Synchronizer(store, **parts).sync(Path(sys.argv[2]))
"""


def _fill(folder: Path) -> None:
    for number in range(_DOCUMENTS):
        paragraphs = [f"Paragraf {part} dari dokumen {number}." for part in range(_PARAGRAPHS - 1)]
        text = "\n\n".join([f"id: d{number}\nDokumen {number}", *paragraphs])
        (folder / f"d{number:02}.txt").write_text(text, encoding="utf-8")


def _state(store: Store) -> tuple[object, ...]:
    chunks = store.chunks()
    return store.documents(), chunks, store.fingerprint(), store.counts()


def _check(store: Store, embedder: HashEmbedder) -> None:
    """Whatever is there is whole: chunks with their vectors, in both indexes."""
    chunks = store.chunks()
    assert len(chunks) == store.counts().documents * _PARAGRAPHS
    assert store.cache.missing(vector_key(chunk) for chunk in chunks) == []
    names = {chunk.id for chunk in chunks}
    assert {hit.chunk_id for hit in store.lexical.search("dokumen", k=1_000)} == names
    hits = store.dense.search(embedder.embed_query("dokumen"), k=1_000)
    assert {hit.chunk_id for hit in hits} == names
    for chunk in chunks[::7]:
        assert np.array_equal(
            store.vectors([chunk.id])[0], embedder.embed_passages([chunk.embedded_text])[0]
        )


def test_killed_twenty_times_a_sync_loses_nothing_and_embeds_nothing_twice(
    tmp_path: Path,
    folder: Path,
    open_store: Callable[..., Store],
    store_folder: Path,
    sync: Callable[..., SyncReport],
    embedder: HashEmbedder,
) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    _fill(folder)
    total = _DOCUMENTS * _PARAGRAPHS
    log = tmp_path / "embedded.log"
    chance = random.Random(7)  # noqa: S311
    halfway = 0
    for kill in range(_KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", _SYNC, str(store_folder), str(folder), str(log)],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0.0, 0.12))
            os.kill(process.pid, signal.SIGKILL)
        with open_store() as store:
            halfway += 0 < store.counts().vectors < total
            if kill % 4 == 3:  # otherwise the index is left behind, by several kills
                _check(store, embedder)
    assert halfway >= _KILLS // 2  # most kills came in the middle
    done = log.read_text(encoding="utf-8").count("x") if log.exists() else 0
    with open_store() as store:
        embedder.calls = 0
        report = sync(store)
        assert not report.failed
        assert embedder.calls == report.embedded
        # Each kill may lose the batch that was not saved yet, and no more.
        assert total <= done + embedder.calls <= total + _KILLS * _BATCH
        assert store.counts().vectors == total
        _check(store, embedder)
        interrupted = _state(store)
    shutil.rmtree(store_folder)
    with open_store() as store:
        sync(store)
        assert _state(store) == interrupted


def test_killed_while_the_dense_index_is_written_it_is_whole_at_the_next_start(
    tmp_path: Path,
    folder: Path,
    open_store: Callable[..., Store],
    store_folder: Path,
    sync: Callable[..., SyncReport],
    embedder: HashEmbedder,
) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    _fill(folder)
    with open_store() as store:
        sync(store)
    program = (
        "import sys\nfrom pathlib import Path\nfrom assistant.store import Store\n"
        "from assistant.testing.embedder import HashEmbedder\n"
        "store = Store.open(Path(sys.argv[1]), embedder=HashEmbedder(dimension=64))\n"
        "store.dense.follow()\nprint('begun', flush=True)\n"
        "while True: store.dense.rebuild()\n"
    )
    chance = random.Random(3)  # noqa: S311
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", program, str(store_folder)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0.0, 0.4))
            os.kill(process.pid, signal.SIGKILL)
        with open_store() as store:
            _check(store, embedder)
