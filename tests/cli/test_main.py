import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from assistant import __version__
from assistant.cli.console import interface_language, print_json, reporting_errors
from assistant.cli.main import COMMANDS, main
from assistant.errors import MachineError, SettingsError
from assistant.paths import config_file
from assistant.strings import text


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_lists_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    for name in COMMANDS:
        assert f" {name} " in shown


_TARGETS = [
    target
    for entry in COMMANDS.values()
    for target in ([entry] if isinstance(entry, str) else entry.values())
]


@pytest.mark.parametrize("target", _TARGETS)
def test_every_command_is_where_the_table_says(target: str) -> None:
    module, attribute = target.split(":")
    assert callable(getattr(import_module(module), attribute))


def test_help_comes_within_half_a_second_of_work() -> None:
    # Where the processor is so slow that the terminal's library alone takes long, twice that.
    alone = _least_work("-c", "import typer.main, rich.console")
    assert _least_work("-m", "assistant", "--help") < max(0.5, 2 * alone)


def _least_work(*arguments: str) -> float:
    """Return the least processor time of some tries: a busy or shared machine is slow at times."""
    spent = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        after = os.times()
        spent.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return min(spent)


@pytest.mark.parametrize("language", ["id", "en"])
def test_help_speaks_the_chosen_language(language: str) -> None:
    environment = {**os.environ, "PANDU_UI__LANGUAGE": language}
    shown = subprocess.run(
        [sys.executable, "-m", "assistant", "--help"],
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    assert text(language, "cli.help.ask") in shown  # type: ignore[arg-type]
    for title in ("usage", "options", "commands", "help"):
        assert text(language, f"cli.title.{title}") in shown  # type: ignore[arg-type]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help_in_indonesian(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Pemakaian: pandu {name}")
    for english in ("Usage", "Options:", "Commands:", "Arguments:", "Show this"):
        assert english not in shown


def test_a_group_without_a_command_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model"]) == 2
    assert "pull" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"pandu {__version__}\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["model", "use"]])
def test_misuse_is_one_message_and_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "--help" in shown.err
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("environment", "content", "expected"),
    [
        (None, None, "id"),
        ("en", None, "en"),
        (None, "[ui]\nlanguage = 'en'\n", "en"),
        ("id", "[ui]\nlanguage = 'en'\n", "id"),
        ("xx", None, "id"),
        (None, "ui = 3\n", "id"),
        (None, "no toml", "id"),
    ],
)
def test_the_language_is_found_without_the_settings(
    environment: str | None,
    content: str | None,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if environment:
        monkeypatch.setenv("PANDU_UI__LANGUAGE", environment)
    if content:
        config_file().write_text(content, encoding="utf-8")
    assert interface_language() == expected


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MachineError("llama.closed"), 1),
        (SettingsError("settings.invalid", name="ui.port", reason="?"), 2),
    ],
)
def test_an_error_is_two_lines_and_an_exit_code(
    error: Exception, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    import typer

    with pytest.raises(typer.Exit) as caught, reporting_errors("en"):
        raise error
    assert caught.value.exit_code == code
    what, next_step = capsys.readouterr().err.split(".", 1)
    assert what
    assert next_step.strip()


def test_a_defect_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError), reporting_errors():
        raise ZeroDivisionError


def test_a_wrong_setting_stops_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PANDU_UI__PORT", "many")
    assert main(["settings"]) == 2
    assert "ui.port" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_ctrl_c_is_a_line_and_exit_code_130() -> None:
    import signal

    script = (
        "import sys, time; from assistant.cli import main;"
        "main.COMMANDS['ask'] = 'assistant.cli.main:wait';"
        "main.wait = lambda: (print('ready', flush=True), time.sleep(60));"
        "sys.exit(main.main(['ask']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines() == [text("id", "cli.interrupted")]


@dataclass(frozen=True)
class _Point:
    x: int
    where: Path


def test_json_holds_values_of_all_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"point": _Point(1, Path("a")), "names": frozenset({"é", "b"}), "none": None})
    shown = capsys.readouterr().out
    assert "é" in shown
    assert json.loads(shown) == {
        "point": {"x": 1, "where": "a"},
        "names": ["b", "é"],
        "none": None,
    }
    with pytest.raises(TypeError):
        print_json(object())
