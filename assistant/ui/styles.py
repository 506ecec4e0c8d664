"""Style sheets, and which pages have them; one script. All colours are in `colours.css`."""

from pathlib import Path

_HERE = Path(__file__).parent

COLOURS = (_HERE / "colours.css",)
"""Of every page; those of Gradio's ask for it apart, for their styles come late."""

_WAYS = _HERE / "ways.css"

BASE = (_HERE / "page.css", _WAYS)
"""Of every page of Gradio's."""

SOURCES = (_HERE / "sources.css",)
"""Of every page that shows a page of a PDF, or explains terms."""

ASKING = (*BASE, _HERE / "review.css", _HERE / "guarded.css", *SOURCES)
"""Of the page for asking."""

PLAIN = (
    *COLOURS,
    _HERE / "plain" / "plain.css",
    _WAYS,
    _HERE / "library" / "library.css",
    *SOURCES,
)
"""Of the pages without scripts."""

ENTRANCE = (_HERE / "entrance.css",)
"""Of the page to log in, and of the line above the other pages that says who is logged in."""


WATCH = _HERE / "introduction" / "watch.js"
"""The one script of the plain pages."""


def as_one(styles: tuple[Path, ...]) -> str:
    """Return style sheets as one, in their order."""
    return "\n".join(style.read_text(encoding="utf-8") for style in styles)
