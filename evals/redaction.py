"""Measure the Redactor: what it leaves readable, what it masks needlessly, how fast it reads.

python -m evals.redaction evals/datasets/redaction/*.yaml --part judged

A mark counts as found when every letter and digit of it is masked, whatever it was taken for;
a mask counts as right when it touches a mark.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from assistant.privacy import Detection, Entity, Redactor
from evals.marked_texts import Mark, MarkedText, Part, load_marked_texts
from evals.table import share, table

SERVICES = ("129", "119", "112", "110", "148", "08111-129-129")
"""Public service numbers, which are no personal data."""

_SPEED_CHARACTERS = 200_000


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was counted over a set."""

    found: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    """By kind: whether each mark is masked whole."""

    names: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    """The same for names, by origin."""

    kinds: list[bool] = field(default_factory=list)
    """Whether each mark that was found was also taken for its kind."""

    masks: list[bool] = field(default_factory=list)
    """Whether each mask touches a mark."""

    wrong: list[str] = field(default_factory=list)
    """Rows with a miss (`-`) or a needless mask (`+`), and the kind."""

    def add(self, row: MarkedText, detections: Sequence[Detection]) -> None:
        """Count one row."""
        masked = {place for one in detections for place in range(one.start, one.end)}
        for mark in row.marks:
            whole = all(
                place in masked
                for place in range(mark.start, mark.end)
                if row.text[place].isalnum()
            )
            self.found[mark.kind].append(whole)
            if mark.kind == Entity.NAME:
                self.names[row.origin].append(whole)
            if whole:
                touching = [one for one in detections if _touch(one, mark)]
                self.kinds.append(any(one.entity == mark.kind for one in touching))
            else:
                self.wrong.append(f"{row.id} -{mark.kind}")
        for one in detections:
            right = any(_touch(one, mark) for mark in row.marks)
            self.masks.append(right)
            if not right:
                self.wrong.append(f"{row.id} +{one.entity} ({one.reason})")


def _touch(one: Detection, mark: Mark) -> bool:
    return one.start < mark.end and mark.start < one.end


def measure(redactor: Redactor, rows: Sequence[MarkedText]) -> Tally:
    """Let the Redactor read every row."""
    tally = Tally()
    for row in rows:
        tally.add(row, redactor.detect(row.text, row.language))
    return tally


def characters_per_second(redactor: Redactor, rows: Sequence[MarkedText]) -> float:
    """Measure the speed on one long text made of all rows, after warm-up."""
    block = "\n\n".join(row.text for row in rows)
    text = (block + "\n\n") * (_SPEED_CHARACTERS // len(block) + 1)
    redactor.detect(block, "id")
    begin = time.perf_counter()
    redactor.detect(text, "id")
    return len(text) / (time.perf_counter() - begin)


def report(tally: Tally) -> str:
    """Show what was counted as tables."""
    structured = [hit for kind, hits in tally.found.items() if kind != "name" for hit in hits]
    names = [hit for hits in tally.names.values() for hit in hits]
    rows = [[kind, share(hits)] for kind, hits in sorted(tally.found.items())]
    rows += [["all but names", share(structured)]]
    origins = [[origin or "–", share(hits)] for origin, hits in sorted(tally.names.items())]
    shares = [sum(hits) / len(hits) for hits in tally.names.values()]
    gap = f"{100 * (max(shares) - min(shares)):.0f} points" if shares else "–"
    origins += [["all names", share(names)], ["gap between origins", gap]]
    whole = [["masks that are right", share(tally.masks)], ["kind also right", share(tally.kinds)]]
    return "\n\n".join(
        (
            table(["kind", "masked whole"], rows),
            table(["origin of name", "masked whole"], origins),
            table(["precision", ""], whole),
        )
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, help="marked texts, .jsonl or .yaml")
    parser.add_argument("--part", action="append", choices=get_args(Part), help="several: pooled")
    parser.add_argument("--wrong", action="store_true", help="name the rows that went wrong")
    parser.add_argument("--case-pattern", action="append", default=[], help="a regular expression")
    parser.add_argument("--beneficiary-pattern", action="append", default=[])
    options = parser.parse_args(arguments)
    rows = [
        row
        for path in options.sets
        for part in options.part or ["tuning"]
        for row in load_marked_texts(path, part=part)
    ]
    redactor = Redactor(
        allow=SERVICES,
        case_patterns=options.case_pattern,
        beneficiary_patterns=options.beneficiary_pattern,
    )
    redactor.warm_up()
    tally = measure(redactor, rows)
    speed = characters_per_second(redactor, rows)
    printed = f"{len(rows)} texts\n\n{report(tally)}\n\n{speed:,.0f} characters a second"
    sys.stdout.write(printed + "\n")
    if options.wrong:
        sys.stdout.write("\n" + "\n".join(tally.wrong) + "\n")


if __name__ == "__main__":
    main()
