"""The state of the library: its figures, what a sync met of each file, and what is waiting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.curation.inventory import read_entries
from assistant.curation.states import Listed, list_files
from assistant.curation.statistics import Statistics, count_library
from assistant.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The library as it is now."""

    statistics: Statistics
    listed: Sequence[Listed]
    """Every file that a sync has met, by source."""

    not_synced: Sequence[str]
    """Sources of files of the folder that no sync has met yet."""

    open_gaps: int

    @property
    def sources(self) -> Mapping[str, str]:
        """Where each document is, by its id."""
        return {one.id: one.source for one in self.listed if one.id is not None}


def read_overview(bench: Workbench) -> Overview:
    """Read the folder's front matter and the store.

    Raises:
        DocumentError: the knowledge folder can't be read.
    """
    files, documents = bench.store.files(), bench.store.documents()
    entries = read_entries(bench.folder)
    return Overview(
        statistics=count_library(
            bench.folder,
            documents=documents,
            chunks=bench.store.chunks(),
            errors={name: file.error for name, file in files.items() if file.error is not None},
            today=bench.today(),
        ),
        listed=list_files(files, documents, entries),
        not_synced=tuple(one.source for one in entries if one.source not in files),
        open_gaps=len(bench.gaps.gaps(status="open")),
    )
