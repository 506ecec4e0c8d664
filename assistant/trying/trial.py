"""The golden questions of a knowledge folder, each with the document that must answer it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.curation.inventory import read_entries
from assistant.errors import UserError
from assistant.library.golden import GOLDEN_SUFFIX, GoldenQuestion, load_golden


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A golden question and its document."""

    source: str
    """Path of the document within the knowledge folder."""

    document_id: str | None
    """Id that the document gives itself; None where it has no front matter."""

    golden: GoldenQuestion


def read_trials(folder: Path, *, gone: Iterable[str] = ()) -> list[Trial]:
    """Read all golden questions of a folder, by source.

    Args:
        folder: the knowledge folder.
        gone: sources of documents that were removed; what is still beside them is read too.

    Raises:
        DocumentError: the folder or a file of golden questions can't be read.
    """
    ids = {
        entry.source: entry.front_matter.id if entry.front_matter else None
        for entry in read_entries(folder)
    }
    return [
        Trial(source=source, document_id=document_id, golden=golden)
        for source, document_id in sorted({**dict.fromkeys(gone), **ids}.items())
        for golden in load_golden(folder / source, source=source + GOLDEN_SUFFIX)
    ]


def choose_trials(trials: Sequence[Trial], names: Iterable[str]) -> list[Trial]:
    """Return the trials of the documents that are named by id or source, in this order.

    Raises:
        UserError: nothing has this name, or what has it has no golden questions.
    """
    chosen: dict[Trial, None] = {}
    for name in names:
        found = [one for one in trials if name.replace("\\", "/") in (one.document_id, one.source)]
        if not found:
            raise UserError("trying.no_questions", name=name)
        chosen |= dict.fromkeys(found)
    return list(chosen)
