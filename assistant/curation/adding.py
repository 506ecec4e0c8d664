"""Take a file into the knowledge folder, with its front matter."""

from dataclasses import dataclass
from pathlib import Path

from assistant.curation.changeset import Changeset
from assistant.curation.folder import read_if_there
from assistant.curation.inventory import MARKDOWN, describe
from assistant.curation.writing import front_matter_yaml, make_id, with_front_matter
from assistant.documents import Limits, convert
from assistant.errors import DocumentError, UserError
from assistant.library.asked import ASKED_SUFFIX, asked_of
from assistant.library.front_matter import SIDECAR_SUFFIX, FrontMatter, sidecar_of
from assistant.library.golden import GOLDEN_SUFFIX, golden_of
from assistant.library.scan import SUFFIXES
from assistant.types import Document, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A file that can be read, and what can be proposed for its front matter."""

    path: Path
    document: Document
    """As it would be read; its title and language are what is proposed."""

    front_matter: FrontMatter | None
    """What it, or a sidecar beside it, says already; nothing is asked then."""


def examine(path: Path, *, limits: Limits, fallback_language: Language) -> Candidate:
    """Read a file that is to be added.

    Raises:
        DocumentError: it can't be read; the error says why.
        UserError: its name is one that a sync passes over.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise DocumentError("documents.unsupported", source=path.name)
    if path.name.startswith((".", "~$")) or path.stem.lower().startswith("readme"):
        raise UserError("curation.passed_over", source=path.name)
    document = convert(path, source=path.name, limits=limits, fallback_language=fallback_language)
    said = describe(path, source=path.name)
    return Candidate(path=path, document=document, front_matter=said.front_matter)


def place_of(candidate: Candidate, front_matter: FrontMatter, folder: Path) -> str:
    """Return where a file goes: its shelf and language, or where it is when it is in already.

    Its name becomes small letters, digits and hyphens, unless it brings its front matter along.
    """
    path, root = candidate.path.resolve(), folder.resolve()
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    name = candidate.path.name
    if candidate.front_matter is None:
        name = make_id(candidate.path.stem, ()) + candidate.path.suffix.lower()
    return f"{front_matter.shelf}/{front_matter.language}/{name}"


def stage(
    changeset: Changeset, candidate: Candidate, front_matter: FrontMatter, *, replace: bool
) -> str:
    """Stage a file with its front matter, its golden questions and how people ask for it.

    Returns:
        The file's path within the knowledge folder.

    Raises:
        UserError: another file is there and `replace` is not set.
        DocumentError: the file has vanished or changed its kind meanwhile.
    """
    source = place_of(candidate, front_matter, changeset.folder)
    is_there = changeset.read(source) is not None
    is_itself = candidate.path.resolve() == (changeset.folder / source).resolve()
    if is_there and not is_itself and not replace:
        raise UserError("curation.exists", source=source)
    data = read_if_there(candidate.path)
    if data is None:
        raise DocumentError("documents.vanished", source=candidate.path.name)
    if candidate.front_matter is not None:
        _stage_beside(changeset, source + SIDECAR_SUFFIX, sidecar_of(candidate.path))
    elif candidate.path.suffix.lower() in MARKDOWN:
        data = with_front_matter(data, front_matter)
    else:
        changeset.write(source + SIDECAR_SUFFIX, front_matter_yaml(front_matter).encode())
    changeset.write(source, data)
    _stage_beside(changeset, source + GOLDEN_SUFFIX, golden_of(candidate.path))
    _stage_beside(changeset, source + ASKED_SUFFIX, asked_of(candidate.path))
    return source


def _stage_beside(changeset: Changeset, source: str, path: Path) -> None:
    data = read_if_there(path)
    if data is not None:
        changeset.write(source, data)
