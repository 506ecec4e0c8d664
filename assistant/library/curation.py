"""What trainers decided about files and chunks, kept with the documents in `curation.yaml`."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import DocumentError
from assistant.files import replace_text
from assistant.library.yaml import YamlError, load_yaml

CURATION_FILE = "curation.yaml"
"""Name of the file, at the top of the knowledge folder."""

_HEAD = (
    "# Keputusan pelatih: dokumen yang dilepas dari karantina, potongan yang dimatikan atau\n"
    "# diberi catatan. Ditulis oleh `pandu knowledge release` dan `pandu knowledge chunk`.\n"
)


class Release(BaseModel):
    """A trainer's word that a quarantined file may be used as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    source: str = Field(min_length=1)
    """The file's path within the knowledge folder."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Hash of the content that was looked at; any other content is quarantined again."""

    reason: str = Field(min_length=10, max_length=1_000)
    """Why it may be used."""

    released_on: date
    """The day of the decision."""


class ChunkMark(BaseModel):
    """A trainer's remark on a chunk, which may take it out of the search."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: str = Field(min_length=1)
    """The chunk's id; it names the text, so a changed text loses the mark."""

    disabled: bool = False
    """Whether the chunk is left out of every search."""

    note: str = Field(default="", max_length=1_000)
    """What other trainers should know of it."""

    marked_on: date
    """The day of the decision."""


class Curation(BaseModel):
    """All decisions; immutable, so each change gives a new one."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    releases: tuple[Release, ...] = ()
    """Released files."""

    chunks: tuple[ChunkMark, ...] = ()
    """Marked chunks."""

    def is_released(self, source: str, sha256: str) -> bool:
        """Say whether this content of this file was released."""
        return any((one.source, one.sha256) == (source, sha256) for one in self.releases)

    @property
    def disabled_chunks(self) -> frozenset[str]:
        """Ids of the chunks that are left out of every search."""
        return frozenset(mark.id for mark in self.chunks if mark.disabled)

    def with_release(self, release: Release) -> "Curation":
        """Add a release in the place of earlier ones of the same file."""
        kept = (one for one in self.releases if one.source != release.source)
        return self.model_copy(update={"releases": _sorted_by_source([*kept, release])})

    def without_release(self, source: str) -> "Curation":
        """Take the release of a file back."""
        kept = tuple(one for one in self.releases if one.source != source)
        return self.model_copy(update={"releases": kept})

    def with_mark(self, mark: ChunkMark) -> "Curation":
        """Put a mark in the place of the chunk's earlier one; an empty one removes it."""
        kept = [one for one in self.chunks if one.id != mark.id]
        if mark.disabled or mark.note:
            kept.append(mark)
        return self.model_copy(update={"chunks": tuple(sorted(kept, key=lambda one: one.id))})


def load_curation(folder: Path) -> Curation:
    """Read the decisions of a knowledge folder; none where it has no such file.

    Raises:
        DocumentError: the file can't be read, is no YAML, or a field is wrong.
    """
    try:
        text = (folder / CURATION_FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Curation()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("documents.curation_invalid", source=CURATION_FILE, line=1) from error
    try:
        return Curation.model_validate(load_yaml(text) or {})
    except YamlError as error:
        raise DocumentError(
            "documents.curation_invalid", source=CURATION_FILE, line=error.line
        ) from error
    except ValidationError as error:
        raise DocumentError("documents.curation_invalid", source=CURATION_FILE, line=1) from error


def curation_text(curation: Curation) -> str:
    """Return the decisions as the text of their file."""
    body = yaml.safe_dump(
        curation.model_dump(mode="json"), allow_unicode=True, sort_keys=False, width=100
    )
    return _HEAD + body


def save_curation(curation: Curation, folder: Path) -> None:
    """Write the decisions of a knowledge folder, as a whole or not at all."""
    replace_text(folder / CURATION_FILE, curation_text(curation))


def _sorted_by_source(releases: Iterable[Release]) -> tuple[Release, ...]:
    return tuple(sorted(releases, key=lambda one: one.source))
