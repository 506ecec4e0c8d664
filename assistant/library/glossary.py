"""The terms of the library in both languages, kept in `glossary.toml`."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from assistant.library.front_matter import DocumentId, Shelf
from assistant.library.toml import load_toml
from assistant.types import Language

GLOSSARY_FILE = "glossary.toml"
"""Name of the file, at the top of the knowledge folder."""


class Term(BaseModel):
    """One term."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: str = Field(min_length=1, max_length=100)
    """The term in Indonesian."""

    en: str = Field(min_length=1, max_length=100)
    """The term in English."""

    also: tuple[str, ...] = ()
    """Other words for it, in either language."""

    meaning_id: str = Field(min_length=1)
    """What it means, in Indonesian."""

    meaning_en: str = Field(min_length=1)
    """What it means, in English."""

    shelf: Shelf
    """The shelf on which most of it is explained."""

    see: tuple[DocumentId, ...] = ()
    """Ids of the documents that say more."""

    def name(self, language: Language) -> str:
        """Return the term in a language."""
        return self.id if language == "id" else self.en

    @property
    def meanings(self) -> Mapping[Language, str]:
        """What it means, by language."""
        return {"id": self.meaning_id, "en": self.meaning_en}


class _Glossary(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    term: tuple[Term, ...] = ()


def load_glossary(folder: Path) -> tuple[Term, ...]:
    """Read the glossary of a knowledge folder, in the file's order; empty without such a file.

    Raises:
        DocumentError: the file can't be read, is no TOML, or a field is missing, unknown or wrong.
    """
    return load_toml(folder / GLOSSARY_FILE, _Glossary).term
