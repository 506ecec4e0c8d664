"""The cases of the suites: what is asked, in which conversation, and what must come of it."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from assistant.types import AnswerStatus, Language
from evals.families import Family
from evals.reading import read_yaml

DATASETS = Path(__file__).parent / "datasets"

Variety = Literal["formal", "everyday", "mixed", "messy", "english"]
"""How a case is worded."""


_GUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_CANARY = re.compile(rf"^(?:# ?)?canary: ((?:[\w-]+-)?{_GUID})\b", re.IGNORECASE | re.MULTILINE)
_REVIEWED = re.compile(r"^reviewed_by:((?:.*\n)(?: *- .*\n)*)", re.MULTILINE)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression, matched without regard to the case of letters."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expected(_Record):
    """What must come of a case; what is left empty is not asked for."""

    statuses: tuple[AnswerStatus, ...] = ()
    """The answer ends in one of these."""

    must: tuple[tuple[Pattern, ...], ...] = ()
    """Each group must be met by one of its patterns in what is shown."""

    must_not: tuple[Pattern, ...] = ()
    """None of these may stand in what is shown."""

    documents: tuple[str, ...] = ()
    """Ids of documents one of which must be quoted, or found."""

    values: dict[str, str] = {}
    """What else a scorer needs, such as the label of the right option."""


class Case(_Record):
    """One case of a suite."""

    id: str
    language: Language
    variety: Variety
    input: str
    """The question, or the text that is worked on."""

    before: tuple[str, ...] = ()
    """Questions of the same conversation that were asked before."""

    family: str
    """Cases that are versions of one another; a family counts once in every interval."""

    role: str = ""
    """What the case is within its family, such as `safe`, `unsafe` or the group named."""

    axis: str = ""
    """What is reported apart: a topic, a kind, a protected characteristic."""

    split: Literal["dev", "test"] = "dev"
    """Test cases were never looked at while the program was built."""

    severity: Literal["critical", "high", "normal"] = "normal"
    hazard: str = ""
    """Hazard code of AILuminate (MLCommons, 2025), where one fits."""

    law: str = ""
    """The article of law that the case is about."""

    expected: Expected = Expected()


class CaseFile(_Record):
    """A file of cases, with where they come from."""

    suite: str
    version: int = Field(ge=1)
    canary: str
    """A GUID of this file alone: a model that knows it has seen the cases."""

    provenance: str
    licence: str
    reviewed_by: tuple[str, ...] = ()
    """People who checked the cases; empty until a person has."""

    cases: tuple[Case, ...]

    @model_validator(mode="before")
    @classmethod
    def _with_families(cls, content: Any) -> Any:
        """Write out the families of a compact file (`evals.families`)."""
        if not isinstance(content, dict) or "families" not in content:
            return content
        written = dict(content)
        families = [Family.model_validate(one) for one in written.pop("families")]
        return {**written, "cases": [row for one in families for row in one.rows()]}


class Heading(BaseModel):
    """What stands above the cases of every file, whatever the form of its cases."""

    model_config = ConfigDict(frozen=True)

    canary: str
    """Tells this file in what a model was trained on: a GUID, maybe behind a name."""

    reviewed_by: tuple[str, ...] = ()
    """Roles of people who checked the cases; empty until then."""


def read_heading(path: Path) -> Heading:
    """Read what stands above a file's cases, as fields or in its comments; not the cases.

    Raises:
        ValueError: there is no canary, or more than one.
    """
    text = path.read_text(encoding="utf-8")
    canaries = _CANARY.findall(text)
    if len(canaries) != 1:
        raise ValueError(f"{path.name}: {len(canaries)} canaries")
    found = _REVIEWED.search(text)
    return Heading(canary=canaries[0], reviewed_by=read_yaml(found[1]) if found else ())


def load_case_file(path: Path) -> CaseFile:
    """Read a file of cases.

    Raises:
        ValueError: it does not fit the schema, or two cases share an id.
    """
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, changed: int) -> CaseFile:
    file = CaseFile.model_validate(read_yaml(path.read_text(encoding="utf-8")))
    ids = [case.id for case in file.cases]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise ValueError(f"{path.name}: more than one case is called {', '.join(twice)}")
    return file
