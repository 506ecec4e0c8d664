"""The shipped knowledge base, read once by the real parts, for the tests in this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.factory import open_assistant, open_library
from assistant.pipeline import Assistant
from assistant.settings import Settings, load_settings


@pytest.fixture(scope="session")
def real_settings(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with the installed models and a store of their own, already synced."""
    settings = load_settings(
        paths={
            "data": tmp_path_factory.mktemp("data"),
            "models": model_path.parent.parent,
        }
    )
    with open_library(settings) as library:
        report = library.synchronizer.sync(settings.paths.knowledge)
    assert not report.failed
    return settings


@pytest.fixture
def real_assistant(real_settings: Settings) -> Iterator[Assistant]:
    """The assistant as `pandu ask` opens it."""
    with open_assistant(real_settings) as assistant:
        yield assistant
