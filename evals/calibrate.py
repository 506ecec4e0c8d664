"""Fit the decision whether the evidence can answer, and print the calibration file.

    python -m evals.calibrate > assistant/evidence/calibration.toml

Asked are the tuning questions, the questions that the library can't answer, what strangers asked,
the library's golden questions and those by which its readers test themselves; judged sets are never
used. More evidence never speaks against an answer: a signal that would is left out. Answerable and
unanswerable questions weigh the same. A second model, for libraries and documents without lists of
how people ask, is fitted on what was asked of organisations' own documents (`own_documents`), in
libraries of all those by one hand and in small ones. What was asked in vain is kept
(`assistant/retrieval/unanswered.npz`); nobody's questions are compared with their own. The figures,
on standard error, are of five-fold cross-validation, in which all questions of one document, and
all of one stranger, are in one fold. At the threshold strangers' questions are answered, and
rightly not answered, in like shares: who knows the documents invents what they lack in other ways
than who doesn't. The second model's threshold is where the same holds of what own documents are
asked.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np

from assistant import retrieval
from assistant.evidence.answerability import Calibration, SignalModel, Signals
from assistant.evidence.finder import EvidenceFinder
from assistant.factory import Library, installed_models, open_library
from assistant.library.golden import load_golden
from assistant.library.scan import scan
from assistant.retrieval.unanswered import Unanswered, packed
from assistant.settings import Settings, load_settings
from evals.finders import weigh_question, without_hand
from evals.logistic import Matrix, fit_logistic
from evals.own_signals import own_libraries, read_own_signals
from evals.progress import counted
from evals.questions import DATASETS, load_questions
from evals.table import share

_FOLDS = 5
_THRESHOLDS = tuple(round(0.3 + 0.025 * step, 3) for step in range(21))
_STRANGER = 3.0
"""How much a stranger's question weighs beside one by somebody who knew the documents."""

_ABOUT_ASKING = ("asked_similarity", "asked_lead")
_EITHER_WAY = "asks_no_amount"
"""The signal that may speak for or against: amounts are what an organisation's own documents tell,
and what the library is asked in vain."""

_OWN = "own"
_OWN_DOCUMENTS = "own documents"
_UNANSWERED = Path(retrieval.__file__).parent / "unanswered.npz"
_SPACE = "multilingual-e5-small"
"""The embedders whose vectors of questions are alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question for fitting."""

    question: str
    answerable: bool
    group: str
    """What falls into one fold together: a document and its translation, one question, or all of
    one stranger."""

    kind: str
    """What it is reported under."""

    by_stranger: bool = False

    @property
    def hand(self) -> str:
        """Who asked it: one of the strangers, or somebody who knew the documents."""
        return self.group if self.by_stranger else _OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is known of one question when the decision is made."""

    asked: Asked
    signals: Signals

    @property
    def fold(self) -> int:
        return int(hashlib.sha256(self.asked.group.encode()).hexdigest(), 16) % _FOLDS


def tuning_questions(library: Library) -> Iterator[Asked]:
    """Yield the questions of the tuning sets, then the golden ones of the knowledge folder."""
    for name in ("calibration", "unanswerable"):
        for question in load_questions(DATASETS / f"{name}.yaml"):
            kind = question.kind or ("answerable" if question.answerable else "unanswerable")
            yield Asked(
                question=question.question,
                answerable=question.answerable,
                group=question.id,
                kind=kind,
            )
    for question in load_questions(DATASETS / "strangers.yaml"):
        hand, _, _ = question.id.partition("-")
        yield Asked(
            question=question.question,
            answerable=question.answerable,
            group=hand,
            kind=f"strangers', {'answerable' if question.answerable else question.kind}",
            by_stranger=True,
        )
    documents = {document.source: document for document in library.store.documents()}
    for file in scan(library.settings.paths.knowledge).files:
        document = documents.get(file.source)
        if document is None:
            continue
        group = document.meta.get("translation_of") or document.id
        for golden in load_golden(file.path, source=file.source):
            yield Asked(question=golden.question, answerable=True, group=group, kind=golden.tone)
        for item in json.loads(document.meta.get("self_test", "[]")):
            yield Asked(question=item["question"], answerable=True, group=group, kind="self-test")


def unanswered_questions(library: Library, questions: Sequence[Asked]) -> Unanswered:
    """Embed the questions that the library can't answer."""
    chosen = [asked for asked in questions if not asked.answerable]
    vectors = np.stack([library.embedder.embed_query(asked.question) for asked in chosen])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Unanswered(
        space=_SPACE,
        vectors=vectors,
        nearest=library.store.asked.highest(vectors),
        groups=tuple(asked.hand for asked in chosen),
    )


def read_rows(finders: Mapping[str, EvidenceFinder], questions: Sequence[Asked]) -> list[Row]:
    """Ask every question up to the decision, with the finder for who asked it."""
    rows = []
    for asked in counted(questions, "signals"):
        finding, _ = weigh_question(finders[asked.hand], asked.question)
        if finding.signals is not None:
            rows.append(Row(asked=asked, signals=finding.signals))
    return rows


