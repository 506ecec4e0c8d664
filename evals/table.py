"""Shares with honest intervals, and plain text tables."""

from collections.abc import Sequence

from evals.statistics.shares import wilson


def share(hits: Sequence[bool]) -> str:
    """Format a share with its Wilson interval (Wilson, 1927), such as `83 % (68–92) of 40`."""
    n = len(hits)
    if not n:
        return "–"
    low, high = wilson(sum(hits), n)
    return f"{100 * sum(hits) / n:.0f} % ({100 * low:.0f}–{100 * high:.0f}) of {n}"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out rows under a header, columns aligned."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    lines = [header, ["-" * width for width in widths], *rows]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
