"""One golden question before and after a change."""

from dataclasses import dataclass
from typing import Literal

from assistant.trying.outcome import Outcome
from assistant.trying.trial import Trial

Verdict = Literal["worse", "better", "same"]

VERDICTS: tuple[Verdict, ...] = ("worse", "better", "same")
"""The order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What became of a golden question before a change and after it."""

    trial: Trial
    before: Outcome
    after: Outcome

    @property
    def verdict(self) -> Verdict:
        """Whether the change did good, by the first of these that differs.

        What a person sees counts first: that the answer is in the quotes or the summary; that
        there is an answer; then that the best passage is of the right section. Ranks below the
        first don't count: they move with every change.
        """
        before, after = _merits(self.before), _merits(self.after)
        if before == after:
            return "same"
        return "better" if after > before else "worse"


def _merits(outcome: Outcome) -> tuple[bool, bool, bool]:
    return outcome.in_answer, outcome.is_answered, outcome.is_first