def fit(rows: Sequence[Row], *, left_out: Sequence[str] = ()) -> SignalModel:
    """Fit the signals but those left out; answerable and unanswerable weigh the same."""
    matrix = np.array([astuple(row.signals) for row in rows])
    names = Signals.__dataclass_fields__
    columns = np.array([name not in left_out for name in names])
    one_way = np.array([name != _EITHER_WAY for name in names])
    means = np.where(columns, np.nanmean(np.where(columns, matrix, 0.0), axis=0), 0.0)
    scales = np.where(columns, np.nanstd(np.where(columns, matrix, 0.0), axis=0) + 1e-9, 1.0)
    standard = np.nan_to_num((matrix - means) / scales) * columns
    truth = _truth(rows)
    importance = np.where([row.asked.by_stranger for row in rows], _STRANGER, 1.0)
    share = np.average(truth, weights=importance)
    importance *= np.where(truth, 0.5 / share, 0.5 / (1 - share))
    weights = fit_logistic(standard, truth, importance)
    while (weights[:-1] * columns * one_way).min() < 0:
        columns[int((weights[:-1] * columns * one_way).argmin())] = False
        weights = fit_logistic(standard * columns, truth, importance)
    return SignalModel(
        intercept=weights[-1],
        means=means.tolist(),
        scales=scales.tolist(),
        weights=(weights[:-1] * columns).tolist(),
    )


def crossed(rows: Sequence[Row], *, left_out: Sequence[str] = ()) -> list[tuple[Row, float]]:
    """Return every row with the probability that a model of the other folds gives it."""
    models = {
        fold: _alone(fit([row for row in rows if row.fold != fold], left_out=left_out))
        for fold in range(_FOLDS)
    }
    return [(row, models[row.fold].probability(row.signals)) for row in rows]


def even_threshold(judged: Sequence[tuple[Row, float]]) -> float:
    """Return where strangers are answered and rightly not answered in shares most alike.

    Above it fewer of all questions are answered, and as many more are rightly not.
    """
    strangers = [(row.asked.answerable, p) for row, p in judged if row.asked.by_stranger]

    def difference(threshold: float) -> float:
        answered = np.mean([p >= threshold for answerable, p in strangers if answerable])
        refused = np.mean([p < threshold for answerable, p in strangers if not answerable])
        return float(abs(answered - refused))

    return min(_THRESHOLDS, key=difference)


def own_rows(settings: Settings) -> list[Row]:
    """Ask organisations' own documents, all of a hand's together and few at a time.

    What their quotes don't hold counts as unanswerable.
    """
    return [
        Row(
            asked=Asked(
                question=one.question.question,
                answerable=one.is_held,
                group=f"{_OWN_DOCUMENTS} {hand}",
                kind=f"own documents', {one.question.tone}{'' if one.is_held else ', in vain'}",
                by_stranger=True,
            ),
            signals=one.signals,
        )
        for hand, library in own_libraries("tuning")
        for one in read_own_signals(settings, library)
    ]


def render(calibration: Calibration) -> str:
    """Write the calibration as TOML."""
    lines = ["# Made by `python -m evals.calibrate`; see there. Not for editing by hand."]
    lines += [
        f'fitted_on = "{calibration.fitted_on}"',
        f'embedder = "{calibration.embedder}"',
        f"threshold = {calibration.threshold}",
    ]
    for section in ("signals", "unasked"):
        lines += ["", f"[{section}]", f"# {', '.join(Signals.__dataclass_fields__)}"]
        for name, value in getattr(calibration, section).model_dump().items():
            numbers = value if isinstance(value, list) else [value]
            text = ", ".join(f"{number:.5f}" for number in numbers)
            lines.append(f"{name} = [{text}]" if isinstance(value, list) else f"{name} = {text}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    settings = load_settings()
    with open_library(settings) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        questions = list(tuning_questions(library))
        hands = {asked.hand for asked in questions}
        unanswered = unanswered_questions(library, questions)
        rows = read_rows(
            {hand: without_hand(library, unanswered, hand) for hand in hands}, questions
        )
    own = own_rows(settings)
    judged, judged_own = crossed(rows), crossed(own, left_out=_ABOUT_ASKING)
    threshold, shifted = even_threshold(judged), even_threshold(judged_own)
    _report(judged, threshold, "with how people ask")
    _report(judged_own, shifted, "without")
    unasked = fit(own, left_out=_ABOUT_ASKING)
    answerable = sum(row.asked.answerable for row in rows)
    calibration = Calibration(
        fitted_on=f"{answerable} answerable, {len(rows) - answerable} unanswerable questions",
        embedder=installed_models(settings).chosen("embedder").id,
        threshold=threshold,
        signals=fit(rows),
        # One threshold serves both: the second model is moved to where its own would stand.
        unasked=unasked.model_copy(
            update={"intercept": unasked.intercept + _log_odds(threshold) - _log_odds(shifted)}
        ),
    )
    np.savez_compressed(_UNANSWERED, **packed(unanswered))
    sys.stdout.write(render(calibration))


def _alone(model: SignalModel) -> Calibration:
    return Calibration(fitted_on="", embedder="", threshold=0.5, signals=model, unasked=model)


def _log_odds(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _report(judged: Sequence[tuple[Row, float]], threshold: float, name: str) -> None:
    sys.stderr.write(f"\n{name}, threshold {threshold}:\n")
    kinds = dict.fromkeys(row.asked.kind for row, _ in judged)
    for kind in ("all that can be answered", "all that can't", *kinds):
        chosen = [
            (row, probability)
            for row, probability in judged
            if kind == row.asked.kind
            or (kind == "all that can be answered" and row.asked.answerable)
            or (kind == "all that can't" and not row.asked.answerable)
        ]
        right = [(p >= threshold) == row.asked.answerable for row, p in chosen]
        sys.stderr.write(f"  {kind}: right {share(right)}\n")


def _truth(rows: Sequence[Row]) -> Matrix:
    return np.array([row.asked.answerable for row in rows], dtype=np.float64)


if __name__ == "__main__":
    main()
