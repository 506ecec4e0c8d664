"""k-anonymity of a table: rows that share their telling values with fewer than k - 1 others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.masking.table import Value, as_text

LEAST = 5
"""Rows that a group should have at least: a convention (5 to 10), no law."""

_SHOWN = 10  # groups that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallGroups:
    """The groups of a table that are smaller than `least` rows."""

    columns: tuple[str, ...]
    """The columns whose values make the groups."""

    least: int
    groups: int
    """How many groups there are, small and large ones."""

    small: int
    """How many of them are too small."""

    rows: int
    """How many rows stand in those."""

    total: int
    smallest: tuple[tuple[tuple[str, ...], int], ...]
    """The values and the rows of the smallest groups, at most ten."""

    @property
    def smallest_size(self) -> int:
        """Return the k that the table reaches; 0 for an empty one."""
        return self.smallest[0][1] if self.smallest else 0


def count_groups(columns: Mapping[str, Sequence[Value]], *, least: int = LEAST) -> SmallGroups:
    """Count the groups that the columns, all of one length, make together."""
    rows = zip(*(map(_folded, values) for values in columns.values()), strict=True)
    sizes = Counter(rows)
    small = {group: size for group, size in sizes.items() if size < least}
    in_order = sorted(sizes.items(), key=lambda one: (one[1], one[0]))
    return SmallGroups(
        columns=tuple(columns),
        least=least,
        groups=len(sizes),
        small=len(small),
        rows=sum(small.values()),
        total=sum(sizes.values()),
        smallest=tuple(in_order[:_SHOWN]),
    )


def _folded(value: Value) -> str:
    return " ".join(as_text(value).split()).casefold()
