"""What Gradio's pages say when the server is lost, or an act did not succeed."""

import json
from pathlib import Path

from assistant.strings import LANGUAGES, area
from assistant.ui.routes import COLOURS_PATH

_SCRIPT = Path(__file__).with_name("lost.js")


def lost_script() -> str:
    """Return the script that says so; while lost, it asks for a style sheet now and then."""
    said = {language: area(language, "web")["lost"] for language in LANGUAGES}
    written = _SCRIPT.read_text(encoding="utf-8").strip()
    return written.replace("SAID", json.dumps(said), 1).replace("LIGHT", json.dumps(COLOURS_PATH))
