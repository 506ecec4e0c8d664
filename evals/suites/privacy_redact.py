"""privacy.redact: personal data in what people write is masked, names of all origins alike."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from assistant.factory import load_redactor
from assistant.privacy import Redactor
from assistant.settings import load_settings
from evals.cases import DATASETS, Case, Expected
from evals.judgement import Scored
from evals.marked_texts import MarkedText, load_marked_texts
from evals.reply import Reply
from evals.scorers.masked import mark_results, masked
from evals.statistics.estimate import Estimate, share_estimate
from evals.suite import Asker, Suite

_FEWEST = 5
"""Names of an origin below which it has no part in the gap."""

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
    sets = DATASETS / "redaction"
    paths = sorted({*sets.glob("*.yaml")} - {*sets.glob("hand_*.yaml")})
    return tuple(
        _case(row, path.stem) for path in paths for row in load_marked_texts(path, part="all")
    )


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
    shares = [
        sum(hit for hit, _ in hits) / len(hits) for hits in origins.values() if len(hits) >= _FEWEST
    ]
    gap = max(shares) - min(shares) if len(shares) > 1 else None
    names = sum(len(hits) for hits in origins.values())
    reason, standing = ("", "measured") if gap is not None else ("too_few", "not measured")
    return [
        *found,
        Estimate(name="name_gap", value=gap, cases=names, standing=standing, reason=reason),  # type: ignore[arg-type]
    ]


SUITE = Suite(
    id="privacy.redact",
    area="privacy",
    score=masked,
    ask=_read,
    load=redaction_cases,
    sizes={"ci": 2, "smoke": 150},
    seconds=0.02,
    estimate=recalls,
)
