"""A plan: what is done with each column, and which words are or are not masked; a TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import UserError
from assistant.masking.search import Wishes
from assistant.masking.small_groups import LEAST
from assistant.masking.treatment import Treatment, parse_treatment
from assistant.privacy import Entity


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[str, str] = {}
    """Treatment of each column by its heading."""

    also: tuple[str, ...] = ()
    """Words to mask wherever they stand."""

    allow: tuple[str, ...] = ()
    """Words that are never masked."""

    groups: tuple[str, ...] | None = None
    """Headings of the columns that make groups; without them those that usually tell."""

    least: Annotated[int, Field(ge=2, le=100)] = LEAST
    """Rows that a group should have at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a person has decided; what is missing is suggested."""

    columns: Mapping[str, Treatment] = field(default_factory=dict)
    """By heading, in lower case."""

    wishes: Wishes = field(default_factory=Wishes)
    groups: tuple[str, ...] | None = None
    least: int = LEAST


def parse_plan(content: str, source: str) -> Plan:
    """Read a plan.

    Raises:
        UserError: it is not correct TOML, or names what is unknown.
    """
    try:
        written = _Written.model_validate(tomllib.loads(content))
    except tomllib.TOMLDecodeError as error:
        raise UserError("masking.bad_plan", source=source, place=error) from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UserError("masking.bad_plan", source=source, place=place) from error
    return Plan(
        columns={name.casefold(): parse_treatment(way) for name, way in written.columns.items()},
        wishes=make_wishes(also=written.also, allow=written.allow),
        groups=written.groups,
        least=written.least,
    )


def make_wishes(*, also: tuple[str, ...], allow: tuple[str, ...]) -> Wishes:
    """Return wishes; what is to be masked too is taken for a name unless it holds digits."""
    return Wishes(also=tuple((one, kind_of_word(one)) for one in also), allow=allow)


def kind_of_word(value: str) -> Entity:
    """Guess the kind of a word that a person wants masked; only its placeholder depends on it."""
    if "@" in value:
        return Entity.EMAIL
    digits = sum(character.isdigit() for character in value)
    return Entity.BENEFICIARY if digits > len(value) / 2 else Entity.NAME


def write_columns(columns: Mapping[str, Treatment]) -> str:
    """Write the table of columns of a plan, to be changed by hand."""
    lines = [f"{_quoted(name)} = {_quoted(str(way))}" for name, way in columns.items()]
    return "\n".join(("[columns]", *lines)) + "\n"


def _quoted(value: str) -> str:
    escaped = "".join(
        f"\\u{ord(one):04x}" if ord(one) < 32 or ord(one) == 127 else one
        for one in value.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'
