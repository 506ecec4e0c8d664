"""What switching each control off and on showed, kept as a file beside its runs."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.files import replace_text
from evals.suite import Tier

_FILE = "ablation.json"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Effect(_Record):
    """One control on one suite: each figure with the control on, then off."""

    control: str
    suite: str
    caught: tuple[float | None, float | None]
    """Share of what must be stopped that was; what passed, where a suite has nothing else."""

    over_blocked: tuple[float | None, float | None]
    """Share of what must not be stopped that was."""

    over_figure: str = ""
    """The figure that this is read off, where a suite has several."""

    caught_interval: tuple[float, float] | None = None
    """95 % interval of the difference, on less off, case by case and whole families drawn."""

    over_interval: tuple[float, float] | None = None

    milliseconds: tuple[float | None, float | None]
    """Median of a case."""

    cases: int

    def cells(self) -> list[str]:
        """Return it as a row of the string `evals.ablate.head`."""
        return [
            self.control,
            " · ".join(filter(None, (self.suite, self.over_figure))),
            str(self.cases),
            *(_share(value) for value in self.caught),
            _change(self.caught, self.caught_interval),
            *(_share(value) for value in self.over_blocked),
            _change(self.over_blocked, self.over_interval),
            *("–" if value is None else f"{value:.0f}" for value in self.milliseconds),
        ]


class Ablation(_Record):
    """All controls, switched off in turn."""

    run: str
    """Its name: the time at which it began, UTC."""

    tier: Tier
    with_model: bool
    hashes: Mapping[str, str]
    """What it is of, as a run's summary has it."""

    effects: tuple[Effect, ...]

    def save(self, folder: Path) -> None:
        """Write it into the folder of its runs."""
        replace_text(folder / _FILE, self.model_dump_json(indent=1))


def latest_ablation(folder: Path) -> Ablation | None:
    """Return the newest one below a folder that can be read; None where there is none."""
    for path in sorted(folder.glob(f"*/{_FILE}"), reverse=True):
        try:
            return Ablation.model_validate_json(path.read_bytes())
        except ValidationError:
            continue
    return None


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"


def _change(values: tuple[float | None, float | None], interval: tuple[float, float] | None) -> str:
    on, off = values
    if on is None or off is None or interval is None:
        return "–"
    low, high = (f"{100 * end:+.0f}" for end in interval)
    return f"{100 * (on - off):+.0f} ({low} … {high})".replace("-", "−")
