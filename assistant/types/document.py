"""Documents, and the pieces they are split into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["id", "en"]
"""A language that Pandu speaks: Indonesian or English."""


class GoneError(KeyError):
    """A document is not in the library, or no longer as it was when a chunk of it was listed.

    A sync may take it out or change it while somebody asks.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where in its document a piece of text stands, in a reader's terms."""

    heading_path: tuple[str, ...] = ()
    """Headings from the outermost to the nearest, without markup."""

    page: int | None = None
    """1-based page of a PDF."""

    slide: int | None = None
    """1-based slide of a presentation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A span of a document's text that shares one locator."""

    start: int
    end: int
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One converted source, the text that every quote must equal."""

    id: str
    """Stable identifier: from the front matter, or else made from the source path."""

    title: str
    text: str
    """The text as converted; all offsets count its characters (code points)."""

    language: Language
    source: str
    """Path relative to the knowledge folder, with forward slashes."""

    sha256: str
    """Hash of the source file's bytes (and of its sidecar's, where it has one)."""

    sections: tuple[Section, ...]
    """In order, without overlap. Text outside every section is not searched."""

    notices: tuple[str, ...] = ()
    """What a trainer should know, such as an unreadable page; `notice_text` puts it into words."""

    meta: Mapping[str, str] = field(default_factory=dict)
    """Further front matter, as text."""

    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How people ask for its sections, by heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A splitter's piece of a document: `document.text[start:end] == text`."""

    id: str
    document_id: str
    title: str
    """The document's title."""

    language: Language
    text: str
    start: int
    end: int
    locator: Locator
    asked: tuple[str, ...] = ()
    """How people ask for its section; searched with it, never shown as its text."""

    @property
    def embedded_text(self) -> str:
        """What is embedded and indexed: title and heading path, then the text."""
        path = " › ".join(dict.fromkeys((self.title, *self.locator.heading_path)))
        return f"{path}\n{self.text}"
