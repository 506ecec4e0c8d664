"""The rules of `instructions.toml`, compiled."""

import codecs
import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from assistant.types import Language

_PLACE = re.compile(r"\{(\d|[a-z_]+)\}")
_ANY_WORDS = r"(?:\w+ ){0,%s}?"
"""Words of any kind; the end of a sentence is none."""


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: str
    """Name of the rule."""

    language: Language
    """The language whose negations make advice of it."""

    reason: str
    """What it stands for, for whoever keeps the rules."""

    certain: bool = True
    """Whether nobody says this to people."""


class WordRule(_Rule):
    """A rule over plain words."""

    first: tuple[str, ...] = Field(min_length=1)
    """The rule is tried where one of these words stands."""

    then: str
    """Regular expression of the words that follow."""

    literal: bool = False
    """Whether it holds only where the next word is one to be copied."""


class PatternRule(_Rule):
    """A rule over characters."""

    pattern: str
    """Regular expression."""


class Coded(BaseModel):
    """What counts in coded text."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    orders: frozenset[str]
    """Words of which one makes an order of it."""


class RuleFile(BaseModel):
    """The data file as it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    words: dict[str, str]
    """Parts of expressions, by the name that stands for them."""

    negations: dict[Language, tuple[str, ...]]
    """Words that make advice of an imperative after them."""

    coded: Coded
    """For text that had to be decoded."""

    rules: tuple[WordRule, ...]
    """Over the plain words."""

    squashed: tuple[PatternRule, ...]
    """Over a single long word."""

    markers: tuple[PatternRule, ...]
    """Over the text as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledRule:
    """A rule with its expression."""

    id: str
    certain: bool
    literal: bool
    pattern: re.Pattern[str]
    negations: frozenset[str]
    """Words before the first one that make it advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledRules:
    """All rules, ready for use."""

    by_word: Mapping[str, tuple[CompiledRule, ...]]
    """Rules over words, by the word where they are tried."""

    by_turned_word: Mapping[str, str]
    """That word, by what ROT13 makes of it."""

    orders: frozenset[str]
    """Words of which one makes an order of a coded text."""

    squashed: tuple[CompiledRule, ...]
    markers: tuple[CompiledRule, ...]


def rules_digest() -> str:
    """Return a short hash of the data file: other rules have another one."""
    return hashlib.sha256(_data()).hexdigest()[:12]


@cache
def load_rules() -> CompiledRules:
    """Read and compile the rules; raises whatever a wrong data file deserves."""
    return compile_rules(RuleFile.model_validate(tomllib.loads(_data().decode("utf-8"))))


def compile_rules(file: RuleFile) -> CompiledRules:
    """Put the words in their places and compile."""
    by_word: dict[str, tuple[CompiledRule, ...]] = {}
    for rule in file.rules:
        compiled = CompiledRule(
            id=rule.id,
            certain=rule.certain,
            literal=rule.literal,
            pattern=re.compile(f"(?:{_filled(rule.then, file.words)})(?= |$)"),
            negations=frozenset(file.negations[rule.language]),
        )
        for word in rule.first:
            by_word[word] = (*by_word.get(word, ()), compiled)
    turned = {codecs.encode(word, "rot13"): word for word in by_word if len(word) > 3}
    return CompiledRules(
        by_word=by_word,
        by_turned_word={word: plain for word, plain in turned.items() if word not in by_word},
        orders=file.coded.orders,
        squashed=_compile_patterns(file.squashed),
        markers=_compile_patterns(file.markers),
    )


def _compile_patterns(rules: Sequence[PatternRule]) -> tuple[CompiledRule, ...]:
    return tuple(
        CompiledRule(
            id=rule.id,
            certain=rule.certain,
            literal=False,
            pattern=re.compile(rule.pattern, re.MULTILINE),
            negations=frozenset(),
        )
        for rule in rules
    )


def _filled(expression: str, words: Mapping[str, str]) -> str:
    """Put expressions in the place of `{name}`, and any words in the place of `{2}`."""

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        return _ANY_WORDS % name if name.isdecimal() else words[name]

    return _PLACE.sub(fill, expression)


def _data() -> bytes:
    return (files(__package__) / "instructions.toml").read_bytes()
