"""Where Pandu keeps things: the user's data folder and the bundled resources."""

from importlib.resources import files
from pathlib import Path

from platformdirs import user_config_path, user_data_path

_APP = "pandu"


def default_data_dir() -> Path:
    """Return the per-user folder for models and the store."""
    return user_data_path(_APP, appauthor=False)


def default_config_file() -> Path:
    """Return the per-user settings file, which need not exist."""
    return user_config_path(_APP, appauthor=False) / "config.toml"


def bundled(name: str) -> Path:
    """Return the folder `knowledge` or `prompts`: of the checkout, or else of the wheel."""
    checkout = Path(__file__).resolve().parent.parent / name
    if checkout.is_dir():
        return checkout
    return Path(str(files("assistant"))) / "_data" / name
