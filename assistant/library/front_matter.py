"""What a document says of itself: YAML at the top of Markdown, or a sidecar file beside others."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from assistant.errors import DocumentError
from assistant.library.yaml import YamlError, load_yaml
from assistant.types import Language

SIDECAR_SUFFIX = ".meta.yaml"
"""`panduan.pdf` has its front matter in `panduan.pdf.meta.yaml`."""

MAX_CHARACTERS = 65_536
"""Longest front matter that is read. Ours is under 2,000 characters."""

Shelf = Literal["etika-ai", "perlindungan-data", "mne", "tata-kelola", "perlindungan"]
Kind = Literal["module", "guide", "template", "playbook", "policy", "case", "glossary"]
DocumentId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class Source(BaseModel):
    """A work that a document draws on."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    title: str = Field(min_length=1)
    """Title of the work."""

    publisher: str = ""
    """Who published it."""

    link: str = ""
    """Where it can be read."""

    licence: str = ""
    """What it allows, or that it was only referred to."""

    retrieved: date | None = None
    """When it was read."""


class SelfTest(BaseModel):
    """A question by which readers test themselves."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    question: str = Field(min_length=1, max_length=300)
    """What is asked."""

    answer: str = Field(min_length=1, max_length=800)
    """The answer, as the document gives it."""


class FrontMatter(BaseModel):
    """The fields that a trainer fills in."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: DocumentId
    """Name that never changes: small letters, digits and hyphens."""

    title: str = Field(min_length=1, max_length=200)
    """Title, as readers see it."""

    shelf: Shelf
    """Which shelf of the library it stands on."""

    kind: Kind
    """What kind of document it is."""

    language: Language
    """Language of the text."""

    translation_of: DocumentId | None = None
    """Id of the document that this one translates."""

    audience: tuple[str, ...] = ()
    """Whom it is for."""

    summary: str = ""
    """One or two sentences on what it holds."""

    self_test: tuple[SelfTest, ...] = ()
    """Questions with answers for readers; shown beside the document, not searched."""

    sources: tuple[Source, ...] = ()
    """The works it draws on."""

    author_role: str = ""
    """The author's role, never a person's name."""

    reviewed_on: date | None = None
    """When it was last checked."""

    review_due: date | None = None
    """By when it must be checked again."""

    sensitivity: Literal["public", "internal"] = "internal"
    """Who may read it."""

    licence: str = ""
    """Licence of the document itself."""

    status: Literal["draft", "published", "retired"] = "published"
    """Only published documents are searched."""

    supersedes: tuple[DocumentId, ...] = ()
    """Ids of the documents that it replaces."""

    @field_validator("title", "summary", "author_role", "licence")
    @classmethod
    def _on_one_line(cls, value: str) -> str:
        return " ".join(value.split())

    @model_validator(mode="after")
    def _review_is_due_after_it_was_done(self) -> Self:
        if self.reviewed_on and self.review_due and self.review_due < self.reviewed_on:
            raise ValueError("review_due")
        return self


def read_front_matter(text: str, *, source: str) -> tuple[FrontMatter | None, int]:
    """Read the front matter of a Markdown text.

    Returns:
        The front matter, or None where the text has none, and the offset where the body begins.

    Raises:
        DocumentError: it doesn't end, is no YAML, or a field is missing, unknown or wrong.
    """
    first = text[:64].splitlines(keepends=True)[:1]
    if not first or first[0].rstrip() != "---":
        return None, 0
    head = text[: MAX_CHARACTERS + 1]
    position = begin = len(first[0])
    for line in head[begin:].splitlines(keepends=True):
        if line.rstrip() in ("---", "..."):
            body = position + len(line)
            return _validate(head[begin:position], source=source), body
        position += len(line)
    key = "front_matter_open" if len(text) <= MAX_CHARACTERS else "front_matter_too_large"
    raise DocumentError(f"documents.{key}", source=source)


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of a file would be."""
    return path.with_name(path.name + SIDECAR_SUFFIX)


def parse_sidecar(data: bytes, *, source: str) -> FrontMatter:
    """Read the bytes of a sidecar; `source` names it in errors.

    Raises:
        DocumentError: it is too large, no YAML, or a field is missing, unknown or wrong.
    """
    if len(data) > MAX_CHARACTERS:
        raise DocumentError("documents.front_matter_too_large", source=source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("documents.front_matter_syntax", source=source, line=1) from error
    return _validate(text, source=source)


def _validate(text: str, *, source: str) -> FrontMatter:
    try:
        return FrontMatter.model_validate(load_yaml(text))
    except YamlError as error:
        raise DocumentError(
            "documents.front_matter_syntax", source=source, line=error.line
        ) from error
    except ValidationError as error:
        raise _explain(error, source) from error


def _explain(error: ValidationError, source: str) -> DocumentError:
    """Name the first field that is wrong; pydantic's own words are English and are left out."""
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])[:80]
    match first["type"]:
        case "missing":
            return DocumentError("documents.front_matter_missing", source=source, field=field)
        case "extra_forbidden":
            return DocumentError("documents.front_matter_unknown", source=source, field=field)
        case "literal_error":
            allowed = first["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return DocumentError(
                "documents.front_matter_choice", source=source, field=field, allowed=allowed
            )
        case "model_type" | "model_attributes_type":
            return DocumentError("documents.front_matter_syntax", source=source, line=1)
        case "value_error":
            return DocumentError("documents.front_matter_order", source=source)
        case _:
            return DocumentError("documents.front_matter_value", source=source, field=field)
