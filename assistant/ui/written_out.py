"""Writes out the functions that Gradio's front end would make of text in the browser.

With them the page needs no permission to turn text into code (`unsafe-eval`): `stand_in.js` looks
each one up by the text that Gradio 6.31 would have made it of.
"""

import json
from pathlib import Path
from typing import Any

_STAND_IN = (Path(__file__).parent / "stand_in.js").read_text(encoding="utf-8")
_ON_LOAD = ("element", "trigger", "props", "server", "upload", "watch")
"""What a component's script is given, in the order of Gradio's `HTML` component."""


def written_out(config: dict[str, Any], *, script: str) -> str:
    """Return a script that must run before Gradio's.

    Args:
        config: a page as `gr.Blocks` describes it for its front end.
        script: what runs once when the page is there, an expression.
    """
    known = {}
    for component in config["components"]:
        body = component["props"].get("js_on_load")
        if body:
            known[body] = f"function ({', '.join(_ON_LOAD)}) {{\n{body}\n}}"
    if script:
        body = f"return (\n{script.strip().rstrip(';')}\n);"
        known[body] = f"async function () {{\n{body}\n}}"
    entries = ",\n".join(f"{json.dumps(text)}: {function}" for text, function in known.items())
    written = f"({_expression(_STAND_IN)})({{\n{entries}\n}});"
    if "</" in written or "<!--" in written:
        raise AssertionError("a script of ours would end its element")
    return written


def _expression(script: str) -> str:
    lines = [line for line in script.splitlines() if not line.startswith("//")]
    return "\n".join(lines).rstrip().rstrip(";")
