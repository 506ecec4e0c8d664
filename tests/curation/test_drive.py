"""Network drives are told from disks by their mount."""

from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from assistant.curation.drive import is_on_network


@pytest.mark.parametrize(
    ("mounts", "expected"),
    [
        ([("/", "ext4", "rw")], False),
        ([("/", "ext4", "rw"), ("{folder}", "nfs4", "rw")], True),
        ([("/", "nfs", "rw"), ("{folder}", "ext4", "rw")], False),
        ([("{folder}", "", "rw,remote")], True),
        ([("{folder}-lain", "cifs", "rw")], False),
        ([], False),
    ],
)
def test_the_nearest_mount_decides(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    mounts: list[tuple[str, str, str]],
    expected: bool,
) -> None:
    folder = tmp_path.resolve()
    parts = [
        SimpleNamespace(mountpoint=place.format(folder=folder), fstype=kind, opts=opts)
        for place, kind, opts in mounts
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: parts)
    assert is_on_network(folder) == expected
