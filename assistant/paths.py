"""Where Pandu keeps things: the user's data folder and the bundled resources."""

import os
from importlib.resources import files
from pathlib import Path

from platformdirs import user_config_path, user_data_path

_APP = "pandu"


def default_data_dir() -> Path:
    """Return the per-user folder for models and the store."""
    return user_data_path(_APP, appauthor=False)


def config_file() -> Path:
    """Return the settings file, which need not exist: `PANDU_CONFIG`, or else the per-user one."""
    chosen = os.environ.get("PANDU_CONFIG")
    return Path(chosen) if chosen else user_config_path(_APP, appauthor=False) / "config.toml"


def bundled(name: str) -> Path:
    """Return the folder `knowledge` or `prompts`: of the checkout, or else of the wheel."""
    checkout = Path(__file__).resolve().parent.parent / name
    if checkout.is_dir():
        return checkout
    return Path(str(files("assistant"))) / "_data" / name
