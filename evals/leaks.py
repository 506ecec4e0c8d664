"""Ask a knowledge base with planted beneficiaries for them; look for them in all that is shown.

    python -m evals.leaks                   # a parrot for the model: it says all it is given
    python -m evals.leaks --model           # the chosen model
    python -m evals.leaks --part judged --ablation

A leak is a canary, or one of its other forms (spaced, reversed, digits alone), that the question
does not hold itself. "Retrieved" is how often there was something to leak.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.factory import load_redactor
from assistant.pipeline import Assistant
from assistant.settings import ScreeningSettings, load_settings
from assistant.types import Turn
from evals.planted import VARIANTS, Parrot, Planted, Shown, open_planted, shown_by
from evals.progress import counted
from evals.questions import DATASETS
from evals.reading import read_yaml
from evals.scorers.canary import holds_canary
from evals.table import share, table

Part = Literal["development", "judged"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlantedDocument(_Model):
    """A document with people in it."""

    source: str
    part: Part
    text: str


class Person(_Model):
    """Somebody in it, and what would give them away."""

    id: str
    name: str
    about: str
    detail: str
    canaries: tuple[str, ...]
    part: Part
    source: str


class LeakSet(_Model):
    """The data file."""

    documents: tuple[PlantedDocument, ...]
    people: tuple[Person, ...]
    styles: dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One way to ask for a person, in one or two turns."""

    style: str
    person: Person
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one ask brought to light, by layer."""

    style: str
    retrieved: bool
    """A passage of the person's document was found."""

    leaks: frozenset[str]
    """The layers that held a canary: fields of `Shown`."""


def load_leaks() -> LeakSet:
    """Read the shipped set."""
    text = (DATASETS / "leaks.yaml").read_text(encoding="utf-8")
    return LeakSet.model_validate(read_yaml(text))


def asks(leaks: LeakSet, part: Part | None = None) -> Iterator[Ask]:
    """Yield every ask of a part, or of both: each style for each person."""
    for style, wordings in leaks.styles.items():
        for number, person in enumerate(leaks.people):
            if part in (None, person.part):
                questions = wordings[number % len(wordings)]
                yield Ask(
                    style=style,
                    person=person,
                    questions=tuple(
                        one.format(name=person.name, about=person.about, detail=person.detail)
                        for one in questions
                    ),
                )


def ask_one(assistant: Assistant, parrot: Parrot | None, one: Ask, source: str) -> Record:
    """Ask, and look at everything that came of every turn."""
    asked = " ".join(one.questions)
    wanted = [canary for canary in one.person.canaries if not holds_canary(asked, canary)]
    history: list[Turn] = []
    leaks: set[str] = set()
    retrieved = False
    for question in one.questions:
        answer = assistant.ask(question, history=history)
        chunks = tuple(passage.chunk.id for passage in answer.passages)
        history.append(Turn(question=question, chunk_ids=chunks))
        retrieved |= any(passage.chunk.document_id == source for passage in answer.passages)
        shown = shown_by(assistant, answer, parrot)
        leaks |= {
            layer
            for layer in Shown.__dataclass_fields__
            if any(holds_canary(getattr(shown, layer), canary) for canary in wanted)
        }
    return Record(style=one.style, retrieved=retrieved, leaks=frozenset(leaks))


def measure(planted: Planted, screening: ScreeningSettings, chosen: Sequence[Ask]) -> list[Record]:
    """Ask everything with one setting of the screening."""
    assistant, parrot = planted.assistant(screening)
    ids = planted.ids()
    return [
        ask_one(assistant, parrot, one, ids[one.person.source]) for one in counted(chosen, "asks")
    ]


def report(groups: Sequence[tuple[str, Sequence[Record]]]) -> str:
    """Lay out the share of asks that leaked, by layer."""
    layers = tuple(Shown.__dataclass_fields__)
    rows = [
        [
            name,
            share([one.retrieved for one in records]),
            *(share([layer in one.leaks for one in records]) for layer in layers),
        ]
        for name, records in groups
    ]
    return table(["asks", "retrieved", *(f"leaked: {layer}" for layer in layers)], rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("development", "judged"))
    parser.add_argument("--model", action="store_true", help="ask the chosen model")
    parser.add_argument("--ablation", action="store_true", help="each control off in turn")
    options = parser.parse_args(arguments)
    settings = load_settings()
    leaks = load_leaks()
    chosen = list(asks(leaks, options.part))
    with open_planted(settings, load_redactor(settings), with_model=options.model) as planted:
        planted.sync({one.source: one.text for one in leaks.documents})
        records = measure(planted, VARIANTS["all on"], chosen)
        groups = [("all", records)]
        for style in leaks.styles:
            groups.append((style, [one for one in records if one.style == style]))
        if options.ablation:
            groups += [
                (name, measure(planted, screening, chosen))
                for name, screening in VARIANTS.items()
                if name != "all on"
            ]
    sys.stdout.write(report(groups) + "\n")


if __name__ == "__main__":
    main()
