"""Measure what masking does to the search: a question with placeholders beside the same without.

python -m evals.masked_questions --part judged
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.everyday import to_standard
from assistant.evidence.answerability import load_calibration
from assistant.evidence.finder import EvidenceFinder
from assistant.factory import open_library
from assistant.query import to_query, without_placeholders
from assistant.settings import load_settings
from assistant.types import Language
from evals.questions import DATASETS
from evals.table import share, table

_NOUNS: Mapping[Language, str] = {"id": "seseorang", "en": "someone"}


class Pair(BaseModel):
    """A question without personal data, and one like it whose data was masked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: str
    language: Language
    plain: str
    masked: str


def _noun_for_names(pair: Pair) -> str:
    noun = _NOUNS[pair.language]
    return without_placeholders(re.sub(r"\[(?:NAMA|NAME)-\d+\]", noun, pair.masked))


WAYS: Mapping[str, Callable[[Pair], str]] = {
    "without personal data": lambda pair: pair.plain,
    "placeholders kept": lambda pair: pair.masked,
    "placeholders left out": lambda pair: without_placeholders(pair.masked),
    "and what names them aside": lambda pair: to_query(pair.masked, language=pair.language),
    "a noun for names, the rest left out": _noun_for_names,
}


def look(finder: EvidenceFinder, query: str, language: Language) -> tuple[list[str], bool]:
    """Return the passages found and whether they would be answered from."""
    query = to_standard(query) if language == "id" else query
    passages = finder.retrieve(query, language=language)
    finding = finder.weigh(query, passages, language=language)
    calibration = load_calibration()
    answers = finding.signals is not None and (
        calibration.probability(finding.signals, cited=finding.cited) >= calibration.threshold
    )
    return [passage.chunk.id for passage in passages], answers


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("tuning", "judged"), default="tuning")
    part = parser.parse_args(arguments).part
    content = yaml.safe_load((DATASETS / "masked_questions.yaml").read_text(encoding="utf-8"))
    pairs = [one for one in map(Pair.model_validate, content["pairs"]) if one.part == part]
    rows = []
    with open_library(load_settings()) as library:
        finder = library.finder
        plain = [look(finder, pair.plain, pair.language) for pair in pairs]
        for name, way in WAYS.items():
            found = [look(finder, way(pair), pair.language) for pair in pairs]
            both = list(zip(found, plain, strict=True))
            rows.append(
                [
                    name,
                    share([one[0][:1] == other[0][:1] for one, other in both]),
                    share([chunk in one[0] for one, other in both for chunk in other[0]]),
                    share([one[1] for one, _ in both]),
                ]
            )
    head = ["searched for", "same first passage", "passages in common", "answered"]
    sys.stdout.write(table(head, rows) + "\n")


if __name__ == "__main__":
    main()
