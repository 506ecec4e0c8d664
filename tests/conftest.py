"""Shared fixtures. The suite reaches no network; real models and browsers are asked for by flag."""

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings
from pytest_socket import socket_allow_hosts

if TYPE_CHECKING:
    from assistant.settings import Settings

LOOPBACK = ["127.0.0.1", "::1", "localhost"]

# Shared machines stall: a property must hold, not be quick.
hypothesis_settings.register_profile("pandu", deadline=None, derandomize=True)
hypothesis_settings.load_profile("pandu")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-models", action="store_true", help="run tests on the real models")
    parser.addoption("--run-browser", action="store_true", help="run tests in Chromium")
    parser.addoption("--update-docs", action="store_true", help="write generated docs anew")


def pytest_configure() -> None:
    """Let children hear Ctrl-C also where the tests were started in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker in ("models", "browser"):
        if not config.getoption(f"--run-{marker}"):
            skip = pytest.mark.skip(reason=f"needs --run-{marker}")
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(skip)


@pytest.fixture(autouse=True)
def no_network() -> None:
    """Let no test connect to anything but this machine."""
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the developer's settings and data out of the tests, and chance out of the results."""
    for name in os.environ:
        if name.startswith("PANDU_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PANDU_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("PANDU_PATHS__DATA", str(tmp_path / "data"))
    random.seed(0)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder, the one that the settings of this test name."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


_DATA_DIR = os.environ.get("PANDU_PATHS__DATA")  # before clean_environment hides it


@pytest.fixture(scope="session")
def model_path() -> Iterator[Path]:
    """The default generator's weights, as `pandu model pull` installed them."""
    from assistant.models import default_generator_path

    data = Path(_DATA_DIR) if _DATA_DIR else None
    path = default_generator_path(data)
    if not path.is_file():
        pytest.fail("the default model is not installed; run: python3 start.py model pull")
    yield path


@pytest.fixture(scope="session")
def real_settings(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> "Settings":
    """Settings with the installed models and the shipped library in a store of its own, synced."""
    from assistant.factory import open_library
    from assistant.settings import load_settings

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


@pytest.fixture(scope="session")
def real_environment(real_settings: "Settings") -> dict[str, str]:
    """The environment of a `pandu` command that works with `real_settings`."""
    return os.environ | {
        "PANDU_PATHS__DATA": str(real_settings.paths.data),
        "PANDU_PATHS__MODELS": str(real_settings.paths.models),
        "PYTHONIOENCODING": "utf-8",
    }
