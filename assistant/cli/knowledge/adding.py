"""The steps of `pandu knowledge add`: read, describe, write, check, sync."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.console import read_settings, render_error
from assistant.cli.knowledge.changes import begin_change, limits_of, say, say_undo, sync_now
from assistant.cli.knowledge.description import Description
from assistant.cli.knowledge.findings import check_sources, plain_findings, print_findings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.report import plain_report
from assistant.curation.adding import examine, stage
from assistant.errors import DocumentError, UserError

if TYPE_CHECKING:
    from assistant.checking.finding import Finding
    from assistant.curation.changeset import Changeset
    from assistant.settings import Settings
    from assistant.store.report import SyncReport
    from assistant.types import Language

_OF_ONE_FILE = ("curation.exists", "curation.id_taken", "curation.outside", "curation.passed_over")
"""Errors after which the other files are still taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the files."""

    sources: Sequence[str]
    """Paths within the knowledge folder."""

    refused: Sequence[UserError]
    findings: "Sequence[Finding]"
    report: "SyncReport | None"
    """Of the sync; None where there was nothing to sync."""

    @property
    def is_complete(self) -> bool:
        """Whether every file was taken in and could be read by the sync."""
        failed = {failure.source for failure in self.report.failed} if self.report else set()
        return not self.refused and not failed & set(self.sources)

    def plain(self, language: "Language") -> dict[str, object]:
        """Return it for programs."""
        return {
            "added": self.sources,
            "refused": [{"key": one.key, "what": one.what(language)} for one in self.refused],
            "findings": plain_findings(self.findings),
            "sync": plain_report(self.report) if self.report else None,
        }


def add_files(
    files: Sequence[Path], options: Mapping[str, Any], *, replace: bool, yes: bool, as_json: bool
) -> Added:
    """Take files in; those that can't be read are refused, and the others go on.

    Raises:
        UserError: an option is missing or wrong; no file is taken in then.
    """
    settings = read_settings()
    description = Description(settings.paths.knowledge, options, yes=yes)
    with begin_change(settings, "add") as change:
        sources, refused = _stage(files, change, description, settings, replace=replace)
    if sources:
        note(settings, "add", str(len(sources)))
    if not as_json:
        for error in refused:
            render_error(error)
        for source in sources:
            say("add.done", source=source)
        if change.changed:
            say_undo()
    findings = check_sources(settings, sources) if sources else ()
    if not as_json:
        print_findings(findings)
    report = sync_now(settings, quiet=as_json) if sources else None
    return Added(sources=sources, refused=refused, findings=findings, report=report)


def _stage(
    files: Sequence[Path],
    change: "Changeset",
    description: Description,
    settings: "Settings",
    *,
    replace: bool,
) -> tuple[list[str], list[UserError]]:
    sources: list[str] = []
    refused: list[UserError] = []
    for path in files:
        try:
            candidate = examine(
                path, limits=limits_of(settings), fallback_language=settings.ui.language
            )
            front_matter = description.of(candidate)
            sources.append(stage(change, candidate, front_matter, replace=replace))
        except UserError as error:
            if not isinstance(error, DocumentError) and error.key not in _OF_ONE_FILE:
                raise
            refused.append(error)
    return sources, refused
