"""What the commands share: options, folders of runs, suites by name."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

from assistant.cli.console import LANGUAGE
from assistant.errors import UserError
from assistant.strings import text
from evals.suite import Suite, Tier
from evals.suites import load_suites

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.gate.baseline import Baselines
    from evals.gate.policy import Policy
    from evals.running.summary import Summary

TierOption = Annotated[Tier, typer.Option("--tier", help=text(LANGUAGE, "evals.option.tier"))]

SuitesOption = Annotated[
    list[str] | None, typer.Option("--suite", help=text(LANGUAGE, "evals.option.suite"))
]

DataOption = Annotated[
    list[Path] | None, typer.Option("--data", help=text(LANGUAGE, "evals.option.data"))
]

RunArgument = Annotated[str, typer.Argument(help=text(LANGUAGE, "evals.option.run"))]

LATEST = "latest"
"""Stands for the newest run."""

BLESSED = "blessed"
"""Stands for the baseline in force."""

NO_BASELINE = "none"

BaselineOption = Annotated[
    str, typer.Option("--baseline", help=text(LANGUAGE, "evals.option.baseline"))
]

PolicyOption = Annotated[Path, typer.Option("--policy", help=text(LANGUAGE, "evals.option.policy"))]


def policy_of(path: Path) -> "Policy":
    """Read the bars of a file.

    Raises:
        UserError: it can't be used; says why.
    """
    from evals.gate.policy import load_policy

    try:
        return load_policy(path)
    except OSError as error:
        reason = error.strerror or str(error)
    except ValidationError as error:
        told = error.errors()[0]
        place = ".".join(str(part) for part in told["loc"])
        reason = f"{place}: {told['msg']}".removeprefix(": ")
    except ValueError as error:
        reason = str(error)
    raise UserError("evals.bad_policy", path=path, reason=reason)


def runs_folder(settings: "Settings") -> Path:
    """Return where runs are kept."""
    return evals_folder(settings) / "runs"


def evals_folder(settings: "Settings") -> Path:
    """Return where all that the suites leave is kept."""
    return settings.paths.data / "evals"


def ablations_folder(settings: "Settings") -> Path:
    """Return where the controls that were switched off in turn are kept."""
    return evals_folder(settings) / "ablations"


def baselines(settings: "Settings") -> "Baselines":
    """Return the blessed baselines."""
    from evals.gate.baseline import Baselines

    return Baselines(evals_folder(settings) / "baselines")


def find_baseline(settings: "Settings", name: str) -> "Summary | None":
    """Return the run to compare with: the blessed one, a run by its name, or none.

    Raises:
        UserError: there is no such run, or it can't be read.
    """
    if name == NO_BASELINE:
        return None
    return baselines(settings).current() if name == BLESSED else find_run(settings, name)[1]


def choose_suites(names: list[str] | None) -> tuple[Suite, ...]:
    """Return the named suites, all without names; `safety` means every `safety.…`.

    Raises:
        UserError: no suite has this name.
    """
    suites = load_suites()
    if not names:
        return suites
    chosen: dict[str, Suite] = {}
    for name in names:
        found = [one for one in suites if name in (one.id, one.id.split(".")[0])]
        if not found:
            known = ", ".join(one.id for one in suites)
            raise UserError("evals.unknown_suite", name=name, known=known)
        chosen |= {one.id: one for one in found}
    return tuple(chosen.values())


def find_run(settings: "Settings", name: str) -> "tuple[Path, Summary]":
    """Return a run's folder and summary; `latest` is the newest one.

    Raises:
        UserError: there is none, or its summary can't be read.
    """
    from evals.running.run import all_runs
    from evals.running.summary import read_summary

    runs = all_runs(runs_folder(settings))
    if not runs:
        raise UserError("evals.no_runs")
    folder = runs[-1] if name == LATEST else runs_folder(settings) / name
    if folder not in runs:
        raise UserError("evals.unknown_run", name=name, known=", ".join(r.name for r in runs[-5:]))
    try:
        return folder, read_summary(folder)
    except ValueError as error:
        raise UserError("evals.damaged_run", name=folder.name) from error


def run_or_baseline(settings: "Settings", name: str) -> "Summary":
    """Return a run by its name, or the baseline in force.

    Raises:
        UserError: there is none.
    """
    if name != BLESSED:
        return find_run(settings, name)[1]
    blessed = baselines(settings).current()
    if blessed is None:
        raise UserError("evals.no_baseline")
    return blessed
