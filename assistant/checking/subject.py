"""A file of the knowledge folder, read once for all rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assistant.checking.parts import Part, parts_of
from assistant.documents import Limits, convert
from assistant.documents.concealed import Concealed, find_concealed
from assistant.errors import DocumentError
from assistant.library.front_matter import (
    FrontMatter,
    parse_sidecar,
    read_front_matter,
    sidecar_of,
)
from assistant.library.golden import GOLDEN_SUFFIX, GoldenQuestion, load_golden
from assistant.library.scan import Scan, SourceFile, scan
from assistant.types import Document

_TEXT_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One file with all that rules look at; what can't be read is an error here, not raised."""

    file: SourceFile
    document: Document | None
    """None where the file can't be read."""

    error: DocumentError | None
    """Why the file can't be read."""

    front_matter: FrontMatter | None
    """None where it has none, or a wrong one."""

    golden: tuple[GoldenQuestion, ...]
    golden_error: DocumentError | None
    limits: Limits = field(default_factory=Limits)
    """What looking at the file may take."""

    @property
    def source(self) -> str:
        """The file's path within the knowledge folder."""
        return self.file.source

    @property
    def golden_source(self) -> str:
        """Path of the file of golden questions, which need not exist."""
        return self.source + GOLDEN_SUFFIX

    @property
    def is_published(self) -> bool:
        """Whether the document is searched."""
        return self.front_matter is None or self.front_matter.status == "published"

    @cached_property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.file.path.read_bytes()

    @cached_property
    def raw_text(self) -> str | None:
        """The characters of a text file as they stand in it; None for PDF, DOCX and PPTX."""
        if self.file.path.suffix.lower() not in _TEXT_SUFFIXES:
            return None
        return self.data.decode("utf-8", errors="replace")

    @cached_property
    def concealed(self) -> tuple[Concealed, ...]:
        """What a reader of the file does not see; raises `DocumentError` as reading it does."""
        return find_concealed(self.file.path, source=self.source, limits=self.limits)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The headings with the text below each; none where the file can't be read."""
        return parts_of(self.document, self._body_start) if self.document else ()

    @property
    def _body_start(self) -> int:
        """Where the text begins, behind the front matter of a Markdown file."""
        if self.document is None or self.file.path.suffix.lower() not in (".md", ".markdown"):
            return 0
        try:
            return read_front_matter(self.document.text, source=self.source)[1]
        except DocumentError:
            return 0

    def line_of(self, offset: int) -> int | None:
        """Return the 1-based line of an offset in the document's text; None where it has none."""
        if self.document is None or self.file.path.suffix.lower() not in (".md", ".markdown"):
            return None
        return self.document.text.count("\n", 0, offset) + 1


def read_subjects(
    folder: Path, *, limits: Limits, on_read: Callable[[int, int], None] = lambda _a, _b: None
) -> tuple[Scan, list[Subject]]:
    """Read every document of a folder.

    `on_read` is told how many files of how many are read.

    Raises:
        DocumentError: the folder itself can't be read.
    """
    found = scan(folder, max_bytes=limits.max_bytes)
    subjects = []
    for number, subject in enumerate(_subjects(found, limits), start=1):
        subjects.append(subject)
        on_read(number, len(found.files))
    return found, subjects


def _subjects(found: Scan, limits: Limits) -> Iterator[Subject]:
    for file in found.files:
        yield read_subject(file, limits=limits)


def read_subject(file: SourceFile, *, limits: Limits) -> Subject:
    """Read one file and what lies beside it."""
    document, error = None, None
    try:
        document = convert(file.path, source=file.source, limits=limits)
    except DocumentError as caught:
        error = caught
    golden: tuple[GoldenQuestion, ...] = ()
    golden_error = None
    try:
        golden = load_golden(file.path, source=file.source + GOLDEN_SUFFIX)
    except DocumentError as caught:
        golden_error = caught
    return Subject(
        file=file,
        document=document,
        error=error,
        front_matter=_front_matter(file),
        golden=golden,
        golden_error=golden_error,
        limits=limits,
    )


def _front_matter(file: SourceFile) -> FrontMatter | None:
    """Read the front matter alone; what is wrong with it stands in the subject's error."""
    try:
        if file.sidecar is not None:
            return parse_sidecar(sidecar_of(file.path).read_bytes(), source=file.source)
        if file.path.suffix.lower() in (".md", ".markdown"):
            text = file.path.read_text(encoding="utf-8-sig", errors="replace")
            return read_front_matter(text, source=file.source)[0]
    except (DocumentError, OSError):
        return None
    return None
