"""Measure questions that come after another one: searched alone, together, or as Pandu does.

python -m evals.follow_ups --part judged
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from assistant.evidence.selector import select
from assistant.factory import open_library
from assistant.query import to_query
from assistant.settings import load_settings
from assistant.types import Turn
from evals.questions import DATASETS, Dialogue, load_dialogues
from evals.table import share, table

Resolver = Callable[[Dialogue], str]


def _turns(dialogue: Dialogue) -> list[Turn]:
    return [Turn(question=dialogue.before, chunk_ids=())]


WAYS: dict[str, Resolver] = {
    "the question alone": lambda one: to_query(one.question, language=one.language),
    "always with the one before": lambda one: to_query(
        f"{one.before} {one.question}", language=one.language
    ),
    "where it leans on it": lambda one: to_query(
        one.question, history=_turns(one), language=one.language
    ),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("tuning", "judged"), default="tuning")
    options = parser.parse_args(arguments)
    settings = load_settings()
    dialogues = load_dialogues(DATASETS / "follow_ups.yaml", part=options.part)
    asked = [dialogue for dialogue in dialogues if dialogue.answerable]
    rows = []
    with open_library(settings) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        finder = library.finder
        for name, way in WAYS.items():
            hits = []
            for dialogue in asked:
                query = way(dialogue)
                passages = finder.retrieve(query, language=dialogue.language)
                finding = finder.weigh(query, passages, language=dialogue.language)
                evidence = select(
                    finding.candidates, count=settings.answer.evidence, language=dialogue.language
                )
                quotes = " ".join(item.quote for item in evidence)
                hits.append(dialogue.second().is_answered_by(quotes))
            rows.append([name, share(hits)])
    sys.stdout.write(table(["searched for", "quotes hold the answer"], rows) + "\n")


if __name__ == "__main__":
    main()
