"""Logistic regression with weight decay, by Newton's method."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_RIDGE = 1.0
"""Weight decay: sixty own questions must not fit the weights freely."""

_STEPS = 50


def fit_logistic(rows: Matrix, truth: Matrix, importance: Matrix) -> Matrix:
    """Return the weights of the columns and, last, the intercept (which is not decayed).

    Args:
        rows: shape (n, columns), of comparable scale.
        truth: 0 or 1, shape (n,).
        importance: weight of each row, shape (n,).
    """
    rows = np.c_[rows, np.ones(len(rows))]
    weights = np.zeros(rows.shape[1])
    decay = np.full(len(weights), _RIDGE)
    decay[-1] = 1e-9
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (importance * (p - truth)) + decay * weights
        hessian = (rows.T * (importance * p * (1 - p))) @ rows + np.diag(decay)
        weights = weights - np.linalg.solve(hessian, gradient)
    return weights
