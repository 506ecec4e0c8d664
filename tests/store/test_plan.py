import os
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import DocumentError, QuarantineError
from assistant.library.scan import SourceFile
from assistant.store.files import FileRecord
from assistant.store.plan import Plan, make_plan


def _file(path: Path, *, sidecar: Path | None = None) -> SourceFile:
    status = path.stat()
    return SourceFile(
        path=path,
        source=path.name,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        sidecar=sidecar,
    )


def _records(plan: Plan, *, recipe: str = "r") -> dict[str, FileRecord]:
    return {
        task.file.source: FileRecord(
            source=task.file.source,
            stamp=task.stamp,
            sha256=task.sha256,
            recipe=recipe,
            state="indexed",
        )
        for task in plan.tasks
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text("isi", encoding="utf-8")
    return file


@pytest.fixture
def records(path: Path) -> dict[str, FileRecord]:
    """The records after a first sync."""
    return _records(make_plan([_file(path)], {}, recipe="r"))


def test_a_file_never_met_is_added(path: Path) -> None:
    (task,) = make_plan([_file(path)], {}, recipe="r").tasks
    assert (task.change, task.moved_from) == ("added", "")


def test_an_unchanged_file_is_not_opened(path: Path, records: dict[str, FileRecord]) -> None:
    file = _file(path)
    path.unlink()
    plan = make_plan([file], records, recipe="r")
    assert plan.unchanged == (records["a.txt"],)
    assert not (plan.tasks or plan.touched or plan.gone or plan.unreadable)


def test_a_touched_file_gets_a_new_stamp_only(path: Path, records: dict[str, FileRecord]) -> None:
    os.utime(path, ns=(1, 1))
    plan = make_plan([_file(path)], records, recipe="r")
    assert not plan.tasks
    assert plan.touched[0].stamp != records["a.txt"].stamp


def test_other_content_is_changed(path: Path, records: dict[str, FileRecord]) -> None:
    path.write_text("lain", encoding="utf-8")
    (task,) = make_plan([_file(path)], records, recipe="r").tasks
    assert task.change == "changed"


def test_another_recipe_reads_again(path: Path, records: dict[str, FileRecord]) -> None:
    (task,) = make_plan([_file(path)], records, recipe="s").tasks
    assert task.change == "reread"


HELD = QuarantineError(QuarantineError.KEY, source="a.txt", rule="hidden.instruction")


@pytest.mark.parametrize(
    ("error", "changes"),
    [(HELD, ["held"]), (DocumentError("documents.damaged", source="a.txt"), []), (None, [])],
)
def test_what_was_kept_out_is_read_again(
    path: Path,
    records: dict[str, FileRecord],
    error: DocumentError | None,
    changes: list[str],
) -> None:
    state = "failed" if error else "indexed"
    kept = {"a.txt": replace(records["a.txt"], state=state, error=error)}
    plan = make_plan([_file(path)], kept, recipe="r")
    assert [task.change for task in plan.tasks] == changes
    os.utime(path, ns=(1, 1))
    assert [task.change for task in make_plan([_file(path)], kept, recipe="r").tasks] == changes


def test_what_was_kept_out_and_changed_is_changed(
    path: Path, records: dict[str, FileRecord]
) -> None:
    path.write_text("lain", encoding="utf-8")
    held = {"a.txt": replace(records["a.txt"], state="failed", error=HELD)}
    (task,) = make_plan([_file(path)], held, recipe="r").tasks
    assert task.change == "changed"


@pytest.mark.parametrize(
    ("decisions", "changes"),
    [({}, []), ({"b.txt": "released"}, []), ({"a.txt": "released"}, ["reread"])],
)
def test_another_decision_on_a_file_reads_it_again(
    path: Path,
    records: dict[str, FileRecord],
    decisions: dict[str, str],
    changes: list[str],
) -> None:
    plan = make_plan([_file(path)], records, recipe="r", decisions=decisions)
    assert [task.change for task in plan.tasks] == changes
    if changes:
        decided = _records(plan, recipe=plan.tasks[0].recipe)
        assert not make_plan([_file(path)], decided, recipe="r", decisions=decisions).tasks
        assert make_plan([_file(path)], decided, recipe="r").tasks


def test_a_new_sidecar_is_a_change(
    path: Path, records: dict[str, FileRecord], tmp_path: Path
) -> None:
    sidecar = tmp_path / "a.txt.meta.yaml"
    sidecar.write_text("title: X", encoding="utf-8")
    (task,) = make_plan([_file(path, sidecar=sidecar)], records, recipe="r").tasks
    assert task.change == "changed"


def test_the_same_content_under_a_new_name_is_a_rename(
    path: Path, records: dict[str, FileRecord], tmp_path: Path
) -> None:
    plan = make_plan([_file(path.rename(tmp_path / "b.txt"))], records, recipe="r")
    assert [task.moved_from for task in plan.tasks] == ["a.txt"]
    assert not plan.gone


def test_a_copy_is_not_a_rename(path: Path, records: dict[str, FileRecord], tmp_path: Path) -> None:
    copy = tmp_path / "b.txt"
    copy.write_bytes(path.read_bytes())
    (task,) = make_plan([_file(path), _file(copy)], records, recipe="r").tasks
    assert (task.file.source, task.moved_from) == ("b.txt", "")


def test_two_copies_of_a_file_that_is_gone_share_one_rename(
    path: Path, records: dict[str, FileRecord], tmp_path: Path
) -> None:
    copies = []
    for name in ("b.txt", "c.txt"):
        copies.append(tmp_path / name)
        copies[-1].write_bytes(path.read_bytes())
    plan = make_plan([_file(copy) for copy in copies], records, recipe="r")
    assert sorted(task.moved_from for task in plan.tasks) == ["", "a.txt"]


def test_a_missing_file_is_gone(records: dict[str, FileRecord]) -> None:
    assert make_plan([], records, recipe="r").gone == ("a.txt",)


@pytest.mark.parametrize(
    ("present", "gone"),
    [
        (["a.txt"], ()),  # it can't be read, yet it is there
        (["sub"], ("a.txt",)),
        (["a"], ("a.txt",)),  # a folder `a` holds `a/…`, not `a.txt`
    ],
)
def test_what_cannot_be_read_is_not_gone(
    records: dict[str, FileRecord], present: list[str], gone: tuple[str, ...]
) -> None:
    assert make_plan([], records, recipe="r", present=present).gone == gone


def test_what_stands_in_an_unreadable_folder_is_not_gone(records: dict[str, FileRecord]) -> None:
    record = records["a.txt"]
    inside = FileRecord(
        source="sub/a.txt", stamp="", sha256=record.sha256, recipe="r", state="indexed"
    )
    assert not make_plan([], {"sub/a.txt": inside}, recipe="r", present=["sub"]).gone


def test_a_file_that_vanishes_before_it_is_hashed_is_unreadable(path: Path) -> None:
    file = _file(path)
    path.unlink()
    assert [item.source for item in make_plan([file], {}, recipe="r").unreadable] == ["a.txt"]
