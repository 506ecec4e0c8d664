"""What is known of questions to an organisation's own documents when the decision is made."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evidence.answerability import Signals
from assistant.evidence.selector import select
from assistant.factory import Library, open_library
from assistant.settings import Settings
from evals.corpus import corpus_settings
from evals.finders import weigh_question
from evals.own_documents import (
    OwnDocument,
    OwnQuestion,
    Part,
    holds,
    load_own_documents,
    write_own_documents,
)

_SMALL = 3
"""Documents of a small library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSignals:
    """One question, up to the decision."""

    question: OwnQuestion
    signals: Signals

    is_held: bool
    """The quotes that would be shown hold the answer."""


def own_libraries(part: Part) -> Iterator[tuple[str, Sequence[OwnDocument]]]:
    """Yield, with the hand's name, all documents of each hand together, then few at a time."""
    for hand, documents in load_own_documents(part).items():
        yield hand, documents
        for start in range(0, len(documents), _SMALL):
            yield hand, documents[start : start + _SMALL]


def read_own_signals(settings: Settings, documents: Sequence[OwnDocument]) -> list[OwnSignals]:
    """Ask a library of nothing but these documents."""
    with tempfile.TemporaryDirectory() as folder:
        own = corpus_settings(settings, Path(folder))
        write_own_documents(documents, own.paths.knowledge)
        with open_library(own) as library:
            library.synchronizer.sync(own.paths.knowledge)
            return list(_read(library, [one for each in documents for one in each.questions]))


def _read(library: Library, questions: Sequence[OwnQuestion]) -> Iterator[OwnSignals]:
    finder, count = library.finder, library.settings.answer.evidence
    for one in questions:
        finding, language = weigh_question(finder, one.question)
        if finding.signals is None:
            continue
        evidence = select(finding.candidates, count=count, language=language)
        held = any(holds(item.quote, one.must) for item in evidence)
        yield OwnSignals(question=one, signals=finding.signals, is_held=held)
