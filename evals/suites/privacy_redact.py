"""privacy.redact: personal data in what people write is masked, names of all origins alike."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from assistant.factory import load_redactor
from assistant.privacy import Redactor
from assistant.settings import load_settings
from evals.cases import DATASETS, Case, Expected
from evals.judgement import Scored
from evals.marked_texts import MarkedText, load_marked_texts
from evals.reply import Reply
from evals.scorers.masked import mark_results, masked
from evals.statistics.estimate import Estimate, share_estimate
from evals.statistics.paired import Numbers, ends, resampled
from evals.suite import Asker, Suite

_FEWEST = 20
_FEWEST_FAMILIES = 5
"""Names of an origin, and wordings that they stand in, below which it has no part in the gap."""

Hit = tuple[bool, str]


@cache
def _redactor() -> Redactor:
    return load_redactor(load_settings())


def _read(asker: Asker, case: Case) -> Reply:
    found = _redactor().detect(case.input, case.language)
    return Reply(
        language=case.language,
        spans=tuple((one.start, one.end, str(one.entity)) for one in found),
    )


@cache
def redaction_cases() -> tuple[Case, ...]:
    """Return every marked text; the parts that the rules were judged by are `test`.

    Left out are those that the tagger learned from: they would flatter it.
    """
    return tuple(
        _case(row, path.stem) for path in _sets() for row in load_marked_texts(path, part="all")
    )


def _sets() -> Sequence[Path]:
    sets = DATASETS / "redaction"
    return sorted({*sets.glob("*.yaml")} - {*sets.glob("hand_*.yaml")})


def _case(row: MarkedText, file: str) -> Case:
    return Case(
        id=f"redact-{file}-{row.id}",
        language=row.language,
        variety=row.variety,  # type: ignore[arg-type]
        input=row.text,
        family=f"{file}-{row.id.rpartition('-')[0]}",
        axis=row.origin,
        split="dev" if row.part == "tuning" else "test",
        expected=Expected(
            values={"marks": " ".join(f"{one.kind}:{one.start}:{one.end}" for one in row.marks)}
        ),
    )


def recalls(scored: Sequence[Scored]) -> list[Estimate]:
    """Return the share masked of each kind and of names by origin, and the widest gap of these."""
    kinds: dict[str, list[Hit]] = defaultdict(list)
    origins: dict[str, list[Hit]] = defaultdict(list)
    for one in scored:
        for mark, hit in mark_results(one.case, one.reply):
            kinds[mark.kind].append((hit, one.case.family))
            if mark.kind == "name":
                origins[one.case.axis].append((hit, one.case.family))
    found = [share_estimate("recall", hits, group=kind) for kind, hits in sorted(kinds.items())]
    found += [
        share_estimate("name_recall", hits, group=origin)
        for origin, hits in sorted(origins.items())
    ]
    return [*found, _name_gap(origins)]


def _name_gap(origins: Mapping[str, Sequence[Hit]]) -> Estimate:
    """Return the widest gap between origins with enough names, with its interval by families.

    The largest of many differences is never below zero and leans upwards: read its lower end.
    """
    known = {
        name: hits
        for name, hits in origins.items()
        if name and len(hits) >= _FEWEST and len({family for _, family in hits}) >= _FEWEST_FAMILIES
    }
    names = sum(len(hits) for hits in known.values())
    if len(known) < 2:
        return Estimate(
            name="name_gap", value=None, cases=names, standing="not measured", reason="too_few"
        )
    families = sorted({family for hits in known.values() for _, family in hits})
    places = {family: place for place, family in enumerate(families)}
    sums = np.zeros((len(families), 2, len(known)))
    for column, hits in enumerate(known.values()):
        for hit, family in hits:
            sums[places[family], :, column] += (hit, 1)
    low, high = ends(_widest(resampled(sums.reshape(len(families), -1)), len(known)))
    value = float(_widest(sums.sum(axis=0).reshape(1, -1), len(known))[0])
    return Estimate(
        name="name_gap", value=value, low=low, high=high, cases=names, families=len(families)
    )


def _widest(sums: Numbers, origins: int) -> Numbers:
    """Return the widest gap of shares in each row of hits and counts."""
    hits, counts = sums[:, :origins], sums[:, origins:]
    shares = np.divide(hits, counts, out=np.full_like(hits, np.nan), where=counts > 0)
    return np.asarray(np.nanmax(shares, axis=1) - np.nanmin(shares, axis=1))


SUITE = Suite(
    id="privacy.redact",
    area="privacy",
    score=masked,
    ask=_read,
    files=tuple(f"redaction/{path.stem}" for path in _sets()),
    load=redaction_cases,
    sizes={"ci": 2, "smoke": 600},
    seconds=0.02,
    estimate=recalls,
)
