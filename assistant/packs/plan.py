"""What importing a pack would change in a knowledge folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.errors import PackError
from assistant.library.front_matter import FrontMatter
from assistant.packs.manifest import on_one_line
from assistant.packs.paths import document_of

Change = Literal["new", "changed", "same"]
"""What importing a file does: it is added, replaces another content, or is there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file of a pack beside that of the folder."""

    source: str
    """Path within the knowledge folder."""

    change: Change
    title: str = ""
    """The document's title in the pack; empty where it says none."""

    present_title: str = ""
    """The title of what is there now; empty where nothing is, or it says none."""

    is_older: bool = False
    """Whether what is there now was reviewed later: an old pack is signed as well as a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A document of a pack whose id is that of another file."""

    source: str
    id: str
    other: str
    """Path of the file that has the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What becomes of each file of a pack."""

    files: tuple[PlannedFile, ...]
    left_out: tuple[LeftOut, ...]

    def sources(self, change: Change) -> tuple[str, ...]:
        """Return the paths of the files to which this happens."""
        return tuple(one.source for one in self.files if one.change == change)

    @property
    def written(self) -> tuple[str, ...]:
        """Paths of the files that an import writes."""
        return tuple(one.source for one in self.files if one.change != "same")


def plan_import(
    files: Mapping[str, bytes],
    *,
    incoming: Mapping[str, FrontMatter | None],
    present: Mapping[str, FrontMatter | None],
    read: Callable[[str], bytes | None],
) -> ImportPlan:
    """Compare the files of a pack with a folder's.

    A document whose id another file of the folder has, such as the PDF that it was made of, is
    left out with the files beside it.

    Args:
        files: content of the pack by path.
        incoming: front matter of the pack's documents by path.
        present: front matter of the folder's documents by path.
        read: returns the bytes of a file of the folder; None where there is none.

    Raises:
        PackError: a folder, or something else that can't be read, is where a file must go.
    """
    left_out = _conflicts(incoming, present)
    without = {one.source for one in left_out}
    planned = []
    for source, data in sorted(files.items()):
        if not {source, document_of(source)} & without:
            planned.append(
                PlannedFile(
                    source=source,
                    change=_change(source, data, read),
                    title=_title(incoming.get(source)),
                    present_title=_title(present.get(source)),
                    is_older=_is_older(incoming.get(source), present.get(source)),
                )
            )
    return ImportPlan(files=tuple(planned), left_out=left_out)


def _conflicts(
    incoming: Mapping[str, FrontMatter | None], present: Mapping[str, FrontMatter | None]
) -> tuple[LeftOut, ...]:
    owners = {
        said.id: source
        for source, said in present.items()
        if said is not None and source not in incoming  # which is replaced, with its id
    }
    found = []
    for source, said in sorted(incoming.items()):
        if said is not None and (other := owners.setdefault(said.id, source)) != source:
            found.append(LeftOut(source=source, id=said.id, other=other))
    return tuple(found)


def _change(source: str, data: bytes, read: Callable[[str], bytes | None]) -> Change:
    try:
        present = read(source)
    except OSError as error:
        raise PackError("packs.in_the_way", name=source) from error
    if present is None:
        return "new"
    return "same" if present == data else "changed"


def _title(front_matter: FrontMatter | None) -> str:
    return on_one_line(front_matter.title) if front_matter is not None else ""


def _is_older(coming: FrontMatter | None, present: FrontMatter | None) -> bool:
    if coming is None or present is None or present.reviewed_on is None:
        return False
    return coming.reviewed_on is None or coming.reviewed_on < present.reviewed_on
