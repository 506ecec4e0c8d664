"""Pages of docs/ that are made from the code; `pytest --update-docs` writes them anew."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from assistant.cli.main import COMMANDS
from assistant.settings import Settings
from assistant.ui.note import note_file

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def settings_page() -> str:
    lines = [
        "# Settings",
        "",
        "A value is taken from a flag of the command, else from the environment, else from the",
        "settings file (`pandu settings path` names it), else from the defaults below.",
        "`pandu settings` shows every value and where it came from.",
        "",
    ]
    for name, section in Settings.model_fields.items():
        kind = section.annotation
        assert isinstance(kind, type)
        assert issubclass(kind, BaseModel)
        lines += [f"## `[{name}]`", "", (kind.__doc__ or "").strip(), ""]
        lines += ["| Setting | Environment | Default | Meaning |", "| --- | --- | --- | --- |"]
        for field, info in kind.model_fields.items():
            default = "" if info.default_factory else f"`{info.default!r}`"
            variable = f"PANDU_{name}__{field}".upper()
            lines.append(f"| `{field}` | `{variable}` | {default} | {info.description} |")
        lines.append("")
    return "\n".join(lines)


def commands_page() -> str:
    lines = ["# Commands", "", "Each command's own help, as `pandu … --help` prints it.", ""]
    for name in _names():
        title = f"pandu {name}".rstrip()
        lines += [f"## `{title}`", "", "```text", _help_of(name), "```", ""]
    return "\n".join(lines)


def note_page() -> str:
    return note_file("id").read_text(encoding="utf-8")


def _names() -> Iterator[str]:
    yield ""
    for name, target in COMMANDS.items():
        yield name
        if not isinstance(target, str):
            yield from (f"{name} {command}" for command in target)


def _help_of(command: str) -> str:
    environment = os.environ | {
        "COLUMNS": "92", "TERM": "dumb", "NO_COLOR": "1", "PANDU_UI__LANGUAGE": "en",
        "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *command.split(), "--help"],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())


@pytest.mark.parametrize(
    ("page", "make"),
    [("settings.md", settings_page), ("commands.md", commands_page), ("privasi.md", note_page)],
)
def test_page_is_what_the_code_says(
    page: str, make: Callable[[], str], request: pytest.FixtureRequest
) -> None:
    path = DOCS / page
    if request.config.getoption("--update-docs"):
        path.write_text(make(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == make(), "run: pytest tests/docs --update-docs"
