"""Fit the answerability model, and print the calibration file.

    python -m evals.calibrate --idk-mrc DIR > calibration.toml

Fitted on the tuning questions of this project, asked of its knowledge base, and on half of
IDK-MRC's valid passages, asked of all of them; never on the judged sets. Both sources weigh the
same. The figures (on standard error) are of five-fold cross-validation for the tuning questions
and of the other half for IDK-MRC.
"""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.answerability import Calibration, Signals
from assistant.factory import open_library
from assistant.language import detect_language
from assistant.settings import Settings, load_settings
from evals.corpus import corpus_settings, write_corpus
from evals.questions import DATASETS, Question, load_idk_mrc, load_questions
from evals.table import share

Matrix = NDArray[np.float64]

_RIDGE = 1.0
"""Weight decay on standardised signals: sixty own questions must not fit seven weights freely."""

_FOLDS = 5


def read_matrix(settings: Settings, questions: Sequence[Question]) -> Matrix:
    """Return the signals of every question as the assistant sees them, one row a question."""
    rows = []
    with open_library(settings) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        for question in questions:
            language = detect_language(question.question) or settings.ui.language
            passages = library.finder.retrieve(question.question, language=language)
            signals = library.finder.weigh(question.question, passages).signals
            rows.append(astuple(signals) if signals else (0.0,) * 7)
        return np.array(rows, dtype=np.float64)


def fit(matrix: Matrix, answerable: Matrix, importance: Matrix, **record: str) -> Calibration:
    """Fit by Newton's method; `importance` weighs the rows."""
    means, scales = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    rows = np.c_[(matrix - means) / scales, np.ones(len(matrix))]
    weights = np.zeros(rows.shape[1])
    decay = _RIDGE * np.r_[np.ones(len(weights) - 1), 0]
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (importance * (p - answerable)) + decay * weights
        hessian = (rows.T * (importance * p * (1 - p))) @ rows + np.diag(decay + 1e-9)
        weights -= np.linalg.solve(hessian, gradient)
    return Calibration(
        threshold=0.5,
        intercept=weights[-1],
        means=list(means),
        scales=list(scales),
        weights=list(weights[:-1]),
        **record,
    )


def decisions(calibration: Calibration, matrix: Matrix) -> list[bool]:
    """Say for every row whether the question would be answered."""
    return [
        calibration.probability(Signals(*row)) >= calibration.threshold for row in matrix.tolist()
    ]


def render(calibration: Calibration) -> str:
    """Write the calibration as TOML."""
    lines = ["# Made by `python -m evals.calibrate`; see its docstring. Not for editing by hand."]
    for name, value in calibration.model_dump().items():
        if isinstance(value, list):
            lines.append(f"{name} = [{', '.join(f'{number:.5f}' for number in value)}]")
        elif isinstance(value, float):
            lines.append(f"{name} = {value:.5f}")
        else:
            lines.append(f'{name} = "{value}"')
    return "\n".join(lines) + "\n"


def _fold(key: str, folds: int) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % folds


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idk-mrc", type=Path, required=True)
    options = parser.parse_args(arguments)
    settings = load_settings()

    own = load_questions(DATASETS / "calibration.yaml")
    own_rows, own_truth = read_matrix(settings, own), _truth(own)
    with tempfile.TemporaryDirectory() as folder:
        passages, public = load_idk_mrc(options.idk_mrc)
        corpus = corpus_settings(settings, Path(folder))
        write_corpus(passages, corpus.paths.knowledge)
        public_rows, public_truth = read_matrix(corpus, public), _truth(public)
    tuned = np.array([_fold(question.documents[0], 2) == 0 for question in public])
    folds = np.array([_fold(question.id, _FOLDS) for question in own])

    def fit_with(chosen: NDArray[np.bool_]) -> Calibration:
        weigh = len(own) / tuned.sum()
        return fit(
            np.r_[own_rows[chosen], public_rows[tuned]],
            np.r_[own_truth[chosen], public_truth[tuned]],
            np.r_[np.ones(chosen.sum()), np.full(tuned.sum(), weigh)],
            fitted_on=f"{len(own)} own questions, {tuned.sum()} of IDK-MRC valid",
            embedder=settings.models.embedder or "default",
        )

    crossed = np.zeros(len(own), dtype=bool)
    for fold in range(_FOLDS):
        held = folds == fold
        crossed[held] = decisions(fit_with(~held), own_rows[held])
    final = fit_with(np.ones(len(own), dtype=bool))
    for name, truth, decided in (
        ("own, cross-validated", own_truth, crossed),
        ("IDK-MRC, other half", public_truth[~tuned],
         np.array(decisions(final, public_rows[~tuned]))),
    ):  # fmt: skip
        answered = share(list(decided[truth == 1]))
        abstained = share(list(~decided[truth == 0]))
        sys.stderr.write(f"{name}: answered {answered}, abstained {abstained}\n")
    sys.stdout.write(render(final))


def _truth(questions: Sequence[Question]) -> Matrix:
    return np.array([question.answerable for question in questions], dtype=np.float64)


if __name__ == "__main__":
    main()
