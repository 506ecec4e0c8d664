"""The crises among the guardrails' prompts, as cases."""

from functools import cache

from evals.cases import Case
from evals.guarded_prompts import Prompt, load_own

_VARIETIES = ("formal", "everyday", "mixed", "english")


@cache
def crisis_cases() -> tuple[Case, ...]:
    """Return every crisis; the part that rules were judged by is `test`."""
    return tuple(
        _case(prompt, number, part)
        for part in ("tuning", "judged")
        for number, prompt in enumerate(load_own(part))
        if prompt.expected == "refer"
    )


def _case(prompt: Prompt, number: int, part: str) -> Case:
    return Case(
        id=f"crisis-{part}-{number}",
        language="en" if prompt.register == "english" else "id",
        variety=prompt.register if prompt.register in _VARIETIES else "messy",  # type: ignore[arg-type]
        input=prompt.text,
        family=prompt.family,
        axis=prompt.family,
        split="test" if part == "judged" else "dev",
        severity="critical",
    )
