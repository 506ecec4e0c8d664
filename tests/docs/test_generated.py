"""Pages of docs/ that are made from the code; `pytest --update-docs` writes them anew."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from assistant.settings import Settings

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
    from typer.testing import CliRunner

    from assistant.cli.main import COMMANDS, build_app

    runner = CliRunner(env={"COLUMNS": "92", "TERM": "dumb", "NO_COLOR": "1"})
    lines = ["# Commands", "", "Each command's own help, as `pandu … --help` prints it.", ""]
    for name in ["", *COMMANDS]:
        words = [name] * bool(name)
        result = runner.invoke(build_app(words), [*words, "--help"])
        assert result.exit_code == 0, result.output
        text = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
        lines += [f"## `pandu {name}`".replace(" `", "`") if not name else f"## `pandu {name}`"]
        lines += ["", "```text", text, "```", ""]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("page", "make"), [("settings.md", settings_page), ("commands.md", commands_page)]
)
def test_page_is_what_the_code_says(page: str, make, request: pytest.FixtureRequest) -> None:
    path = DOCS / page
    if request.config.getoption("--update-docs"):
        path.write_text(make(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == make(), "run: pytest tests/docs --update-docs"
