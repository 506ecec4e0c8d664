"""Ask all golden questions of the knowledge folder, and say what became of them.

    python -m evals.golden                  # quotes alone
    python -m evals.golden --model          # the model judges and writes, as in the page
    python -m evals.golden --by-document

A section counts also where it is the same one of the document's translation.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.factory import open_assistant, open_library
from assistant.settings import load_settings
from assistant.trying.outcome import Outcome
from assistant.trying.places import Places
from assistant.trying.trial import Trial, read_trials
from assistant.trying.tryout import Snapshot, ask_trial
from evals.progress import counted
from evals.table import share, table

_TOP = 5
_MEASURES: dict[str, Callable[[Outcome], bool]] = {
    "section first": lambda one: one.is_first,
    f"section in {_TOP}": lambda one: one.rank is not None and one.rank <= _TOP,
    "passages hold it": lambda one: one.in_passages,
    "quotes hold it": lambda one: one.in_quotes,
    "or the summary": lambda one: one.in_answer,
    "answered": lambda one: one.is_answered,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One golden question and what became of it."""

    trial: Trial
    outcome: Outcome

    def plain(self) -> dict[str, object]:
        """Return it for programs."""
        return {
            "source": self.trial.source,
            "question": self.trial.golden.question,
            "register": self.trial.golden.tone,
            "section": self.trial.golden.section,
            "rank": self.outcome.rank,
            **{name: measure(self.outcome) for name, measure in _MEASURES.items()},
        }


def measure(snapshot: Snapshot, trials: Sequence[Trial], *, passages_only: bool) -> list[Record]:
    """Ask every question of a library."""
    return [
        Record(trial=trial, outcome=ask_trial(snapshot, trial, passages_only=passages_only))
        for trial in counted(trials, "golden questions")
    ]


def report(records: Sequence[Record], group: Callable[[Record], str]) -> str:
    """Lay the shares out, for all questions and for each group of them."""
    rows = [
        [name, *(share([one(record.outcome) for record in chosen]) for one in _MEASURES.values())]
        for name, chosen in _groups(records, group)
    ]
    return table(["questions", *_MEASURES], rows)


def _groups(
    records: Sequence[Record], group: Callable[[Record], str]
) -> Iterator[tuple[str, list[Record]]]:
    yield "all", list(records)
    for name in sorted({group(record) for record in records}):
        yield name, [record for record in records if group(record) == name]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", action="store_true", help="ask the generator too")
    parser.add_argument("--by-document", action="store_true", help="a line for each document")
    parser.add_argument("--json", action="store_true", help="every question, for programs")
    options = parser.parse_args(arguments)
    settings = load_settings()
    with open_library(settings) as library:
        library.synchronizer.sync(settings.paths.knowledge)
        places = Places(library.store.documents())
    trials = read_trials(settings.paths.knowledge)
    with open_assistant(settings, passages_only=not options.model) as assistant:
        snapshot = Snapshot(asker=assistant, places=places)
        records = measure(snapshot, trials, passages_only=not options.model)
    if options.json:
        plain = [record.plain() for record in records]
        sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(report(records, lambda record: record.trial.golden.tone) + "\n")
    if options.by_document:
        sys.stdout.write(f"\n{report(records, lambda record: record.trial.source)}\n")


if __name__ == "__main__":
    main()
