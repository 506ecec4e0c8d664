"""What a run leaves for people and programs: figures, cases, versions."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.files import replace_text
from evals.judgement import Scored
from evals.reply import Reply
from evals.statistics.estimate import Estimate
from evals.suite import Suite, Tier

SUMMARY = "summary.json"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CaseResult(_Record):
    """One case: what was asked, what came of it, and why it passed or failed."""

    id: str
    family: str
    role: str
    axis: str
    variety: str
    severity: str
    split: str = ""
    """`dev` for a case that was at hand while the program was built, `test` for one set aside."""

    passed: bool | None
    is_missing: bool
    why: str
    marks: dict[str, bool] = {}
    values: dict[str, float] = {}
    status: str = ""
    documents: tuple[str, ...] = ()
    """Ids of the documents that it expects or looked at."""

    input: str = ""
    shown: str = ""
    """What the person would have read; empty where samples are not kept."""

    harmful: tuple[str, ...] = ()
    """What of it was taken for harm."""


class SuiteResult(_Record):
    """One suite of a run."""

    id: str
    area: str
    cases: tuple[CaseResult, ...]
    figures: tuple[Estimate, ...]
    seconds: float | None = None
    """Median seconds a case took; None where all replies were kept from before."""

    carried_from: str = ""
    """The run that these results are of, where nothing touched the suite since."""

    def figure(self, name: str, group: str = "") -> Estimate | None:
        """Return a figure by its name; None where it was not taken."""
        return next((one for one in self.figures if (one.name, one.group) == (name, group)), None)


class Summary(_Record):
    """A whole run."""

    run: str
    """Its name: the time at which it began, UTC."""

    tier: Tier
    state: Literal["running", "done", "stopped"]
    """`stopped` where it was interrupted: what it holds is not complete."""

    seconds: float
    machine: dict[str, str]
    versions: dict[str, str]
    """Program, model, prompt, documents: what the figures are of."""

    datasets: dict[str, str] = {}
    """Hash of each file of cases."""

    hashes: dict[str, str] = {}
    """Hashes of program, prompts, settings and models: `evals.running.state`."""

    documents: dict[str, str] = {}
    """Hash of each document of the library, by its id."""

    left_out: dict[str, str] = {}
    """Suites that were not asked, and why: a key below `evals.left_out`."""

    suites: tuple[SuiteResult, ...]

    def suite(self, name: str) -> SuiteResult | None:
        """Return a suite's result; None where it was not run."""
        return next((one for one in self.suites if one.id == name), None)


def suite_result(
    suite: Suite, scored: Sequence[Scored], *, keep_texts: bool, seconds: float | None = None
) -> SuiteResult:
    """Put a suite's cases and figures together."""
    return SuiteResult(
        id=suite.id,
        area=suite.area,
        cases=tuple(_case(one, keep_texts=keep_texts) for one in scored),
        figures=tuple(suite.estimates(scored)),
        seconds=seconds,
    )


def versions_of(replies: Sequence[Reply]) -> dict[str, str]:
    """Return what made the replies; several values of one thing are joined."""
    found: dict[str, set[str]] = {}
    for reply in replies:
        for name, value in reply.versions.items():
            found.setdefault(name, set()).add(value)
    return {name: ", ".join(sorted(values)) for name, values in sorted(found.items())}


def write_summary(summary: Summary, folder: Path) -> Path:
    """Write a run's summary into its folder and return the file."""
    path = folder / SUMMARY
    replace_text(path, summary.model_dump_json(indent=1))
    return path


def read_summary(folder: Path) -> Summary:
    """Read a run's summary.

    Raises:
        FileNotFoundError: the folder has none.
        ValueError: it was written by another version or is damaged.
    """
    return Summary.model_validate_json((folder / SUMMARY).read_text(encoding="utf-8"))


def read_readable(folders: Iterable[Path]) -> list[Summary]:
    """Read the summaries of runs, leaving out those of other versions and damaged ones."""
    found = []
    for folder in folders:
        with suppress(OSError, ValueError):
            found.append(read_summary(folder))
    return found


def _case(scored: Scored, *, keep_texts: bool) -> CaseResult:
    case, reply, judgement = scored.case, scored.reply, scored.judgement
    return CaseResult(
        id=case.id,
        family=case.family,
        role=case.role,
        axis=case.axis,
        variety=case.variety,
        severity=case.severity,
        split=case.split,
        passed=judgement.passed,
        is_missing=scored.is_missing,
        why=judgement.why,
        marks=judgement.marks,
        values=judgement.values,
        status=reply.status if reply else "",
        documents=tuple(sorted(_documents(scored))),
        input=case.input if keep_texts else "",
        shown=reply.read if reply and keep_texts else "",
        harmful=judgement.harmful if keep_texts else (),
    )


def _documents(scored: Scored) -> set[str]:
    passages = scored.reply.passages if scored.reply else ()
    return {*scored.case.expected.documents, *(one.document_id for one in passages)}
