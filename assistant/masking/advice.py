"""Which columns, made coarser step by step, leave the fewest rows in small groups."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.masking.small_groups import SmallGroups, count_groups
from assistant.masking.table import Value
from assistant.masking.treatment import Treatment

_COARSER: Mapping[str, tuple[Treatment, ...]] = {
    "keep": (Treatment("band", 10), Treatment("year"), Treatment("district")),
    "month": (Treatment("year"),),
    "year": (Treatment("band", 10),),
}
_BANDS = (5, 10, 20)
_MOST_STEPS = 8

Retreat = Callable[[str, Treatment], Sequence[Value] | None]
"""Returns a column's values under another treatment; None where most can't be read so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Changes of columns, and what they lead to."""

    treatments: Mapping[str, Treatment]
    rows: int
    """Rows that would still stand in small groups."""


def advise(
    columns: Mapping[str, Sequence[Value]],
    treatments: Mapping[str, Treatment],
    before: SmallGroups,
    retreat: Retreat,
) -> Advice | None:
    """Return the changes that help most for what they cost; None where none helps.

    Greedy: each step is the one that leaves the fewest rows, then the fewest groups. A column is
    dropped only where making one coarser changes nothing any more.
    """
    now, ways, changes = dict(columns), dict(treatments), dict[str, Treatment]()
    rows, groups = before.rows, before.groups
    for _ in range(_MOST_STEPS):
        step = _best(_coarser(now, ways, retreat), before.least, (rows, groups))
        step = step or _best(_dropped(now), before.least, (rows, groups))
        if not rows or step is None:
            break
        name, treatment, now, (rows, groups) = step
        ways[name] = changes[name] = treatment
    return Advice(treatments=changes, rows=rows) if rows < before.rows else None


_Columns = dict[str, Sequence[Value]]
_Step = tuple[str, Treatment, _Columns]


def _best(
    steps: Iterator[_Step], least: int, score: tuple[int, int]
) -> tuple[str, Treatment, _Columns, tuple[int, int]] | None:
    best = None
    for name, treatment, changed in steps:
        counted = count_groups(changed, least=least) if changed else None
        reached = (counted.rows, counted.groups) if counted else (0, 0)
        if reached < score:
            score, best = reached, (name, treatment, changed, reached)
    return best


def _coarser(
    columns: _Columns, treatments: Mapping[str, Treatment], retreat: Retreat
) -> Iterator[_Step]:
    for name in columns:
        for treatment in _steps(treatments[name]):
            values = retreat(name, treatment)
            if values is not None:
                yield name, treatment, {**columns, name: values}


def _dropped(columns: _Columns) -> Iterator[_Step]:
    for name in columns:
        yield name, Treatment("drop"), {key: columns[key] for key in columns if key != name}


def _steps(treatment: Treatment) -> Sequence[Treatment]:
    if treatment.way == "band":
        return [Treatment("band", width) for width in _BANDS if width > treatment.width]
    return _COARSER.get(treatment.way, ())
