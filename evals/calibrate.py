"""Fit the decision whether the evidence can answer, and print the calibration file.

    python -m evals.calibrate --idk-mrc DIR > assistant/evidence/calibration.toml

Signals and judgement are fitted on the tuning questions of this project, asked of its knowledge
base; the thresholds are those that do best there, cross-validated. Judged sets are never used.
Mixing in half of IDK-MRC, whose unanswerable questions differ from answerable ones by a word, was
tried: in the signals it cost answers of our own (.83 to .70) for abstention there (.39 to .52), in
the judgement too (.90 to .83). It is only reported on. The figures, on standard error, are of
five-fold cross-validation for the tuning questions.
"""

import argparse
import hashlib
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import numpy as np

from assistant.evidence.answerability import (
    Calibration,
    JudgementModel,
    SignalModel,
    Signals,
)
from assistant.evidence.selector import select
from assistant.factory import Library, installed_models, open_library, open_writer
from assistant.language import detect_language
from assistant.query import to_query
from assistant.settings import Settings, load_settings
from assistant.synthesis.writer import Writer
from evals.answers import sample
from evals.corpus import corpus_settings, write_corpus
from evals.logistic import Matrix, fit_logistic
from evals.progress import counted
from evals.questions import DATASETS, Question, load_idk_mrc, load_questions
from evals.table import share

_FOLDS = 5
_THRESHOLDS = (0.5, 0.45, 0.4, 0.35, 0.3)
_DOUBT = (0.1, 0.9)
"""Outside these probabilities the signals alone decide, and the quotes are shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is known of one question when the decision is made."""

    part: int
    """Cross-validation fold, or the half that the passage belongs to."""

    answerable: bool
    signals: Signals
    judgement: float | None


def read_rows(
    library: Library,
    questions: Sequence[Question],
    *,
    parts: Sequence[int],
    writer: Writer,
    judged: frozenset[str],
) -> list[Row]:
    """Ask every question up to the decision; the generator judges those whose id is `judged`."""
    finder = library.finder
    rows = []
    for question, part in counted(list(zip(questions, parts, strict=True)), "signals"):
        language = detect_language(question.question) or library.settings.ui.language
        query = to_query(question.question, language=language)
        passages = finder.retrieve(query, language=language)
        finding = finder.weigh(query, passages, language=language)
        if finding.signals is None:
            continue
        judgement = None
        if question.id in judged:
            evidence = select(
                finding.candidates, count=library.settings.answer.evidence, language=language
            )
            judgement = writer.judge(query, evidence, language)
        rows.append(
            Row(
                part=part,
                answerable=question.answerable,
                signals=finding.signals,
                judgement=judgement,
            )
        )
    return rows


def fit(own: Sequence[Row], *, embedder: str, generator: str) -> Calibration:
    """Fit the signals, then the judgement beside them; every row must have been judged."""
    matrix = np.array([astuple(row.signals) for row in own])
    means, scales = np.nanmean(matrix, axis=0), np.nanstd(matrix, axis=0) + 1e-9
    standard = np.nan_to_num((matrix - means) / scales)
    weights = fit_logistic(standard, _truth(own), np.ones(len(own)))
    signals = SignalModel(
        intercept=weights[-1],
        means=means.tolist(),
        scales=scales.tolist(),
        weights=weights[:-1].tolist(),
    )
    calibration = Calibration(
        fitted_on=f"{len(own)} tuning questions of this project",
        embedder=embedder,
        threshold=0.5,
        doubt=_DOUBT,
        signals=signals,
        judgements=[],
    )
    p = np.array([calibration.probability(row.signals) for row in own])
    views = np.c_[np.log(p / (1 - p)), [row.judgement for row in own]]
    a, b, intercept = fit_logistic(views, _truth(own), np.ones(len(own)))
    judgement = JudgementModel(generator=generator, intercept=intercept, signals=a, judgement=b)
    return calibration.model_copy(update={"judgements": [judgement]})


def decide(calibration: Calibration, row: Row) -> bool:
    """Say whether the question would be answered."""
    probability = calibration.probability(row.signals)
    if row.judgement is not None and calibration.judgements:
        generator = calibration.judgements[0].generator
        if calibration.needs_judgement(probability, generator=generator):
            probability = calibration.judged(probability, row.judgement, generator=generator)
    return probability >= calibration.threshold


