"""Texts about people to be protected that read like published ones: who is left standing?

    python -m evals.near_published [--part development]

Somebody is left where their family name is: because no rule finds the name, or because the text
was taken for a published one. `--part` alone names them.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.factory import load_redactor
from assistant.screening.personal import Detect, personal_spans
from assistant.sentences import sentence_spans
from assistant.settings import load_settings
from assistant.types import Language
from evals.cases import DATASETS
from evals.table import share, table

Part = Literal["development", "judged"]

PARTS: tuple[Part, Part] = ("development", "judged")


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NearPublished(_Record):
    """One text, and the names in it that must not be left."""

    id: str
    language: Language
    hidden: tuple[str, ...]
    text: str


class NearPublishedSet(_Record):
    """The data file."""

    version: int
    reviewed_by: tuple[str, ...]
    texts: tuple[NearPublished, ...]

    def part(self, part: Part) -> tuple[NearPublished, ...]:
        """Return every second text."""
        return self.texts[PARTS.index(part) :: 2]


def load_near_published() -> NearPublishedSet:
    """Read the shipped set."""
    text = (DATASETS / "near_published.yaml").read_text(encoding="utf-8")
    return NearPublishedSet.model_validate(yaml.safe_load(text))


def leaves(one: NearPublished, detect: Detect) -> bool:
    """Say whether somebody is left standing in a text."""
    shown = one.text
    for span in personal_spans(one.text, one.language, sentence_spans(one.text), detect):
        shown = shown[: span.start] + " " * (span.end - span.start) + shown[span.end :]
    return any(name in shown for name in one.hidden)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS)
    options = parser.parse_args(arguments)
    detect = load_redactor(load_settings()).detect
    given = load_near_published()
    rows = []
    for part in PARTS if options.part is None else (options.part,):
        left = {one.id: leaves(one, detect) for one in given.part(part)}
        names = [name for name, stands in left.items() if stands] if options.part else []
        rows.append([part, share(list(left.values())), ", ".join(names)])
    sys.stdout.write(table(["part", "left standing", "texts"], rows) + "\n")


if __name__ == "__main__":
    main()
