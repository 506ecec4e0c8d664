"""Rules: which words together make a request of a category, whatever the embedder."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from assistant.guardrails.cues import cues, load_patterns


class Rule(BaseModel):
    """One combination of lists of words that must meet in a sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    """Name of the rule."""

    category: str
    """What it finds."""

    why: str
    """What it is for, for a reader."""

    all: tuple[tuple[str, ...], ...] = ()
    """One word of each group of lists must be there."""

    none: tuple[str, ...] = ()
    """No word of these lists may be there."""

    pattern: str = ""
    """A regular expression that must match as well."""

    def matches(self, sentence: str) -> bool:
        """Tell whether a folded sentence meets it."""
        lists = word_lists()
        if self.pattern and not re.search(self.pattern, sentence):
            return False
        if any(lists[name].search(sentence) for name in self.none):
            return False
        return all(any(lists[name].search(sentence) for name in group) for group in self.all)


@cache
def word_lists() -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each list that rules may name: cues, and words of advice."""
    return {**cues(), **load_patterns("advice.toml")}


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of `rules.toml`, in its order."""
    resource = files("assistant.guardrails") / "rules.toml"
    content = tomllib.loads(resource.read_text(encoding="utf-8"))
    return tuple(Rule.model_validate(one) for one in content["rule"])
