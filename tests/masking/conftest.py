from datetime import date

import pytest

from assistant.masking.masking import Choices
from assistant.privacy import Redactor

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def redactor() -> Redactor:
    """One Redactor for all tests: loading spaCy takes seconds."""
    return Redactor()


@pytest.fixture(scope="session")
def choices(redactor: Redactor) -> Choices:
    """No plan and no key, in Indonesian."""
    return Choices(detect=redactor.detect, language="id", today=TODAY)
