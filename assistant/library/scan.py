"""Walk the knowledge folder: which files are to be read, which can't be, and which are not ours.

Knows names, sizes and links; opens no file.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import DocumentError
from assistant.library.asked import ASKED_SUFFIX, asked_of
from assistant.library.curation import CURATION_FILE
from assistant.library.front_matter import SIDECAR_SUFFIX, sidecar_of
from assistant.library.golden import GOLDEN_SUFFIX

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx", ".pptx"})
"""The endings of documents that are read, in lower case."""

_NOT_DOCUMENTS = frozenset(
    {"contacts.toml", "glossary.toml", CURATION_FILE, "desktop.ini", "thumbs.db"}
)
_BESIDE = (SIDECAR_SUFFIX, GOLDEN_SUFFIX, ASKED_SUFFIX)
_UNFINISHED = (".tmp", ".part", ".crdownload", ".download")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # what breaks or turns a line
    "\ud800-\udfff]"  # bytes of a name that is no UTF-8
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file to be read."""

    path: Path
    source: str
    """Path relative to the knowledge folder, with forward slashes."""

    size: int
    """In bytes."""

    mtime_ns: int
    """The latest time of change of the file and what is read with it, in nanoseconds."""

    sidecar: Path | None
    """The file beside it that holds its front matter."""

    asked: Path | None = None
    """The file beside it that holds how people ask for its sections."""

    @property
    def read_with(self) -> tuple[Path, ...]:
        """The files beside it whose change is a change of the document."""
        return tuple(path for path in (self.sidecar, self.asked) if path is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A file or folder that can't be read, and why."""

    source: str
    error: DocumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a knowledge folder holds. Everything is in the order of its sources."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]

    ignored: tuple[str, ...]
    """Sources of files that are no documents, such as spreadsheets."""


def scan(folder: Path, *, max_bytes: int = 50_000_000) -> Scan:
    """List what a knowledge folder holds.

    READMEs, hidden files, temporary files, golden questions and the library's own data
    files (contacts, glossary, trainers' decisions) are left out silently.

    Raises:
        DocumentError: the folder itself can't be read.
    """
    root = folder.resolve()
    if not root.is_dir():
        raise DocumentError("documents.folder_missing", source=str(folder))
    files: list[SourceFile] = []
    problems: list[Problem] = []
    ignored: list[str] = []
    for path, source in _walk(root, problems):
        try:
            if _is_document(path):
                files.append(_inspect(path, source, max_bytes=max_bytes))
            elif _is_orphan(path):
                raise DocumentError("documents.sidecar_alone", source=source)
            elif not _is_left_out(path):
                ignored.append(source)
        except DocumentError as error:
            problems.append(Problem(source=source, error=error))
    return Scan(
        files=tuple(sorted(files, key=lambda file: file.source)),
        problems=tuple(sorted(problems, key=lambda problem: problem.source)),
        ignored=tuple(sorted(ignored)),
    )


def _walk(root: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Yield every entry that may be a file; folders that are links are not entered."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            source = _source(folder, root)
            problems.append(Problem(source=source, error=unreadable(source, error)))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = folder / entry.name
            try:
                if _is_folder_to_enter(entry, path, root):
                    folders.append(path)
                else:
                    yield path, _checked_source(path, root)
            except DocumentError as error:
                problems.append(Problem(source=_source(path, root), error=error))


def _is_folder_to_enter(entry: os.DirEntry[str], path: Path, root: Path) -> bool:
    source = _source(path, root)
    try:
        real = path.resolve(strict=True)
    except FileNotFoundError as error:
        key = "broken_link" if entry.is_symlink() else "vanished"
        raise DocumentError(f"documents.{key}", source=source) from error
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop, before Python 3.13
        if entry.is_symlink():
            raise DocumentError("documents.link_loop", source=source) from error
        raise unreadable(source, error) from error
    if not real.is_relative_to(root):
        raise DocumentError("documents.outside", source=source)
    if not entry.is_dir():
        return False
    if real != path:
        key = "link_loop" if path.is_relative_to(real) else "folder_link"
        raise DocumentError(f"documents.{key}", source=source)
    if path.suffix.lower() in SUFFIXES:
        raise DocumentError("documents.is_folder", source=source)
    return True


def _inspect(path: Path, source: str, *, max_bytes: int) -> SourceFile:
    try:
        status = path.stat()
        sidecar, asked = (
            beside if beside.is_file() else None for beside in (sidecar_of(path), asked_of(path))
        )
        times = [one.stat().st_mtime_ns for one in (sidecar, asked) if one is not None]
    except OSError as error:
        raise unreadable(source, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError("documents.special_file", source=source)
    if status.st_size > max_bytes:
        raise too_large(source, size=status.st_size, max_bytes=max_bytes)
    return SourceFile(
        path=path,
        source=source,
        size=status.st_size,
        mtime_ns=max(status.st_mtime_ns, *times, 0),
        sidecar=sidecar,
        asked=asked,
    )


def too_large(source: str, *, size: int, max_bytes: int) -> DocumentError:
    """Return the error for a file with more bytes than are read."""
    return DocumentError(
        "documents.too_large",
        source=source,
        megabytes=f"{size / 1e6:.1f}",
        limit=f"{max_bytes / 1e6:.1f}",
    )


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not _is_left_out(path)


def _is_left_out(path: Path) -> bool:
    name = path.name.lower()
    readme = name.startswith("readme") and name.endswith((".md", ".markdown"))
    locked = name.startswith("~$")  # Office puts such a file beside an open one
    return readme or locked or name in _NOT_DOCUMENTS or name.endswith((*_UNFINISHED, *_BESIDE))


def _is_orphan(path: Path) -> bool:
    suffix = next((one for one in _BESIDE if path.name.endswith(one)), None)
    return suffix is not None and not os.path.lexists(
        path.with_name(path.name.removesuffix(suffix))
    )


def _source(path: Path, root: Path) -> str:
    """Return the path within the folder, with what can't be printed or stored made visible."""
    return _UNPRINTABLE.sub(lambda match: ascii(match.group())[1:-1], _raw_source(path, root))


def _raw_source(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _checked_source(path: Path, root: Path) -> str:
    source = _source(path, root)
    if source != _raw_source(path, root):
        raise DocumentError("documents.odd_name", source=source)
    return source


def unreadable(source: str, error: Exception) -> DocumentError:
    """Return the error for a file that the system doesn't let us read."""
    if isinstance(error, FileNotFoundError):
        return DocumentError("documents.vanished", source=source)
    if isinstance(error, PermissionError):
        return DocumentError("documents.no_permission", source=source)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "?"
    return DocumentError("documents.unreadable", source=source, reason=reason)
