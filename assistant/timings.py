"""How long the steps of one question take."""

from time import perf_counter


class Timings:
    """Seconds since the question, by step."""

    def __init__(self) -> None:
        """Begin now."""
        self._start = perf_counter()
        self.marks: dict[str, float] = {}

    def mark(self, step: str, *, once: bool = False) -> None:
        """Note that a step is done; with `once`, only the first time."""
        if not (once and step in self.marks):
            self.marks[step] = perf_counter() - self._start
