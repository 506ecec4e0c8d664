"""The questions and the rules that weigh the answers, kept in `questions.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.types import Language

Weight = Literal["none", "open", "care", "serious", "stop"]
"""What an answer means: fine; to be found out; to be done along the way; to be settled before the
start; not to be used like this."""

Counted = Literal["open", "care", "serious", "stop", "unknown"]
"""What an outcome counts: findings of a weight, or questions without an answer that tells."""

_Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_STRICT = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Both(BaseModel):
    """A text in both languages."""

    model_config = _STRICT

    id: str = Field(min_length=1)
    """In Indonesian."""

    en: str = Field(min_length=1)
    """In English."""

    def say(self, language: Language) -> str:
        """Return it in a language."""
        return self.id if language == "id" else self.en


class Choice(BaseModel):
    """One answer that can be chosen."""

    model_config = _STRICT

    id: _Id
    """Name that never changes."""

    say: Both
    """The answer."""

    weight: Weight
    """What it means."""

    next: Both | None = None
    """What to do about it; none where all is well."""

    @model_validator(mode="after")
    def _says_what_to_do(self) -> Self:
        if (self.weight == "none") != (self.next is None):
            raise ValueError("next")
        return self


class Question(BaseModel):
    """One question."""

    model_config = _STRICT

    id: _Id
    """Name that never changes."""

    topic: Both
    """What it is about, in a word or two."""

    ask: Both
    """The question."""

    why: Both
    """Why it is asked."""

    see: _Id
    """Id of the Indonesian document that says more."""

    choices: tuple[Choice, ...] = Field(min_length=2)
    """The answers, the best one first."""

    def choice(self, id: str) -> Choice | None:
        """Return one of the answers; None where there is no such."""
        return next((one for one in self.choices if one.id == id), None)


class Combination(BaseModel):
    """Answers to several questions that mean something together."""

    model_config = _STRICT

    id: _Id
    """Name that never changes."""

    topic: Both
    """What they mean, in a few words."""

    when: Mapping[str, tuple[str, ...]] = Field(min_length=1)
    """For each question that counts, the answers that do; all questions must have one."""

    weight: Weight
    """What they mean together."""

    next: Both
    """What to do about it."""

    see: _Id
    """Id of the Indonesian document that says more."""


class Outcome(BaseModel):
    """What a whole set of answers comes to."""

    model_config = _STRICT

    id: _Id
    """Name that never changes."""

    at_least: Mapping[Counted, int]
    """How many findings of each weight it takes."""

    title: Both
    """The outcome in a few words."""

    text: Both
    """What to do with it."""


class SelfCheck(BaseModel):
    """All questions and rules."""

    model_config = _STRICT

    question: tuple[Question, ...] = Field(min_length=1)
    """The questions, in their order."""

    combination: tuple[Combination, ...] = ()
    """What answers mean together."""

    outcome: tuple[Outcome, ...] = Field(min_length=1)
    """The outcomes; the first one that fits holds, and the last one always fits."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        known = {one.id: {choice.id for choice in one.choices} for one in self.question}
        if len(known) != len(self.question) or self.outcome[-1].at_least:
            raise ValueError("ids or last outcome")
        for one in self.question:
            if len(known[one.id]) != len(one.choices):
                raise ValueError(one.id)
        for combination in self.combination:
            for question, choices in combination.when.items():
                if not set(choices) <= known.get(question, set()):
                    raise ValueError(combination.id)
        return self


@cache
def load_self_check() -> SelfCheck:
    """Return the questions and rules."""
    resource = files(__package__) / "questions.toml"
    return SelfCheck.model_validate(tomllib.loads(resource.read_text(encoding="utf-8")))
