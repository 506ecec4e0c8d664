"""A guardrail for one or more categories, found by rules and by likelihood."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from assistant.guardrails.cues import speaks_about
from assistant.guardrails.likelihood import HARMLESS, load_likelihood
from assistant.guardrails.reading import Reading
from assistant.guardrails.rules import rules
from assistant.types import GuardrailAction, Verdict


class CategorySpec(BaseModel):
    """One guardrail as `guardrails.toml` describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    name: str = Field(pattern=r"^[a-z]+$")
    """Name, by which settings switch it on and off."""

    action: GuardrailAction
    """What is done."""

    categories: tuple[str, ...]
    """What it looks for."""

    threshold: float = Field(default=1.0, gt=0, le=1)
    """Least estimate of its categories together; 1 means that only rules find them."""

    threshold_about: float = Field(default=1.0, gt=0, le=1)
    """The same for a question that speaks *about* such things: how to prevent or report them, what
    they are, or in a game."""

    margin: float = Field(default=0.0, ge=0)
    """What is added to the estimate for each unit by which the nearest example of its categories is
    nearer than the nearest harmless one."""


class CategoryGuardrail:
    """Implements `Guardrail` for the categories of its spec."""

    def __init__(self, spec: CategorySpec, *, by_rules: bool, by_likelihood: bool) -> None:
        """Look for the categories of `spec` by one method or by both."""
        self._spec = spec
        self._rules = tuple(
            rule for rule in rules() if by_rules and rule.category in spec.categories
        )
        self._by_likelihood = by_likelihood and spec.threshold < 1

    @property
    def name(self) -> str:
        """Name, by which settings switch it on and off."""
        return self._spec.name

    def check(self, reading: Reading) -> Verdict | None:
        """Ask the rules first, which cost less."""
        for rule in self._rules:
            if any(rule.matches(sentence) for sentence in reading.sentences):
                return self._verdict(rule.category, f"rule:{rule.id}")
        category = self._likely(reading) if self._by_likelihood else None
        return self._verdict(category, "likelihood") if category else None

    def _likely(self, reading: Reading) -> str | None:
        if not reading.estimates:
            reading.estimates.update(load_likelihood().estimates(reading))
            reading.nearest.update(load_likelihood().nearest(reading))
        own = {category: reading.estimates.get(category, 0.0) for category in self._spec.categories}
        estimate = sum(own.values()) + self._spec.margin * lead(reading.nearest, self._spec)
        if not is_likely(reading.text, estimate, self._spec):
            return None
        return max(own, key=own.__getitem__)

    def _verdict(self, category: str, by: str) -> Verdict:
        return Verdict(guardrail=self.name, category=category, action=self._spec.action, by=by)


def lead(nearest: Mapping[str, float], spec: CategorySpec) -> float:
    """Return by how much the nearest example of the categories is nearer than a harmless one."""
    if not spec.margin:
        return 0.0
    own = max(nearest.get(category, -1.0) for category in spec.categories)
    return own - max(nearest.get(label, -1.0) for label in HARMLESS)


def is_likely(text: str, estimate: float, spec: CategorySpec) -> bool:
    """Tell whether an estimate of its categories together suffices for a folded text."""
    return estimate >= (spec.threshold_about if speaks_about(text) else spec.threshold)


def category_guardrails(
    names: Collection[str], *, by_rules: bool = True, by_likelihood: bool = True
) -> list[CategoryGuardrail]:
    """Return the guardrails of these names, in the order of `guardrails.toml`."""
    return [
        CategoryGuardrail(spec, by_rules=by_rules, by_likelihood=by_likelihood)
        for spec in specs()
        if spec.name in names
    ]


@cache
def specs() -> tuple[CategorySpec, ...]:
    """Return what `guardrails.toml` describes, in its order."""
    resource = files("assistant.guardrails") / "guardrails.toml"
    content = tomllib.loads(resource.read_text(encoding="utf-8"))
    return tuple(CategorySpec.model_validate(one) for one in content["guardrail"])
