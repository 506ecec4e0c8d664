"""How much room Pandu takes on this computer, and what of it can be forgotten."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.history import History
from assistant.settings import PathSettings
from assistant.temporary import leftovers


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What one kind of data takes."""

    name: str
    """Key below `admin.storage`."""

    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgettable:
    """What "forget" removes."""

    conversations: int
    leftovers: int
    """Temporary folders of a Pandu that ended by a crash."""


def rooms(paths: PathSettings) -> Iterator[Room]:
    """Yield the room that each kind of data takes."""
    places = {
        "models": [paths.models],
        "store": [paths.store],
        "decoded": [paths.decoded],
        "knowledge": [paths.knowledge],
        "history": [paths.history],
        "gaps": sorted(paths.data.glob("gaps.sqlite*")),
        "undo": [paths.data / "undo"],
        "evals": [paths.data / "evals"],
        "accounts": [*paths.data.glob("accounts.*"), *paths.data.glob("audit*")],
    }
    for name, found in places.items():
        yield Room(name=name, bytes=sum(_size(path) for path in found))


def forgettable(history: History) -> Forgettable:
    """Return what there is to forget."""
    kept = sum(len(one.kept()) for one in history.everybody())
    return Forgettable(conversations=kept, leftovers=len(leftovers()))


def forget(history: History) -> Forgettable:
    """Delete everybody's saved conversations, and what a crash left; return what it was."""
    found = forgettable(history)
    for one in history.everybody():
        for kept in one.kept():
            one.delete(kept.code)
    for folder in leftovers():
        shutil.rmtree(folder, ignore_errors=True)
    return found


def _size(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder; links are not followed."""
    try:
        if path.is_symlink():
            return 0
        if path.is_file():
            return path.stat().st_size
        return sum(_size(one) for one in path.iterdir()) if path.is_dir() else 0
    except OSError:  # gone meanwhile, or closed to us
        return 0
