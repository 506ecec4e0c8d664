"""The choice of the interface's language."""

from typing import Any

from assistant.strings import LANGUAGES
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.vendor import gr

_NAMES = {"id": "Indonesia", "en": "English"}  # as the languages name themselves


def language_choice(language: Language) -> Any:
    """Return the component, within the `gr.Blocks` that is open."""
    return gr.Radio(
        choices=[(_NAMES[item], item) for item in LANGUAGES],
        value=language,
        label=words(language, "web.page.language"),
        elem_id="language",
        container=False,
        buttons=[],
    )
