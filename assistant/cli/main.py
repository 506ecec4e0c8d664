"""The command `pandu`. A command's module is imported only when that command is asked for."""

import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from typing import Annotated, Any

import typer

from assistant import __version__
from assistant.cli import account, knowledge
from assistant.cli.console import (
    INTERRUPTED,
    LANGUAGE,
    MISUSED,
    console,
    interface_language,
    reporting_errors,
    stderr,
)
from assistant.network import guard
from assistant.strings import text

COMMANDS: Mapping[str, str | Mapping[str, str]] = {
    "ask": "assistant.cli.ask:ask",
    "redact": "assistant.cli.redact:redact",
    "serve": "assistant.cli.serve:serve",
    "knowledge": knowledge.COMMANDS,
    "model": "assistant.cli.model:app",
    "eval": "evals.cli:app",
    "bench": "evals.cli.bench:bench",
    "history": {
        "list": "assistant.cli.history:list_",
        "show": "assistant.cli.history:show",
        "export": "assistant.cli.history:export",
        "delete": "assistant.cli.history:delete",
    },
    "forget": "assistant.cli.forget:forget",
    "doctor": "assistant.cli.doctor:doctor",
    "account": account.COMMANDS,
    "settings": "assistant.cli.settings:app",
}
"""Where each command is: a function, a Typer application with commands of its own, or a group.

Their help is the string `cli.help.<name>`.
"""

_MISUSED_AT: Mapping[tuple[str, ...], int] = {("eval", "gate"): 64}
"""Commands with another exit code for misuse: to the gate, 2 means that a run is incomplete."""

_USAGE = "Usage:"
_TYPERS_WORDS = {
    "usage": _USAGE,
    "arguments": "Arguments:",
    "options": "Options:",
    "commands": "Commands:",
    "help": "Show this message and exit.",
}


def build_app(arguments: Sequence[str]) -> typer.Typer:
    """Return the application with the commands that `arguments` name loaded.

    The others are listed with their help, which is all that is shown of them.
    """
    app = typer.Typer(
        help=text(LANGUAGE, "cli.help.pandu"),
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # typer's decorated help takes three times as long
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_pandu)
    for name, target in COMMANDS.items():
        _add(app, name, target, arguments)
    return app


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; the tests' way in."""
    try:
        with reporting_errors(), _help_in_our_language(arguments):
            code = build_app(arguments)(list(arguments), prog_name="pandu", standalone_mode=False)
    except typer.Exit as error:
        return error.exit_code
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        _say_misuse(error.format_message())
        return _MISUSED_AT.get(tuple(arguments[:2]), MISUSED)
    if code == INTERRUPTED:
        stderr.print(text(interface_language(), "cli.interrupted"), soft_wrap=True)
    return code if isinstance(code, int) else 0


def run() -> None:
    """Run the command of this process, guarded: the entry point."""
    guard.install()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows would encode a pipe as cp1252
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))


def _pandu(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help=text(LANGUAGE, "cli.help.version"))
    ] = False,
) -> None:
    if version:
        console.print(f"pandu {__version__}")
    elif context.invoked_subcommand is None:
        console.print(context.get_help())


def _add(
    app: typer.Typer,
    name: str,
    target: str | Mapping[str, str],
    arguments: Sequence[str],
    *,
    area: str = "cli",
) -> None:
    """Add a command under its help, `<area>.help.<name>`; load it if `arguments` name it."""
    described = text(LANGUAGE, f"{area}.help.{name}")
    command: Any = _not_loaded
    if name in arguments:
        command = _load(target) if isinstance(target, str) else _group(name, target, arguments)
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name, help=described, short_help=described)
    else:
        app.command(name, help=described, short_help=described)(command)


def _group(name: str, commands: Mapping[str, str], arguments: Sequence[str]) -> typer.Typer:
    group = typer.Typer(no_args_is_help=True)
    for command, target in commands.items():
        _add(group, command, target, arguments, area=name)
    return group


def _load(target: str) -> Any:
    module, attribute = target.split(":")
    return getattr(import_module(module), attribute)


def _not_loaded() -> None:
    """Stand in for a command that this run does not call."""


def _say_misuse(message: str) -> None:
    language = interface_language()
    if message.startswith(_USAGE):  # a group without its command: the message is its help
        stderr.print(_translate(message), soft_wrap=True)
        return
    misused = text(language, "cli.misused", reason=message)
    stderr.print(misused, style="bold red", soft_wrap=True)
    stderr.print(text(language, "cli.see_help"), soft_wrap=True)


@contextmanager
def _help_in_our_language(arguments: Sequence[str]) -> Iterator[None]:
    """Translate what typer itself says in a help text; its gettext has no Indonesian."""
    if arguments and not {"-h", "--help"} & set(arguments):
        yield
        return
    with redirect_stdout(io.StringIO()) as shown:
        yield
    sys.stdout.write(_translate(shown.getvalue()))


def _translate(shown: str) -> str:
    for name, words in _TYPERS_WORDS.items():
        replacement = text(LANGUAGE, f"cli.title.{name}")
        shown = re.sub(rf"(^|  ){re.escape(words)}", rf"\1{replacement}", shown, flags=re.MULTILINE)
    return shown
