"""Words at the head of a sentence that lean on the sentence before: "Lalu 3×24 jam."

Where that sentence is not shown, they lean on nothing and are taken off.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    not_before: tuple[str, ...]


def without_connective(sentence: str) -> str:
    """Return a sentence that stands for itself; the first letter of what is left is a capital."""
    rest = _pattern().sub("", sentence, count=1)
    return rest if rest == sentence else rest[0].upper() + rest[1:]


@cache
def _pattern() -> re.Pattern[str]:
    resource = files(__package__) / "connectives.toml"
    given = _File.model_validate(tomllib.loads(resource.read_text(encoding="utf-8")))
    words = "|".join(sorted(given.words, key=len, reverse=True))
    exceptions = "|".join(given.not_before)
    return re.compile(
        rf"\A(?:(?:{words})(?:,\s+|\s+(?!(?:{exceptions})\b)(?=[\w\"“‘(])))+(?=\S)", re.IGNORECASE
    )
