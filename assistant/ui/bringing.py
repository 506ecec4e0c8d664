"""What a page says when a file that was brought to it could not be sent."""

from pathlib import Path

from assistant.strings import text
from assistant.types import Language
from assistant.ui.markup import Markup, tag

SCRIPT = Path(__file__).parent / "bringing.js"
"""Keeps back what is too large, and tells of a refusal."""

_MEGABYTE = 1_000_000


def in_megabytes(size: int, language: Language) -> str:
    """Write a size in bytes as megabytes, with the language's decimal mark."""
    written = f"{size / _MEGABYTE:g}"
    return written.replace(".", ",") if language == "id" else written


def not_sent(max_bytes: int, language: Language) -> Markup:
    """Render the place for it, hidden until there is something to say."""
    return tag(
        "p",
        "",
        id="not-sent",
        class_="failure",
        role="alert",
        hidden=True,
        data_limit=max_bytes,
        data_large=text(
            language, "web.bringing.too_large", megabytes=in_megabytes(max_bytes, language)
        ),
        data_failed=text(language, "web.bringing.failed"),
    )
