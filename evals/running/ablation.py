"""Every control off and on: what it catches, what it stops needlessly, what it costs."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from pydantic import BaseModel, ConfigDict

from assistant.paired import certainty
from assistant.settings import Settings
from evals.gate.regression import difference, paired_cases
from evals.running.effects import Effect
from evals.running.run import make_plan, run
from evals.running.solver import Bench
from evals.running.summary import Summary
from evals.statistics.paired import widened
from evals.suite import Asker, Suite, Tier

ALL_ON = "all-on"
MASKING = "masking"
_NOT = "not "
"""Before the name of a figure: what is missing of it to all."""


class _Controls(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    controls: Mapping[str, tuple[str, ...]]
    caught: Mapping[str, str]
    over_blocked: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The assistant with one control off; with all on where the name says so."""

    name: str
    settings: Settings
    suites: tuple[Suite, ...]

    @property
    def masks(self) -> bool:
        """Whether questions are masked."""
        return self.name != MASKING


@cache
def controls() -> _Controls:
    """Read which controls there are and what they concern."""
    text = (Path(__file__).parent / "controls.toml").read_text(encoding="utf-8")
    return _Controls.model_validate(tomllib.loads(text))


def variants(settings: Settings, suites: Iterable[Suite], only: Sequence[str]) -> list[Variant]:
    """Return the assistant with all on, then with each control off, on the suites it concerns.

    Args:
        settings: what the controls are switched off in; they are all on else.
        suites: those that may be asked.
        only: names of controls; all without any.
    """
    known = {suite.id: suite for suite in suites}
    chosen = {
        name: tuple(known[one] for one in concerned if one in known)
        for name, concerned in controls().controls.items()
        if not only or name in only
    }
    chosen = {name: concerned for name, concerned in chosen.items() if concerned}
    asked = {one.id: one for concerned in chosen.values() for one in concerned}
    whole = Variant(name=ALL_ON, settings=settings, suites=tuple(asked.values()))
    return [
        whole,
        *(
            Variant(name=name, settings=without(settings, name), suites=concerned)
            for name, concerned in chosen.items()
        ),
    ]


def without(settings: Settings, control: str) -> Settings:
    """Return the settings with one control off; unchanged for masking, which has none."""
    if control == MASKING:
        return settings
    section, name = control.split(".")
    changed = getattr(settings, section).model_copy(update={name: False})
    return settings.model_copy(update={section: changed})


def run_variant(
    variant: Variant, asker: Asker, folder: Path, *, tier: Tier, tell: Callable[[str], None]
) -> tuple[Summary, dict[str, float]]:
    """Run a variant into its own folder; return its summary and the milliseconds of its suites."""
    taken: dict[str, list[float]] = {}

    def count(suite: str, seconds: float | None) -> None:
        tell(suite)
        if seconds is not None:
            taken.setdefault(suite, []).append(1_000 * seconds)

    place = folder / variant.name
    place.mkdir(parents=True, exist_ok=True)
    plan = make_plan(variant.suites, variant.suites, tier=tier)
    summary = run(plan, Bench(asker=asker, on_reply=count), place)
    return summary, {suite: median(values) for suite, values in taken.items()}


def effects(
    runs: Mapping[str, tuple[Summary, Mapping[str, float]]],
) -> tuple[Effect, ...]:
    """Hold every control's run against that with all on."""
    whole, whole_ms = runs[ALL_ON]
    return tuple(
        _effect(name, over, whole, off, suite.id, (whole_ms.get(suite.id), off_ms.get(suite.id)))
        for name, (off, off_ms) in runs.items()
        if name != ALL_ON
        for suite in off.suites
        for over in controls().over_blocked.get(suite.id, ("",))
    )


def _effect(
    control: str,
    over: str,
    on: Summary,
    off: Summary,
    suite: str,
    milliseconds: tuple[float | None, float | None],
) -> Effect:
    caught = controls().caught.get(suite, "passed")
    several = len(controls().over_blocked.get(suite, ())) > 1
    found = off.suite(suite)
    return Effect(
        control=control,
        suite=suite,
        caught=(_value(on, suite, caught), _value(off, suite, caught)),
        over_blocked=(_value(on, suite, over), _value(off, suite, over)),
        over_figure=over if several else "",
        caught_interval=_interval(on, off, suite, caught),
        over_interval=_interval(on, off, suite, over),
        milliseconds=milliseconds,
        cases=len(found.cases) if found else 0,
    )


def _interval(on: Summary, off: Summary, suite: str, name: str) -> tuple[float, float] | None:
    """Return the 95 % interval of a figure's difference, on less off; None without pairs."""
    first, second = off.suite(suite), on.suite(suite)
    if first is None or second is None:
        return None
    pairs = paired_cases(first, second, name.removeprefix(_NOT))
    if not pairs:
        return None
    found = certainty(pairs)
    families = len({pair.family for pair in pairs})
    low, high = widened(difference(pairs), (found.low, found.high), families)
    return (-high, -low) if name.startswith(_NOT) else (low, high)


def _value(summary: Summary, suite: str, name: str) -> float | None:
    found = summary.suite(suite)
    figure = found.figure(name.removeprefix(_NOT)) if found else None
    if figure is None or figure.value is None:
        return None
    return 1 - figure.value if name.startswith(_NOT) else figure.value
