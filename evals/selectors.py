"""Compare ways of choosing the sentences that answer: hit rate and time of each.

    python -m evals.selectors --idk-mrc DIR --count 40

All choose among the same eight sentences (the best by this project's score), so what differs is
the order. "option logits" asks the model for the number of the sentence; "constrained copy" lets
it write, but nothing other than one of the sentences; "query likelihood" scores the question
given each sentence (Ponte and Croft, 1998). The last rows add the model's view to ours.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

import numpy as np

from assistant.evidence.candidates import Candidate
from assistant.evidence.selector import score
from assistant.factory import load_generator, open_library
from assistant.protocols import Generator
from assistant.settings import load_settings
from assistant.types import Message
from evals.answers import sample
from evals.corpus import corpus_settings, write_corpus
from evals.logistic import Matrix
from evals.questions import Question, load_idk_mrc
from evals.table import table

_OFFERED = 8
_SHOWN = (1, 2, 3)

Ranker = Callable[[str, Sequence[Candidate]], list[float]]


def by_option(generator: Generator) -> Ranker:
    """Rank by the probability of each sentence's number as the reply."""

    def rank(question: str, offered: Sequence[Candidate]) -> list[float]:
        numbered = "\n".join(f"{n}. {one.text}" for n, one in enumerate(offered, start=1))
        request = (
            f"Kalimat:\n{numbered}\n\nPertanyaan: {question}\n\n"
            "Nomor kalimat mana yang menjawab pertanyaan itu? Jawab dengan satu nomor."
        )
        return generator.score(
            [Message(role="user", content=request)],
            [str(n) for n in range(1, len(offered) + 1)],
        )

    return rank


def by_copy(generator: Generator) -> Ranker:
    """Rank the sentence first that the model copies when it can write nothing else."""

    def rank(question: str, offered: Sequence[Candidate]) -> list[float]:
        passage = "\n".join(one.text for one in offered)
        request = (
            f"Bacaan:\n{passage}\n\nPertanyaan: {question}\n\n"
            "Salin satu kalimat dari bacaan yang menjawab pertanyaan itu."
        )
        chosen = generator.choose(
            [Message(role="user", content=request)], [one.text for one in offered]
        )
        return [float(len(offered) if n == chosen else -n) for n in range(len(offered))]

    return rank


def by_query_likelihood(generator: Generator) -> Ranker:
    """Rank by how likely the question is, given each sentence."""

    def rank(question: str, offered: Sequence[Candidate]) -> list[float]:
        return [
            generator.score(
                [
                    Message(
                        role="user",
                        content=f"Tulis pertanyaan yang dijawab oleh kalimat ini: {one.text}",
                    )
                ],
                [question],
            )[0]
            for one in offered
        ]

    return rank


def mixed(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Add two scores, each standardised within the question."""
    return list(_standardised(ours) + _standardised(theirs))


def _standardised(values: Sequence[float]) -> Matrix:
    array = np.array(values, dtype=np.float64)
    spread = float(array.std()) + 1e-9
    standard: Matrix = (array - array.mean()) / spread
    return standard


def _hits(question: Question, offered: Sequence[Candidate], scores: Sequence[float]) -> list[bool]:
    order = np.argsort(-np.array(scores), kind="stable")
    return [
        question.is_answered_by(" ".join(offered[n].text for n in order[:shown]))
        for shown in _SHOWN
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idk-mrc", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40, help="answerable questions")
    options = parser.parse_args(arguments)
    settings = load_settings()
    passages, questions = load_idk_mrc(options.idk_mrc)
    questions = [one for one in sample(questions, 2 * options.count) if one.answerable]

    hits: dict[str, list[list[bool]]] = {}
    seconds: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, closing(load_generator(settings)) as generator:
        corpus = corpus_settings(settings, Path(folder))
        write_corpus(passages, corpus.paths.knowledge)
        rankers = {
            "option logits": by_option(generator),
            "constrained copy": by_copy(generator),
            "query likelihood": by_query_likelihood(generator),
        }
        with open_library(corpus) as library:
            library.synchronizer.sync(corpus.paths.knowledge)
            finder = library.finder
            for question in questions:
                found = finder.retrieve(question.question, language="id")
                candidates = finder.weigh(question.question, found, language="id").candidates
                offered = sorted(candidates, key=lambda one: -score(one, language="id"))[:_OFFERED]
                ours = [score(one, language="id") for one in offered]
                views = {
                    "embedding alone": [one.similarity for one in offered],
                    "words alone": [one.coverage for one in offered],
                    "this project's score": ours,
                }
                for name, view in views.items():
                    hits.setdefault(name, []).append(_hits(question, offered, view))
                for name, ranker in rankers.items():
                    start = perf_counter()
                    theirs = ranker(question.question, offered)
                    seconds.setdefault(name, []).append(perf_counter() - start)
                    hits.setdefault(name, []).append(_hits(question, offered, theirs))
                    both = _hits(question, offered, mixed(ours, theirs))
                    hits.setdefault(f"ours + {name}", []).append(both)
    sys.stdout.write(_report(hits, seconds) + "\n")


def _report(hits: dict[str, list[list[bool]]], seconds: dict[str, list[float]]) -> str:
    rows = []
    for name, found in hits.items():
        spent = seconds.get(name.removeprefix("ours + "))
        rows.append(
            [
                name,
                *(f"{share:.3f}" for share in np.mean(found, axis=0)),
                f"{statistics.median(spent):.1f}" if spent else "0.0",
            ]
        )
    return table(["selector", *(f"best {n}" for n in _SHOWN), "added seconds"], rows)


if __name__ == "__main__":
    main()
