"""Handing out a file that was made for one page: it goes to its browser, and has no address."""

import base64
from dataclasses import dataclass
from pathlib import Path

from assistant.ui.markup import Markup, tag

SCRIPT = Path(__file__).parent / "handing.js"
"""Lets the browser save what is put into `#download`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file for the browser to save; it is never written here."""

    name: str
    data: str
    """The bytes as Base64."""

    number: int
    """Counts the downloads of a page, so that the same one can be had twice."""


def hand_out(name: str, data: bytes, *, number: int) -> Download:
    """Make a file ready for the browser."""
    return Download(name=name, data=base64.b64encode(data).decode("ascii"), number=number)


def handed(file: Download | None) -> Markup:
    """Render a file for the script; nothing where there is none."""
    if file is None:
        return Markup("")
    return tag("span", data_name=file.name, data_base64=file.data, data_number=file.number)