def render(calibration: Calibration) -> str:
    """Write the calibration as TOML."""
    lines = ["# Made by `python -m evals.calibrate`; see there. Not for editing by hand."]
    lines += [
        f'fitted_on = "{calibration.fitted_on}"',
        f'embedder = "{calibration.embedder}"',
        f"threshold = {calibration.threshold}",
        f"doubt = {list(calibration.doubt)}",
        "",
        "[signals]",
        f"# {', '.join(Signals.__dataclass_fields__)}",
    ]
    for name, value in calibration.signals.model_dump().items():
        numbers = value if isinstance(value, list) else [value]
        text = ", ".join(f"{number:.5f}" for number in numbers)
        lines.append(f"{name} = [{text}]" if isinstance(value, list) else f"{name} = {text}")
    for model in calibration.judgements:
        lines += ["", "[[judgements]]", f'generator = "{model.generator}"']
        for name in ("intercept", "signals", "judgement"):
            lines.append(f"{name} = {getattr(model, name):.5f}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idk-mrc", type=Path, required=True)
    parser.add_argument("--judged", type=int, default=120, help="IDK-MRC questions judged")
    options = parser.parse_args(arguments)
    settings = load_settings()
    own_questions = load_questions(DATASETS / "calibration.yaml")
    passages, public_questions = load_idk_mrc(options.idk_mrc)
    with tempfile.TemporaryDirectory() as folder:
        corpus = corpus_settings(settings, Path(folder))
        write_corpus(passages, corpus.paths.knowledge)
        own = _collect(
            settings,
            own_questions,
            parts=[_part(question.id, _FOLDS) for question in own_questions],
            judged=frozenset(question.id for question in own_questions),
        )
        public = _collect(
            corpus,
            public_questions,
            parts=[_part(question.documents[0], 2) for question in public_questions],
            judged=frozenset(one.id for one in sample(public_questions, options.judged)),
        )
    models = installed_models(settings)
    names = {role: models.chosen(role).id for role in ("embedder", "generator")}
    folds = [fit([row for row in own if row.part != fold], **names) for fold in range(_FOLDS)]
    unjudged = [replace(row, judgement=None) for row in own]
    threshold = max(_THRESHOLDS, key=lambda one: _balance(unjudged, folds, one))
    judged_threshold = max(_THRESHOLDS, key=lambda one: _balance(own, folds, one))
    folds = [_with_thresholds(fold, threshold, judged_threshold) for fold in folds]
    crossed = [(row, decide(folds[row.part], row)) for row in own]
    alone = [(row, decide(folds[row.part], row)) for row in unjudged]
    final = _with_thresholds(fit(own, **names), threshold, judged_threshold)
    held = [(row, decide(final, row)) for row in public]
    _report("own, cross-validated, judged", crossed)
    _report("own, cross-validated, signals alone", alone)
    _report("IDK-MRC, signals alone", [pair for pair in held if pair[0].judgement is None])
    _report("IDK-MRC, judged", [pair for pair in held if pair[0].judgement is not None])
    sys.stdout.write(render(final))


def _collect(
    settings: Settings,
    questions: Sequence[Question],
    *,
    parts: Sequence[int],
    judged: frozenset[str],
) -> list[Row]:
    with open_library(settings) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        with open_writer(settings, library.vectors) as writer:
            return read_rows(library, questions, parts=parts, writer=writer, judged=judged)


def _with_thresholds(calibration: Calibration, alone: float, judged: float) -> Calibration:
    """Set the threshold, and move the judgement so that the same one serves both decisions."""
    shift = math.log(alone / (1 - alone)) - math.log(judged / (1 - judged))
    judgements = [
        model.model_copy(update={"intercept": model.intercept + shift})
        for model in calibration.judgements
    ]
    return calibration.model_copy(update={"threshold": alone, "judgements": judgements})


def _balance(own: Sequence[Row], folds: Sequence[Calibration], threshold: float) -> float:
    """Return the mean of the shares rightly answered and rightly abstained on."""
    folds = [fold.model_copy(update={"threshold": threshold}) for fold in folds]
    right: dict[bool, list[bool]] = {True: [], False: []}
    for row in own:
        right[row.answerable].append(decide(folds[row.part], row) == row.answerable)
    return float(np.mean([np.mean(right[True]), np.mean(right[False])]))


def _report(name: str, decided: Sequence[tuple[Row, bool]]) -> None:
    answered = share([answer for row, answer in decided if row.answerable])
    abstained = share([not answer for row, answer in decided if not row.answerable])
    sys.stderr.write(f"{name}: answered {answered}, abstained {abstained}\n")


def _truth(rows: Sequence[Row]) -> Matrix:
    return np.array([row.answerable for row in rows], dtype=np.float64)


def _part(key: str, parts: int) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % parts


if __name__ == "__main__":
    main()
