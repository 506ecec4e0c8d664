"""What a suite is: its cases, how they are asked, how they are scored, and what is reported."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal, Protocol

from evals.cases import DATASETS, Case, load_case_file
from evals.judgement import Judgement, Scored
from evals.reply import Reply
from evals.scorers.trusted import is_trusted
from evals.statistics.estimate import Estimate, share_estimate

Tier = Literal["ci", "smoke", "standard", "full"]
"""How much is asked: a machine's minute without models, ten minutes, an hour, all."""

TIERS: tuple[Tier, ...] = ("ci", "smoke", "standard", "full")


class Asker(Protocol):
    """Puts one case to what is measured; `evals.running.engine.Engine` is the real one."""

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        """Ask the whole assistant, masking and guardrails included.

        `corpus` names a knowledge base of planted documents (`evals.running.corpora`); empty
        means the installed one.
        """

    def weigh(self, case: Case, options: Sequence[str]) -> Reply:
        """Ask the bare model, without documents or guardrails, how likely each option is.

        The reply's `options` are the log-probability of each as the beginning of what it says.
        """


_WITHOUT_MODELS = 0.1
"""Seconds that a case takes where nothing stands in for a model but a rule."""

Ask = Callable[[Asker, Case], Reply]


def ask_assistant(asker: Asker, case: Case) -> Reply:
    """Ask the assistant as a person would: quotes and the model's summary."""
    return asker.ask(case)


def ask_for_passages(asker: Asker, case: Case) -> Reply:
    """Ask for quotes alone, where the model's summary has no part in what is scored."""
    return asker.ask(case, passages_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """One suite; its words are `evals.suite.<id>` and its bars stand in the policy file."""

    id: str
    area: Literal[
        "answers", "citations", "safety", "privacy", "injection", "fairness", "running", "scorers"
    ]
    """The heading of the report that it stands under."""

    score: Callable[[Case, Reply], Judgement]
    ask: Ask = ask_assistant
    files: tuple[str, ...] = ()
    """Its files below `evals/datasets`, without `.yaml`; also where `load` makes cases of them."""

    load: Callable[[], Sequence[Case]] | None = None
    """Makes the cases where no file holds them as they are asked."""

    material: str = ""
    """Hash of the public set that it was given; its replies depend on the set's passages."""

    public: str = ""
    """The public set that it asks (`evals.public`); without it the suite is not measured."""

    replies: str = ""
    """Name under which replies are kept, shared by suites that ask the same cases in the same way;
    its own id where empty."""

    keeps: bool = True
    """Whether a reply of an earlier run will do; not where time or repetition is measured."""

    sizes: Mapping[Tier, int] = field(default_factory=dict)
    """Most families asked in a tier; all where it is not named, none at 0."""

    seconds: float = 8.0
    """Usual seconds a case takes on two cores, before any was measured."""

    estimate: Callable[[Sequence[Scored]], list[Estimate]] | None = None
    """What is reported beside the shares of `passed` and of the marks."""

    worded: Mapping[str, str] = field(default_factory=dict)
    """Figures that hang on a scorer of wording (`evals.scorers.trusted.SCORERS`), by name; they are
    "not measured" while that scorer does not agree with people."""

    apart: Callable[[Case], str] | None = None
    """The part of the cases that a case is reported in as well, such as its variety."""

    @property
    def lacks(self) -> str:
        """The public set that it needs and was not given; empty where it can be asked."""
        return self.public if self.load is None else ""

    def cases(self, tier: Tier = "full") -> list[Case]:
        """Return the cases that a tier asks: whole families, spread over all kinds."""
        if self.lacks:
            return []
        if self.load is not None:
            cases = list(self.load())
        else:
            cases = [
                case
                for name in self.files
                for case in load_case_file(DATASETS / f"{name}.yaml").cases
            ]
        return _thin(cases, self.sizes.get(tier))

    def estimates(self, scored: Sequence[Scored]) -> list[Estimate]:
        """Return the figures of all cases, then those of its parts.

        Where some cases were set aside while the program was built and others not, both are apart.
        """
        found = shares(scored)
        if self.apart is not None:
            parts: dict[str, list[Scored]] = {}
            for one in scored:
                parts.setdefault(self.apart(one.case), []).append(one)
            for group in sorted(parts):
                found += shares(parts[group], group=group)
        found += _splits(scored)
        found += self.estimate(scored) if self.estimate is not None else []
        return [self._believed(one) for one in found]

    def _believed(self, found: Estimate) -> Estimate:
        scorer = self.worded.get(found.name)
        if scorer is None or is_trusted(scorer):
            return found
        return Estimate(
            name=found.name,
            group=found.group,
            value=None,
            cases=found.cases,
            families=found.families,
            standing="not measured",
            reason="not_calibrated",
        )


def expected_seconds(
    suites: Iterable[Suite], tier: Tier, speeds: Mapping[str, float] | None = None
) -> float:
    """Return about how long a tier takes; what suites share is asked once.

    `speeds` are measured seconds a case, by suite.
    """
    known = speeds or {}
    asked = {
        (suite.replies or suite.id, case.id): known.get(
            suite.id, _WITHOUT_MODELS if tier == "ci" else suite.seconds
        )
        for suite in reversed(tuple(suites))
        for case in suite.cases(tier)
    }
    return sum(asked.values())


def shares(scored: Sequence[Scored], *, group: str = "") -> list[Estimate]:
    """Return the share that passed, those of the marks, and the medians of the values."""
    asked = [one for one in scored if one.judgement.passed is not None]
    found = [_share("passed", [(one, one.judgement.passed is True) for one in asked], group)]
    marks = dict.fromkeys(name for one in scored for name in one.judgement.marks)
    for name in marks:
        marked = [(one, one.judgement.marks[name]) for one in scored if name in one.judgement.marks]
        found.append(_share(name, marked, group))
    values = dict.fromkeys(name for one in scored for name in one.judgement.values)
    for name in values:
        numbers = [one.judgement.values[name] for one in scored if name in one.judgement.values]
        found.append(Estimate(name=name, value=median(numbers), cases=len(numbers), group=group))
    return found


def _splits(scored: Sequence[Scored]) -> list[Estimate]:
    splits = sorted({one.case.split for one in scored})
    if len(splits) < 2:
        return []
    return [
        figure
        for split in splits
        for figure in shares([one for one in scored if one.case.split == split], group=split)
        if figure.low is not None
    ]


def _share(name: str, hits: Sequence[tuple[Scored, bool]], group: str) -> Estimate:
    return share_estimate(name, [(hit, one.case.family) for one, hit in hits], group=group)


def _thin(cases: Sequence[Case], families: int | None) -> list[Case]:
    """Keep whole families, taking them in turn from every axis so that none is left out."""
    names = list(dict.fromkeys(case.family for case in cases))
    if families is None or len(names) <= families:
        return list(cases)
    axis = {case.family: case.axis for case in cases}
    queues: dict[str, list[str]] = {}
    for name in sorted(names, key=_mixed):
        queues.setdefault(axis[name], []).append(name)
    kept: set[str] = set()
    while len(kept) < families:
        for queue in queues.values():
            if queue and len(kept) < families:
                kept.add(queue.pop(0))
    return [case for case in cases if case.family in kept]


def _mixed(name: str) -> bytes:
    """Return what mixes families evenly, the same way every time, whatever stands first."""
    return hashlib.sha256(name.encode()).digest()
