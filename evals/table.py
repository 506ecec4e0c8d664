"""Shares with honest intervals, and plain text tables."""

import math
from collections.abc import Sequence

_Z = 1.96  # 95 %


def share(hits: Sequence[bool]) -> str:
    """Format a share with its Wilson interval (Wilson, 1927), such as `83 % (68–92) of 40`."""
    n = len(hits)
    if not n:
        return "–"
    p = sum(hits) / n
    centre = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    low, high = 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)
    return f"{100 * p:.0f} % ({low:.0f}–{high:.0f}) of {n}"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out rows under a header, columns aligned."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    lines = [header, ["-" * width for width in widths], *rows]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
