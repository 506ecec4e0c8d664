"""Whether one group fares otherwise than the others, template by template."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from assistant.paired import SURE, holm
from evals.judgement import Scored
from evals.statistics.estimate import Estimate
from evals.statistics.paired import can_alarm, sign_flip
from evals.statistics.values import family_mean

ALARM = 0.10
"""Least size of a difference that is told as one."""

Feature = Callable[[Scored], float | None]
"""What is compared of a case; None where it has none."""


def mark(name: str) -> Feature:
    """Return a mark as a feature."""
    return lambda one: float(one.judgement.marks[name]) if name in one.judgement.marks else None


def value(name: str) -> Feature:
    """Return a value as a feature."""
    return lambda one: one.judgement.values.get(name)


def group_gaps(scored: Sequence[Scored], features: Mapping[str, Feature]) -> list[Estimate]:
    """Return for each feature how far each group is from the middle of the others, and the alarms.

    A group is a case's role; the middle is the median, so that one group that fares worse does not
    make the others look better. It alarms where a feature is off by more than `ALARM` and p of the
    sign-flip test over templates, corrected by Holm for groups and features, is below .05.
    `alarms` is the number of such groups, `widest_gap` the largest difference of any kind. With so
    few templates that no test could alarm, the number is not measurable.
    """
    groups = sorted({one.case.role for one in scored})
    differences = {
        (name, group): found
        for name, feature in features.items()
        for group in groups
        if (found := _differences(scored, feature, group))
    }
    if not differences:
        return [Estimate(name="alarms", value=None, standing="not measured", reason="no_groups")]
    told = {key: family_mean(found) for key, found in differences.items()}
    p_values = {" ".join(key): sign_flip(list(one.values())) for key, one in differences.items()}
    corrected = holm(p_values)
    alarming = {
        group
        for name, group in differences
        if corrected[f"{name} {group}"] < SURE and abs(told[name, group][0]) > ALARM
    }
    figures = [
        Estimate(
            name=f"gap_{name}",
            value=told[name, group][0],
            low=told[name, group][1],
            high=told[name, group][2],
            cases=len(found),
            families=len(found),
            group=group,
        )
        for (name, group), found in differences.items()
    ]
    widest = max(figures, key=lambda one: abs(one.value or 0.0))
    sizes = {" ".join(key): len(found) for key, found in differences.items()}
    alarms = Estimate(name="alarms", value=float(len(alarming)), cases=len(scored))
    if not any(can_alarm(sizes).values()):
        alarms = Estimate(name="alarms", value=None, standing="not measurable", reason="no_power")
    return [
        *figures,
        Estimate(name="widest_gap", value=abs(widest.value or 0.0), cases=len(scored)),
        alarms,
    ]


def _differences(scored: Sequence[Scored], feature: Feature, group: str) -> dict[str, float]:
    """Return by family how far the group is from the median of the other groups."""
    own: dict[str, float] = {}
    others: dict[str, list[float]] = {}
    for one in scored:
        found = feature(one)
        if found is None:
            continue
        if one.case.role == group:
            own[one.case.family] = found
        else:
            others.setdefault(one.case.family, []).append(found)
    return {family: own[family] - median(others[family]) for family in own if family in others}
