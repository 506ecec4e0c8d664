"""What a form or button of the page sent: names and values that anybody could have written."""

from collections.abc import Mapping, Sequence
from typing import Any

_LONGEST = 5_000  # characters of one value; a summary or a reason is far shorter


class Fields:
    """The values of a form; what is missing is empty."""

    def __init__(self, sent: Any) -> None:
        """Keep the texts of a mapping of names to lists, and nothing else."""
        self._values: dict[str, list[str]] = {}
        if not isinstance(sent, Mapping):
            return
        for name, values in sent.items():
            if isinstance(name, str) and isinstance(values, list):
                kept = [value[:_LONGEST] for value in values if isinstance(value, str)]
                self._values[name] = kept

    def one(self, name: str) -> str:
        """Return the first value of a field, without blanks around it."""
        return next(iter(self._values.get(name, ())), "").strip()

    def many(self, name: str) -> Sequence[str]:
        """Return all values of a field."""
        return tuple(self._values.get(name, ()))

    def number(self, name: str) -> int:
        """Return a field as a whole number; 0 where it is none."""
        value = self.one(name)
        return int(value) if value.isdecimal() and len(value) < 9 else 0
