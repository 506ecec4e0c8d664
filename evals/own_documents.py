"""Measure answers from documents that nobody has written questions for: an organisation's own.

    python -m evals.own_documents --part judged            # a library of nothing but these
    python -m evals.own_documents --part judged --beside   # beside the shipped library

Quotes alone are asked for. An answer is right when a quote holds the words that answer; what the
documents don't say must not be answered, though it sounds as if they did.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.factory import open_assistant, open_library
from assistant.pipeline import Assistant
from assistant.settings import Settings, load_settings
from evals.cases import DATASETS
from evals.corpus import corpus_settings
from evals.progress import counted
from evals.table import share, table

Part = Literal["tuning", "judged"]
Tone = Literal["formal", "everyday", "cross"]
"""How a question is written; `cross` is one in the other language than its document."""


class OwnQuestion(BaseModel):
    """A question to a document."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    question: str = Field(min_length=1)
    """What is asked."""

    tone: Tone

    must: str | None = None
    """Words of the document that a right quote holds; None where it doesn't say."""


class OwnDocument(BaseModel):
    """A document, and what is asked of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    """Name of its file."""

    part: Part
    """Whether anything was fitted on it."""

    language: Literal["id", "en"]
    text: str
    """Markdown, its title first."""

    answerable: tuple[OwnQuestion, ...]
    unanswerable: tuple[OwnQuestion, ...]

    @property
    def questions(self) -> tuple[OwnQuestion, ...]:
        """All that is asked of it."""
        return (*self.answerable, *self.unanswerable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one question."""

    question: OwnQuestion
    answered: bool
    right: bool
    """A quote holds the answer."""


def load_own_documents(part: Part | None = None) -> dict[str, list[OwnDocument]]:
    """Read the documents of a part by hand: who wrote them, with their questions."""
    hands = {}
    for path in sorted((DATASETS / "own_documents").glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        documents = [OwnDocument.model_validate(one) for one in content["documents"]]
        hands[path.stem] = [one for one in documents if part in (None, one.part)]
    return {hand: documents for hand, documents in hands.items() if documents}


def write_own_documents(documents: Sequence[OwnDocument], folder: Path) -> None:
    """Write documents into a knowledge folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (folder / f"own-{document.id}.md").write_text(document.text, encoding="utf-8")


def measure(assistant: Assistant, documents: Sequence[OwnDocument]) -> list[Outcome]:
    """Ask every document's questions."""
    outcomes = []
    for question in counted([one for each in documents for one in each.questions], "asked"):
        answer = assistant.ask(question.question, passages_only=True)
        outcomes.append(
            Outcome(
                question=question,
                answered=answer.status == "answered",
                right=any(holds(item.quote, question.must) for item in answer.evidence),
            )
        )
    return outcomes


def holds(quote: str, must: str | None) -> bool:
    """Tell whether a quote holds the words that answer, wherever its lines break."""
    return must is not None and _flat(must) in _flat(quote)


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def report(outcomes: Sequence[Outcome]) -> str:
    """Show by tone how many are answered rightly, and rightly not answered."""
    rows = []
    for tone in (*get_args(Tone), "all"):
        chosen = [one for one in outcomes if tone in (one.question.tone, "all")]
        answerable = [one for one in chosen if one.question.must is not None]
        rows.append(
            [
                tone,
                share([one.right for one in answerable]),
                share([one.answered for one in answerable]),
                share([not one.answered for one in chosen if one.question.must is None]),
            ]
        )
    return table(["tone", "right quote", "answered", "rightly not answered"], rows)


def beside(settings: Settings, folder: Path) -> Settings:
    """Return settings for a copy of the library as it is, to which documents can be added."""
    own = corpus_settings(settings, folder)
    shutil.copytree(settings.paths.knowledge, own.paths.knowledge)
    shutil.copytree(settings.paths.store, own.paths.store)
    return own


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=get_args(Part), default="tuning")
    parser.add_argument("--beside", action="store_true", help="add them to the library as it is")
    options = parser.parse_args(arguments)
    documents = load_own_documents(options.part)
    outcomes = []
    for each in documents.values():
        with tempfile.TemporaryDirectory() as name:
            make = beside if options.beside else corpus_settings
            settings = make(load_settings(), Path(name))
            write_own_documents(each, settings.paths.knowledge)
            with open_library(settings) as library:
                library.synchronizer.sync(settings.paths.knowledge)
            with open_assistant(settings, passages_only=True) as assistant:
                outcomes += measure(assistant, each)
    sys.stdout.write(report(outcomes) + "\n")


if __name__ == "__main__":
    main()
