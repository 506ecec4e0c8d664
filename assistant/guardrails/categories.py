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

    beside: tuple[str, ...] = ()
    """Categories of other guardrails that count with its own: a request that is half of one and
    half of another is declined all the same, by the guardrail of the likeliest category."""

    threshold: float = Field(default=1.0, gt=0, le=1)
    """Least estimate of the categories that count together; 1 means that only rules find them."""

    threshold_about: float = Field(default=1.0, gt=0, le=1)
    """The same for a question that speaks *about* such things: how to prevent or report them, what
    they are, or in a game."""

    margin: float = Field(default=0.0, ge=0)
    """What is added to the estimate for each unit by which the nearest example of what counts is
    nearer than the nearest harmless one."""

    @property
    def counted(self) -> tuple[str, ...]:
        """The categories whose estimates count together."""
        return (*self.categories, *self.beside)


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
        return likeliest(reading.text, reading.estimates, reading.nearest, self._spec)

    def _verdict(self, category: str, by: str) -> Verdict:
        return Verdict(guardrail=self.name, category=category, action=self._spec.action, by=by)


def likeliest(
    text: str, estimates: Mapping[str, float], nearest: Mapping[str, float], spec: CategorySpec
) -> str | None:
    """Return the guardrail's category that a folded text is likeliest to be of, if it is of any."""
    together = sum(estimates.get(one, 0.0) for one in spec.counted)
    if not is_likely(text, together + spec.margin * lead(nearest, spec), spec):
        return None
    category = max(spec.counted, key=lambda one: estimates.get(one, 0.0))
    return category if category in spec.categories else None


def lead(nearest: Mapping[str, float], spec: CategorySpec) -> float:
    """Return by how much the nearest example of what counts is nearer than a harmless one."""
    if not spec.margin:
        return 0.0
    own = max(nearest.get(category, -1.0) for category in spec.counted)
    return own - max(nearest.get(label, -1.0) for label in HARMLESS)


def is_likely(text: str, estimate: float, spec: CategorySpec) -> bool:
    """Tell whether an estimate of what counts together suffices for a folded text."""
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
