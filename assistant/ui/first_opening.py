"""Which page opens by itself: the introduction at the first start on this computer.

What is remembered is an empty file in the data folder, which says nothing of anybody.
"""

from pathlib import Path

from assistant.ui.routes import INTRODUCTION_PATH

_MARKER = "introduced"


def opening_address(address: str, folder: Path | None) -> str:
    """Return the address to open; the introduction's once, where `folder` can remember it."""
    if folder is None:
        return address
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MARKER).touch(exist_ok=False)
    except OSError:  # it was opened before, or nothing can be written
        return address
    return f"{address}{INTRODUCTION_PATH}/"
