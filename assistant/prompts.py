"""Prompts as files: front matter with id, version and variables, then one section a message.

Variables are written `$name` and filled strictly; braces and percent signs in a person's text
or a passage are therefore plain characters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from string import Template
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import SettingsError
from assistant.types import Message

_ROLE = re.compile(r"^## (system|user|assistant)[ \t]*\n", re.MULTILINE)


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    version: int = Field(ge=1)
    purpose: str
    variables: list[str]
    lasting: list[str] = []
    late: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A conversation with places to fill in."""

    id: str
    version: int
    variables: frozenset[str]
    lasting: frozenset[str]
    """The variables that are filled with text of documents, so that what is decoded of them may be
    kept: never with anything that a person wrote."""

    late: frozenset[str]
    """The variables that are known last. They stand in the last message, whose lines before theirs
    can be decoded earlier."""

    parts: tuple[tuple[Literal["system", "user", "assistant"], str], ...]

    @property
    def name(self) -> str:
        """`id@version`, which answers and measurements record."""
        return f"{self.id}@{self.version}"

    def render(self, **values: str) -> list[Message]:
        """Fill in the variables.

        Raises:
            ValueError: a variable is missing or not declared.
        """
        if values.keys() != self.variables:
            wrong = sorted(values.keys() ^ self.variables)
            raise ValueError(f"prompt {self.name} and its caller disagree on {wrong}")
        return [
            Message(
                role=role,
                content=Template(content).substitute(values),
                lasting=self.lasting.issuperset(Template(content).get_identifiers()),
                head=len(Template(content[: _late_line(content, self.late)]).substitute(values)),
            )
            for role, content in self.parts
        ]

    def beginning(self, **values: str) -> list[Message]:
        """Fill in the lasting variables, and return the messages that need no others."""
        others = dict.fromkeys(self.variables - self.lasting, "")
        return list(takewhile(lambda one: one.lasting, self.render(**values, **others)))

    def early(self, **values: str) -> list[Message]:
        """Fill in all but the late variables, which stay empty."""
        return self.render(**values, **dict.fromkeys(self.late, ""))


def load_prompts(folder: Path) -> Mapping[str, Prompt]:
    """Read every prompt of a folder, by id.

    Raises:
        SettingsError: a file is not a valid prompt; it names the file and the reason.
    """
    prompts = [read_prompt(path) for path in sorted(folder.glob("*.md"))]
    return {prompt.id: prompt for prompt in prompts}


def read_prompt(path: Path) -> Prompt:
    """Read one prompt file; raises `SettingsError` with the reason when it isn't valid."""
    text = path.read_text(encoding="utf-8")
    try:
        return _parse(text, stem=path.stem)
    except (ValueError, yaml.YAMLError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise SettingsError("prompts.invalid", file=path.name, reason=reason) from error


def _parse(text: str, *, stem: str) -> Prompt:
    if not text.startswith("---\n"):
        raise ValueError("it does not begin with front matter")
    _, front, body = text.split("---\n", 2)
    header = _Header.model_validate(yaml.safe_load(front))
    if header.id != stem:
        raise ValueError(f"its id {header.id!r} is not its file name")
    _, *found = _ROLE.split(body)
    parts = tuple(
        (role, content.strip()) for role, content in zip(found[::2], found[1::2], strict=True)
    )
    if not parts or parts[-1][0] != "user":
        raise ValueError("its last section is not '## user'")
    used = {name for _, content in parts for name in Template(content).get_identifiers()}
    if used != set(header.variables):
        raise ValueError(
            f"declared and used variables differ: {sorted(used ^ set(header.variables))}"
        )
    if not used.issuperset(header.lasting):
        raise ValueError("a lasting variable is not used")
    before = {name for _, content in parts[:-1] for name in Template(content).get_identifiers()}
    if not (used - before - set(header.lasting)).issuperset(header.late):
        raise ValueError("a late variable is not used, lasts, or stands before the last section")
    return Prompt(
        id=header.id,
        version=header.version,
        variables=frozenset(header.variables),
        lasting=frozenset(header.lasting),
        late=frozenset(header.late),
        parts=parts,  # type: ignore[arg-type]
    )


def _late_line(content: str, late: frozenset[str]) -> int:
    """Return where the line with the first of these variables begins; 0 where there is none."""
    for match in Template.pattern.finditer(content):
        if (match["named"] or match["braced"]) in late:
            return content.rfind("\n", 0, match.start()) + 1
    return 0
