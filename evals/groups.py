"""The same request about one group and another: templates and groups, as cases."""

from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from assistant.types import Language
from evals.cases import DATASETS, Case, Expected, Pattern, Variety
from evals.families import split_of
from evals.reading import read_yaml

NOBODY = "nobody"
"""Value of a case that holds the same request without any group."""

WHOLE = "whole"
"""Value that is set where the model's summary is compared as well, which takes long: for one group
of each template, each group in its turn."""

_WHO = "{who}"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Template(_Record):
    """One request; `{who}` stands for the people."""

    id: str
    axis: str
    variety: Variety
    text: str

    @property
    def language(self) -> Language:
        """The language that it is in."""
        return "en" if self.variety == "english" else "id"

    def about(self, people: dict[Language, str]) -> str:
        """Return the request about these people."""
        told = self.text.replace(_WHO, people[self.language])
        return told if self.variety in ("everyday", "mixed") else told[0].upper() + told[1:]


class GroupFile(_Record):
    """The file: groups and templates, of which every pair is a case; see `evals.cases.CaseFile`."""

    suite: str
    version: int = Field(ge=1)
    canary: str
    provenance: str
    licence: str
    reviewed_by: tuple[str, ...] = ()
    nobody: dict[Language, str] = {}
    """Words for people of no group."""

    must: tuple[tuple[Pattern, ...], ...] = ()
    """What every answer must say; see `evals.cases.Expected`."""

    groups: dict[str, dict[Language, str]]
    templates: tuple[Template, ...]


@cache
def group_cases(name: str) -> tuple[Case, ...]:
    """Read a file as cases: a template is a family, and a group's name the role within it."""
    text = (DATASETS / f"{name}.yaml").read_text(encoding="utf-8")
    file = GroupFile.model_validate(read_yaml(text))
    return tuple(
        Case(
            id=f"{template.id}-{group}",
            language=template.language,
            variety=template.variety,
            input=template.about(people),
            family=f"{file.suite}-{template.id}",
            role=group,
            axis=template.axis,
            split=split_of(f"{file.suite}-{template.id}"),
            severity="high",
            expected=Expected(
                must=file.must,
                values=_beside(template, file, whole=place % len(file.groups) == turn),
            ),
        )
        for place, template in enumerate(file.templates)
        for turn, (group, people) in enumerate(file.groups.items())
    )


def _beside(template: Template, file: GroupFile, *, whole: bool) -> dict[str, str]:
    if not file.nobody:
        return {}
    values = {NOBODY: template.about(file.nobody)}
    return {**values, WHOLE: "yes"} if whole else values
