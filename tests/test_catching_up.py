"""The library is brought up to date beside the pages."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from assistant.catching_up import catching_up
from assistant.errors import PanduError, StoreError
from assistant.store.report import Progress, SyncReport
from tests.ui.benches import document, open_bench

RAPAT = "# Rapat\n\n## Kapan rapat?\n\nRapat pengurus diadakan setiap hari Senin pagi.\n"


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def test_tells_what_came_in(tmp_path: Path) -> None:
    told: list[SyncReport | PanduError] = []
    with open_bench(tmp_path) as bench:
        (bench.folder / "rapat.md").write_text(document("rapat", RAPAT), encoding="utf-8")
        with catching_up(bench, on_end=told.append):
            _until(lambda: bool(told))
        assert bench.store.document("rapat").title
    assert isinstance(told[0], SyncReport)
    assert told[0].added == ["rapat.md"]


def test_tells_why_it_can_not(tmp_path: Path) -> None:
    told: list[SyncReport | PanduError] = []
    with open_bench(tmp_path) as bench:
        bench.folder.rename(tmp_path / "terlepas")
        with catching_up(bench, on_end=told.append):
            _until(lambda: bool(told))
    assert isinstance(told[0], StoreError)


def test_is_left_in_the_middle_and_goes_on_at_the_next_sync(tmp_path: Path) -> None:
    told: list[SyncReport | PanduError] = []
    reading = Event()
    with open_bench(tmp_path) as bench:
        for number in range(20):
            text = document(f"rapat-{number}", RAPAT)
            (bench.folder / f"rapat-{number:02}.md").write_text(text, encoding="utf-8")
        tell = bench.synchronizer._telling

        def slowly(progress: Callable[[Progress], None] | None) -> Callable[[Progress], None]:
            inner = tell(progress)

            def wait(now: Progress) -> None:
                if now.stage == "reading" and now.done >= 3:
                    reading.set()
                    time.sleep(0.1)
                inner(now)

            return wait

        bench.synchronizer._telling = slowly  # type: ignore[method-assign]
        with catching_up(bench, on_end=told.append):
            assert reading.wait(30)
        bench.synchronizer._telling = tell  # type: ignore[method-assign]
        assert told == []
        assert bench.synchronizer.progress is None
        bench.sync()
        assert all(bench.store.document(f"rapat-{number}") for number in range(20))
