from collections.abc import Callable

import pytest

from assistant.privacy import Redactor
from assistant.types import Language

Find = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def redactor() -> Redactor:
    """One Redactor for all tests: loading spaCy takes seconds."""
    return Redactor(
        allow=["129", "119", "112", "110", "148", "08111-129-129"],
        case_patterns=[r"KS-\d{4}-\d{3}"],
        beneficiary_patterns=[r"PM-\d{5}"],
    )


@pytest.fixture(scope="session")
def find(redactor: Redactor) -> Find:
    """List what is found as pairs of kind and words."""

    def found(text: str, language: Language = "id") -> list[tuple[str, str]]:
        return [
            (one.entity.value, text[one.start : one.end]) for one in redactor.detect(text, language)
        ]

    return found
