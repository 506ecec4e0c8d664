"""A sync that finds nothing new looks at every file, and reads and embeds none."""

import time
from pathlib import Path

from assistant.factory import open_library
from assistant.settings import load_settings
from assistant.testing.embedder import HashEmbedder

FILES = 2_000
MOST_SECONDS = 2.0
"""Of processor time; on two x86-64 cores of 2024 it takes 0.2 s, and 0.6 s of time when busy."""


def test_a_sync_without_changes_embeds_nothing_and_takes_no_time(
    tmp_path: Path, data_dir: Path
) -> None:
    folder = tmp_path / "knowledge"
    for number in range(FILES):
        path = folder / f"{number % 20:02}" / f"rapat-{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"# Rapat {number}\n\nRapat pengurus nomor {number} diadakan hari Senin pagi.\n"
        path.write_text(text, encoding="utf-8")
    settings = load_settings(paths={"knowledge": folder, "data": data_dir})
    embedder = HashEmbedder(dimension=8)
    with open_library(settings, embedder=embedder) as library:
        assert len(library.synchronizer.sync(folder).added) == FILES
        assert embedder.calls >= FILES
    embedder.calls = 0
    with open_library(settings, embedder=embedder) as library:
        before = library.store.changes.version()
        wall, processor = time.perf_counter(), time.process_time()
        report = library.synchronizer.sync(folder)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        told = f"{FILES} files, nothing new: {processor:.2f} s of processor time, {wall:.2f} s"
        print(told)  # noqa: T201 - the figure is what the test is for
        assert (report.unchanged, report.embedded, embedder.calls) == (FILES, 0, 0)
        assert library.store.changes.version() == before
    assert processor < MOST_SECONDS
