"""Gradio's theme with the fonts that a computer already has; colours are in `colours.css`."""

from typing import Any

from assistant.ui.vendor import gr

_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "DejaVu Sans Mono", "monospace")


def theme() -> Any:
    """Return the theme; it names no web font, so none is fetched."""
    return gr.themes.Base(primary_hue="teal", neutral_hue="stone", font=_SANS, font_mono=_MONO)
