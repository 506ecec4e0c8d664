from pathlib import Path

import pytest

from assistant.evaluated import OVERVIEW, AreaOverview, Overview, latest_overview


def write(runs: Path, run: str, *, verdict: str = "passed", index: str = "i") -> Overview:
    overview = Overview(
        run=run,
        tier="smoke",
        verdict=verdict,  # type: ignore[arg-type]
        versions={"generator": "g", "index": index},
        areas=(AreaOverview(name="safety", grade="green", passed=9, cases=9),),
    )
    folder = runs / run
    folder.mkdir()
    (folder / OVERVIEW).write_text(overview.model_dump_json(), encoding="utf-8")
    return overview


def test_the_newest_run_of_the_same_model_and_documents_counts(tmp_path: Path) -> None:
    write(tmp_path, "20261101T000000Z")
    wanted = write(tmp_path, "20261102T000000Z", verdict="failed", index="h, i")
    write(tmp_path, "20261103T000000Z", index="h")
    write(tmp_path, "20261104T000000Z", verdict="incomplete")
    assert latest_overview(tmp_path, generator="g", index="i") == wanted


@pytest.mark.parametrize("content", ["", "{", "[]", '{"run": "x"}'])
def test_a_damaged_file_is_no_run(tmp_path: Path, content: str) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / OVERVIEW).write_text(content, encoding="utf-8")
    assert latest_overview(tmp_path, generator="g", index="i") is None
    assert latest_overview(tmp_path / "none", generator="g", index="i") is None
