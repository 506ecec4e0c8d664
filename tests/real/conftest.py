"""The shipped knowledge base with the real parts, for the tests in this folder."""

from collections.abc import Iterator

import pytest

from assistant.factory import open_assistant
from assistant.pipeline import Assistant
from assistant.settings import Settings


@pytest.fixture
def real_assistant(real_settings: Settings) -> Iterator[Assistant]:
    """The assistant as `pandu ask` opens it."""
    with open_assistant(real_settings) as assistant:
        yield assistant
