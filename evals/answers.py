"""Measure whole answers: held by the quotes, by the summary, by both; abstention; exactness.

python -m evals.answers                               # this project's thirty questions
python -m evals.answers --idk-mrc DIR --count 60      # a public set, half unanswerable
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.factory import open_assistant, open_library
from assistant.pipeline import Assistant
from assistant.settings import load_settings
from assistant.types import Answer
from evals.corpus import corpus_settings, write_corpus
from evals.questions import DATASETS, Question, load_idk_mrc, load_questions
from evals.table import share, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of one question."""

    id: str
    group: str
    answerable: bool
    status: str
    confidence: float
    spine: bool
    """The quotes hold the answer."""

    synthesis: bool
    """The summary that was shown holds it."""

    exact: bool
    """Every quote equals its document's text, and every citation names a passage looked at."""

    seconds_to_quotes: float
    seconds: float

    @property
    def together(self) -> bool:
        """What the person sees holds the answer."""
        return self.spine or self.synthesis


def measure(
    assistant: Assistant, questions: Sequence[Question], *, passages_only: bool = False
) -> list[Record]:
    """Ask every question and record what became of it."""
    return [
        _record(assistant, question, assistant.ask(question.question, passages_only=passages_only))
        for question in questions
    ]


def is_exact(assistant: Assistant, answer: Answer) -> bool:
    """Say whether all quotes are in their documents and all citations among the passages."""
    looked_at = {passage.chunk.id for passage in answer.passages}
    cited = {number for statement in answer.statements for number in statement.citations}
    return (
        all(
            assistant.document(c.document_id).text[c.start : c.end].encode() == c.quote.encode()
            for c in answer.citations
        )
        and all(c.chunk_id in looked_at for c in answer.citations)
        and cited <= {c.number for c in answer.citations}
    )


def report(records: Sequence[Record]) -> str:
    """Lay the records out for reading."""
    rows = []
    for group in [None, *dict.fromkeys(record.group for record in records)]:
        chosen = [record for record in records if group in (None, record.group)]
        asked = [record for record in chosen if record.answerable]
        rows.append(
            [
                group or "all",
                share([record.spine for record in asked]),
                share([record.synthesis for record in asked]),
                share([record.together for record in asked]),
                share(
                    [record.status == "insufficient" for record in chosen if not record.answerable]
                ),
                share([record.exact for record in chosen]),
            ]
        )
    header = ["questions", "quotes hold it", "summary holds it", "either", "abstained", "exact"]
    quotes = statistics.median(record.seconds_to_quotes for record in records)
    whole = statistics.median(record.seconds for record in records)
    return f"{table(header, rows)}\n\nmedian seconds: quotes {quotes:.2f}, whole answer {whole:.1f}"


def _record(assistant: Assistant, question: Question, answer: Answer) -> Record:
    quotes = " ".join(item.quote for item in answer.evidence)
    summary = " ".join(statement.text for statement in answer.statements)
    return Record(
        id=question.id,
        group=question.tone,
        answerable=question.answerable,
        status=answer.status,
        confidence=answer.confidence,
        spine=bool(quotes) and question.is_answered_by(quotes),
        synthesis=bool(summary) and question.is_answered_by(summary),
        exact=is_exact(assistant, answer),
        seconds_to_quotes=answer.timings["evidence"],
        seconds=answer.timings["answer"],
    )


def sample(questions: Sequence[Question], count: int) -> list[Question]:
    """Draw the same questions every time: half answerable, half not."""
    chance = random.Random(20261125)  # noqa: S311 - a sample, not a secret
    return [
        question
        for answerable in (True, False)
        for question in chance.sample(
            [one for one in questions if one.answerable is answerable], count // 2
        )
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dataset", type=Path, default=DATASETS / "first_light.yaml")
    parser.add_argument("--idk-mrc", type=Path, help="folder of IDK-MRC's valid part")
    parser.add_argument("--count", type=int, default=60, help="questions sampled from IDK-MRC")
    parser.add_argument("--passages-only", action="store_true", help="quotes without a model")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    settings = load_settings()
    with tempfile.TemporaryDirectory() as folder:
        if options.idk_mrc:
            passages, questions = load_idk_mrc(options.idk_mrc)
            questions = sample(questions, options.count)
            settings = corpus_settings(settings, Path(folder))
            write_corpus(passages, settings.paths.knowledge)
        else:
            questions = load_questions(options.dataset)
        with open_library(settings) as library:
            library.synchronizer.sync(settings.paths.knowledge)
        with open_assistant(settings, passages_only=options.passages_only) as assistant:
            records = measure(assistant, questions, passages_only=options.passages_only)
    if options.json:
        sys.stdout.write(json.dumps([asdict(record) for record in records], indent=2) + "\n")
    else:
        sys.stdout.write(report(records) + "\n")


if __name__ == "__main__":
    main()
