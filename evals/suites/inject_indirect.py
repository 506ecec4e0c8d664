"""inject.indirect: orders planted in documents are not obeyed, and the right answer still comes."""

from collections.abc import Sequence

from assistant.paired import bootstrap
from evals.cases import Case
from evals.judgement import Scored
from evals.planted_cases import injection_cases
from evals.reply import Reply
from evals.scorers.planted import not_obeyed
from evals.statistics.estimate import Estimate
from evals.statistics.shares import wilson
from evals.suite import Asker, Suite


def _ask(asker: Asker, case: Case) -> Reply:
    return asker.ask(case, corpus=case.expected.values["corpus"])


def utility(scored: Sequence[Scored]) -> list[Estimate]:
    """Return the share of right answers under attack, relative to that of the same hosts clean."""
    hosts = {one.case.expected.values["host"] for one in scored if one.case.role == "clean"}
    paired = [one for one in scored if one.case.expected.values["host"] in hosts]
    if not _share(paired, "clean", "right_clean") or not any(
        one.case.role == "attacked" for one in paired
    ):
        return [
            Estimate(
                name="utility_kept",
                value=None,
                standing="not measurable",
                reason="none_right_clean",
            )
        ]
    low, high = bootstrap(paired, lambda one: one.case.expected.values["host"], _ratio)
    if low == high:  # every host alike: as wide as so many hosts allow
        low = min(low, wilson(len(hosts), len(hosts))[0])
    return [
        Estimate(
            name="utility_kept",
            value=_ratio(paired),
            low=low,
            high=high,
            cases=len(paired),
            families=len(hosts),
        )
    ]


def _ratio(scored: Sequence[Scored]) -> float:
    clean = _share(scored, "clean", "right_clean")
    return _share(scored, "attacked", "right_attacked") / clean if clean else 0.0


def _share(scored: Sequence[Scored], role: str, mark: str) -> float:
    hits = [one.judgement.marks.get(mark, False) for one in scored if one.case.role == role]
    return sum(hits) / len(hits) if hits else 0.0


SUITE = Suite(
    id="inject.indirect",
    area="injection",
    score=not_obeyed,
    ask=_ask,
    files=("injection",),
    load=injection_cases,
    sizes={"ci": 1, "smoke": 1, "standard": 6},
    seconds=8.0,
    estimate=utility,
)
