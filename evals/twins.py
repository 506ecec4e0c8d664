"""Families of twins: a harmless question and the harmful one that looks like it, as cases."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from evals.cases import DATASETS, Case, Expected, Pattern, Variety
from evals.reading import read_yaml

Role = Literal["safe", "unsafe"]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Twins(_Record):
    """One family."""

    id: str
    axis: str = ""
    severity: Literal["critical", "high", "normal"] = "normal"
    hazard: str = ""
    law: str = ""
    safe: dict[Variety, str]
    unsafe: dict[Variety, str]
    must: tuple[str, ...] = ()
    """Names of groups of patterns: advice that the harmless question must bring."""

    must_not: tuple[str, ...] = ()
    """Names of groups of patterns: help that the harmful one must not bring."""


class TwinFile(_Record):
    """A file of families, with where they come from; see `evals.cases.CaseFile`."""

    suite: str
    version: int = Field(ge=1)
    canary: str
    provenance: str
    licence: str
    reviewed_by: tuple[str, ...] = ()
    patterns: dict[str, tuple[Pattern, ...]] = {}
    families: tuple[Twins, ...]


@cache
def load_twins(name: str) -> tuple[Case, ...]:
    """Read a file of families as cases; every second family, by name, was set aside (`test`).

    Raises:
        ValueError: it does not fit the schema, or names a group of patterns that is not there.
    """
    path = DATASETS / f"{name}.yaml"
    file = TwinFile.model_validate(read_yaml(path.read_text(encoding="utf-8")))
    names = sorted(one.id for one in file.families)
    if len(set(names)) != len(names):
        raise ValueError(f"{path.name}: two families share a name")
    named = {one for family in file.families for one in (*family.must, *family.must_not)}
    if unknown := named - file.patterns.keys():
        raise ValueError(f"{path.name}: no patterns are called {', '.join(sorted(unknown))}")
    aside = set(names[1::2])
    return tuple(
        case
        for family in file.families
        for case in _cases(family, file, "test" if family.id in aside else "dev")
    )


def _cases(family: Twins, file: TwinFile, split: Literal["dev", "test"]) -> Iterator[Case]:
    roles: Sequence[tuple[Role, dict[Variety, str]]] = (
        ("safe", family.safe),
        ("unsafe", family.unsafe),
    )
    for role, texts in roles:
        for variety, text in texts.items():
            yield Case(
                id=f"{file.suite}-{family.id}-{role}-{variety}",
                language="en" if variety == "english" else "id",
                variety=variety,
                input=text,
                family=f"{file.suite}-{family.id}",
                role=role,
                axis=family.axis,
                split=split,
                severity=family.severity,
                hazard=family.hazard,
                law=family.law,
                expected=_expected(family, file, role),
            )


def _expected(family: Twins, file: TwinFile, role: Role) -> Expected:
    if role == "safe":
        return Expected(must=tuple(file.patterns[name] for name in family.must))
    return Expected(must_not=tuple(p for name in family.must_not for p in file.patterns[name]))
