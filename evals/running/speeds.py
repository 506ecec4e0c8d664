"""How long a case of each suite took on this computer, so that the next estimate is no guess."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

from assistant.files import replace_text

FEWEST = 3
"""Cases below which a mean says too little."""


class Speeds:
    """Mean seconds a case, by model and suite, in a small file beside the runs.

    The mean and not the median: half of a suite may be declined at once, and the first case waits
    for the model and for planted documents to be read.
    """

    def __init__(self, path: Path, *, generator: str) -> None:
        """Read the file; one that is missing or damaged is as good as none.

        Args:
            path: the file.
            generator: id of the model whose speeds are meant.
        """
        self._path, self._generator = path, generator
        self._all = _read(path)

    @property
    def seconds(self) -> Mapping[str, float]:
        """Mean seconds a case, by suite, where they were measured."""
        return self._all.get(self._generator, {})

    def keep(self, measured: Mapping[str, Sequence[float]]) -> None:
        """Keep the means of what was asked anew, in place of those from before."""
        fresh = {
            suite: round(mean(seconds), 3)
            for suite, seconds in measured.items()
            if len(seconds) >= FEWEST
        }
        if fresh:
            self._all[self._generator] = {**self.seconds, **fresh}
            replace_text(self._path, json.dumps(self._all, indent=1, sort_keys=True))


def _read(path: Path) -> dict[str, dict[str, float]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(generator): {str(suite): float(value) for suite, value in suites.items()}
            for generator, suites in content.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
