"""Ask a trainer what an option did not say; without a terminal the option is named instead."""

import sys
from collections.abc import Sequence

import typer

from assistant.cli.console import interface_language, stderr
from assistant.errors import UserError
from assistant.strings import text


class Questions:
    """Asks on standard error and reads the answers from standard input."""

    def __init__(self, *, yes: bool) -> None:
        """With `yes` nothing is asked: what is proposed is taken."""
        self._language = interface_language()
        self._yes = yes
        self._asks = sys.stdin.isatty() and not yes

    def ask(self, name: str, *, proposal: str = "", required: bool = True) -> str:
        """Return what is given for the option `--<name>`.

        Raises:
            UserError: nobody can be asked, and there is nothing to take.
        """
        while self._asks:
            hint = f" [{proposal}]" if proposal else ""
            given = _read(f"{text(self._language, f'curation.ask.{name}')}{hint} ") or proposal
            if given or not required:
                return given
        if not required:
            return ""
        if self._yes and proposal:
            return proposal
        raise UserError("curation.missing_option", option=f"--{name.replace('_', '-')}")

    def choose(self, name: str, choices: Sequence[str], *, proposal: str = "") -> str:
        """Return one of the choices for the option `--<name>`, by its name or number.

        Raises:
            UserError: nobody can be asked, and there is nothing to take.
        """
        if self._asks:
            for number, choice in enumerate(choices, start=1):
                said = text(self._language, f"curation.{name}.{choice}")
                stderr.print(f"  {number}. {choice}: {said}", soft_wrap=True)
        while True:
            given = self.ask(name, proposal=proposal).lower()
            if given.isdecimal() and 1 <= int(given) <= len(choices):
                return choices[int(given) - 1]
            if given in choices:
                return given
            stderr.print(text(self._language, "curation.ask.again"), soft_wrap=True)

    def confirm(self, name: str, *, area: str = "curation", **values: object) -> None:
        """Go on only if the question `<area>.confirm.<name>` is answered with yes.

        Raises:
            UserError: nobody can be asked, and `--yes` was not given.
            typer.Abort: the answer is no.
        """
        if self._yes:
            return
        if not self._asks:
            raise UserError("curation.missing_option", option="--yes")
        words = text(self._language, f"{area}.confirm.{name}", **values)
        if _read(f"{words} ").lower() not in ("y", "ya", "yes"):
            raise typer.Abort


def _read(question: str) -> str:
    stderr.print(question, end="", soft_wrap=True)
    try:
        return input().strip()
    except EOFError as error:
        raise typer.Abort from error
