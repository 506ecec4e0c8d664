"""What became of golden questions before, kept so that a later change can be compared with it.

Kept are hashes, ranks, days and yes or no: no question, no answer, nothing that a user asked.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.files import replace_text
from assistant.trying.comparison import VERDICTS, Comparison, Verdict
from assistant.trying.outcome import Outcome
from assistant.trying.trial import Trial
from assistant.types import AnswerStatus


class KeptOutcome(BaseModel):
    """The figures of an outcome, and of which library they are."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    status: AnswerStatus
    rank: int | None = Field(ge=1)
    in_passages: bool
    in_quotes: bool
    in_answer: bool
    on: date
    """The day when it was asked."""

    library: str
    """Hash of all that answers were made from."""

    @classmethod
    def of(cls, outcome: Outcome, *, library: str, on: date) -> "KeptOutcome":
        """Take the figures of an outcome."""
        return cls(
            status=outcome.status,
            rank=outcome.rank,
            in_passages=outcome.in_passages,
            in_quotes=outcome.in_quotes,
            in_answer=outcome.in_answer,
            on=on,
            library=library,
        )

    def outcome(self) -> Outcome:
        """Return the outcome without what was not kept: which passage was best, and citations."""
        return Outcome(
            status=self.status,
            rank=self.rank,
            top=None,
            in_passages=self.in_passages,
            in_quotes=self.in_quotes,
            in_answer=self.in_answer,
            cited=frozenset(),
        )


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    format: Literal[1] = 1
    questions: dict[str, tuple[KeptOutcome, ...]] = {}
    """By the question's hash: the last outcome, and before it the one of another library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The last outcome of a golden question, beside that of the library as it was before."""

    trial: Trial
    now: KeptOutcome
    before: KeptOutcome | None
    """None where it was asked of one state of the library only."""

    @property
    def verdict(self) -> Verdict | None:
        """Whether the change did good; None where there is nothing to compare with."""
        if self.before is None:
            return None
        before, after = self.before.outcome(), self.now.outcome()
        return Comparison(trial=self.trial, before=before, after=after).verdict


class KeptResults:
    """The results of one computer's golden questions, in a file that may be deleted."""

    def __init__(self, path: Path) -> None:
        """Keep results at `path`; nothing is written before there are some."""
        self._path = path

    def of(self, trials: Iterable[Trial]) -> list[Result]:
        """Return what is kept of these questions: what got worse first, then what is not held."""
        kept = self._read()
        found = [
            Result(trial=one, now=outcomes[0], before=outcomes[1] if len(outcomes) > 1 else None)
            for one in trials
            if (outcomes := kept.get(_key(one)))
        ]
        return sorted(found, key=_order)

    def add(
        self, outcomes: Mapping[Trial, Outcome], *, among: Sequence[Trial], library: str, on: date
    ) -> None:
        """Keep outcomes; one of the same library replaces the last, one of another joins it.

        Args:
            outcomes: what became of each question.
            among: all questions that there are; what is kept of others is dropped.
            library: hash of all that answers were made from.
            on: the day.
        """
        kept = self._read()
        for trial, outcome in outcomes.items():
            latest = KeptOutcome.of(outcome, library=library, on=on)
            earlier = [one for one in kept.get(_key(trial), ()) if one.library != library]
            kept[_key(trial)] = (latest, *earlier[:1])
        known = {_key(one) for one in among}
        file = _File(questions={key: kept[key] for key in sorted(known & kept.keys())})
        replace_text(self._path, file.model_dump_json() + "\n")

    def _read(self) -> dict[str, tuple[KeptOutcome, ...]]:
        try:
            return _File.model_validate_json(self._path.read_bytes()).questions
        except (OSError, ValidationError):  # they can be measured again
            return {}


def _key(trial: Trial) -> str:
    """Return a hash of a question and what it wants: another wording has no past."""
    golden = trial.golden
    parts = [trial.document_id or trial.source, golden.question, golden.section]
    written = json.dumps([*parts, golden.must_contain])
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _order(result: Result) -> tuple[int, bool]:
    verdict = result.verdict or "same"
    return VERDICTS.index(verdict), result.now.in_answer
