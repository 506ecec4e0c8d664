import numpy as np
import pytest

from evals.logistic import fit_logistic


def test_finds_the_direction_and_the_share() -> None:
    rows = np.array([[x] for x in (-2.0, -1.0, 1.0, 2.0)])
    truth = np.array([0.0, 0.0, 1.0, 1.0])
    weight, intercept = fit_logistic(rows, truth, np.ones(4))
    assert weight > 0
    assert intercept == pytest.approx(0, abs=1e-6)


def test_importance_counts_like_repetition() -> None:
    rows = np.array([[0.0], [1.0], [1.0]])
    truth = np.array([0.0, 1.0, 0.0])
    weighted = fit_logistic(rows, truth, np.array([1.0, 3.0, 1.0]))
    repeated = fit_logistic(rows[[0, 1, 1, 1, 2]], truth[[0, 1, 1, 1, 2]], np.ones(5))
    assert weighted == pytest.approx(repeated)
