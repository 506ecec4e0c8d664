"""Matrices of the plane, as PDF writes them: six numbers."""

from collections.abc import Sequence
from typing import Any

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies the first one, then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
            e * h + f * j + m)  # fmt: skip


def transform(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def to_matrix(given: Sequence[Any]) -> Matrix:
    """Read six operands; raises `ValueError` or `TypeError` for anything else."""
    a, b, c, d, e, f = (float(one) for one in given)
    return a, b, c, d, e, f
