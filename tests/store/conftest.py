"""A knowledge folder, and a store that is filled from it by stand-ins for models and readers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.library.scan import scan
from assistant.store import Store, SyncReport
from assistant.store.sync import Synchronizer
from assistant.testing.documents import ParagraphSplitter, convert_text
from assistant.testing.embedder import HashEmbedder

Sync = Callable[..., SyncReport]


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder(dimension=64)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder of three documents with two paragraphs each."""
    path = tmp_path / "knowledge"
    path.mkdir()
    for name in ("audit", "kebocoran", "persetujuan"):
        text = f"id: {name}\n{name.title()}\n\nIsi tentang {name} dan batas waktunya."
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def store_folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def open_store(store_folder: Path, embedder: HashEmbedder) -> Callable[..., Store]:
    def open_(**arguments: Any) -> Store:
        return Store.open(store_folder, **{"embedder": embedder, "wait_seconds": 0.0} | arguments)

    return open_


@pytest.fixture
def sync(embedder: HashEmbedder, folder: Path) -> Sync:
    """Sync an open store with the folder; arguments replace the stand-ins."""

    def run(store: Store, *, path: Path = folder, **arguments: Any) -> SyncReport:
        options = {
            name: arguments.pop(name) for name in ("progress", "allow_empty") if name in arguments
        }
        parts: dict[str, Any] = {
            "embedder": embedder,
            "scan": scan,
            "convert": convert_text,
            "splitter": ParagraphSplitter(),
        }
        return Synchronizer(store, **parts | arguments).sync(path, **options)

    return run
