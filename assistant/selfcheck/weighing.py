"""Weighs answers by the rules of the data file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.selfcheck.questions import Both, Choice, Outcome, Question, SelfCheck, Weight

WEIGHTS: tuple[Weight, ...] = ("stop", "serious", "open", "care")
"""The weights that ask for something, the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to be done, and why."""

    topic: Both
    weight: Weight
    next: Both
    see: str
    """Id of the document that says more."""

    answer: Both | None
    """What was answered; None where several answers count together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a set of answers comes to."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    """The gravest first, then in the questions' order."""

    fine: tuple[tuple[Question, Choice], ...]
    unanswered: tuple[Question, ...]

    def of_weight(self, weight: Weight) -> list[Finding]:
        """Return the findings of one weight."""
        return [one for one in self.findings if one.weight == weight]


def weigh(answers: Mapping[str, str], check: SelfCheck) -> Summary:
    """Weigh answers, the id of a choice by that of its question; unknown ones count as none."""
    chosen = {
        question.id: choice
        for question in check.question
        if (choice := question.choice(answers.get(question.id, ""))) is not None
    }
    findings = [*_combined(chosen, check), *_single(chosen, check)]
    findings.sort(key=lambda one: WEIGHTS.index(one.weight))
    unanswered = tuple(one for one in check.question if one.id not in chosen)
    counts = Counter[str](one.weight for one in findings)
    counts["unknown"] = len(unanswered) + counts["open"]
    return Summary(
        outcome=next(
            one
            for one in check.outcome
            if all(counts[name] >= least for name, least in one.at_least.items())
        ),
        findings=tuple(findings),
        fine=tuple(
            (one, chosen[one.id])
            for one in check.question
            if one.id in chosen and chosen[one.id].weight == "none"
        ),
        unanswered=unanswered,
    )


def _combined(chosen: Mapping[str, Choice], check: SelfCheck) -> Iterator[Finding]:
    for one in check.combination:
        if all(name in chosen and chosen[name].id in ids for name, ids in one.when.items()):
            yield Finding(
                topic=one.topic, weight=one.weight, next=one.next, see=one.see, answer=None
            )


def _single(chosen: Mapping[str, Choice], check: SelfCheck) -> Iterator[Finding]:
    for question in check.question:
        choice = chosen.get(question.id)
        if choice is not None and choice.next is not None:
            yield Finding(
                topic=question.topic,
                weight=choice.weight,
                next=choice.next,
                see=question.see,
                answer=choice.say,
            )
