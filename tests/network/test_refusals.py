from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.network import refusals
from assistant.network.refusals import FILE, Refusals, Tally, read_refusals

TODAY = datetime.now().astimezone().date()


def test_refusals_are_written_once_the_folder_is_known(tmp_path: Path) -> None:
    tally = Tally()
    tally.add("name", 2)
    assert not list(tmp_path.iterdir())
    tally.keep_in(tmp_path / "data")
    tally.add("internet")
    tally.keep_in(tmp_path / "data")
    assert tally.counts == {"name": 2, "internet": 1}
    found = read_refusals(tmp_path / "data")
    assert found == Refusals(counts={"name": 2, "internet": 1}, since=TODAY)
    assert found.total == 3


def test_nothing_refused_leaves_no_file(tmp_path: Path) -> None:
    Tally().keep_in(tmp_path)
    assert not list(tmp_path.iterdir())
    assert read_refusals(tmp_path) == Refusals(counts={}, since=None)


def test_a_loop_does_not_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "_MOST_LINES", 5)
    tally = Tally()
    tally.keep_in(tmp_path)
    for _ in range(4):
        tally.add("other", 2)
    assert tally.counts == {"other": 8}
    assert read_refusals(tmp_path).total == 5


def test_a_disk_that_takes_nothing_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    tally = Tally()
    tally.keep_in(tmp_path / "data")
    tally.add("name")
    assert tally.counts == {"name": 1}


@pytest.mark.parametrize(
    ("content", "counts", "since"),
    [
        ("2026-01-02 name\n2026-01-01 internet\n", {"name": 1, "internet": 1}, date(2026, 1, 1)),
        ("2026-01-02 name\n2026-01-", {"name": 1}, date(2026, 1, 2)),
        ("\n2026-01-02 example.org\n", {}, None),
        ("yesterday name\n2026-01-02 name\n", {"name": 1}, date(2026, 1, 2)),
        ("\x00\xff", {}, None),
    ],
)
def test_lines_of_others_are_left_out(
    tmp_path: Path, content: str, counts: dict[str, int], since: date | None
) -> None:
    (tmp_path / FILE).write_text(content, encoding="latin-1")
    assert read_refusals(tmp_path) == Refusals(counts=counts, since=since)
