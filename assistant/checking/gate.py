"""Keep a document out of the index that may steer a model, until a trainer releases it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from assistant.checking.check import DocumentRule
from assistant.checking.finding import Finding
from assistant.checking.instruction_rules import rules_digest
from assistant.checking.subject import Subject
from assistant.documents import Limits
from assistant.errors import DocumentError, QuarantineError
from assistant.library.curation import Curation
from assistant.library.front_matter import sidecar_of
from assistant.library.scan import SourceFile
from assistant.types import Document

_VERSION = 1
"""Raise it when a quarantining rule's code changes: the next sync then reads every file again."""


class Convert(Protocol):
    """Reads a file; raises `DocumentError` when it can't."""

    def __call__(self, path: Path, *, source: str) -> Document: ...


def gate_version() -> str:
    """Name the rules of the gate, for the recipe of a sync."""
    return f"{_VERSION}-{rules_digest()}"


class Gate:
    """Reads a file and looks at it before anybody may be answered from it.

    It stands in the place of the `convert` that a sync calls.
    """

    def __init__(
        self,
        convert: Convert,
        *,
        limits: Limits,
        curation: Callable[[], Curation],
        rules: Sequence[DocumentRule],
    ) -> None:
        """Put the gate before a reader.

        Args:
            convert: reads one file.
            limits: what looking at one file may take.
            curation: tells what trainers decided, asked when a rule is broken.
            rules: those whose findings may quarantine.
        """
        self._convert = convert
        self._limits = limits
        self._curation = curation
        self._rules = tuple(rules)

    def __call__(self, path: Path, *, source: str) -> Document:
        """Read a file.

        Raises:
            QuarantineError: it broke a rule, and this content was not released.
            DocumentError: it, or the trainers' decisions, can't be read.
        """
        document = self._convert(path, source=source)
        finding = next(self._quarantining(path, document), None)
        if finding is None or self._curation().is_released(source, document.sha256):
            return document
        raise QuarantineError(
            QuarantineError.KEY,
            source=source,
            rule=finding.rule,
            page=finding.page,
            line=finding.line,
            sha256=document.sha256,
        )

    def _quarantining(self, path: Path, document: Document) -> Iterator[Finding]:
        subject = Subject(
            file=_source_file(path, document.source),
            document=document,
            error=None,
            front_matter=None,
            golden=(),
            golden_error=None,
            limits=self._limits,
        )
        for rule in self._rules:
            yield from (finding for finding in rule(subject) if finding.quarantines)


def _source_file(path: Path, source: str) -> SourceFile:
    try:
        status = path.stat()
    except OSError as error:
        raise DocumentError("documents.vanished", source=source) from error
    sidecar = sidecar_of(path)
    return SourceFile(
        path=path,
        source=source,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        sidecar=sidecar if sidecar.is_file() else None,
    )
