"""`pandu knowledge gaps`: the questions that the library could not answer."""

from collections.abc import Callable, Mapping

import typer

from assistant.cli.console import LANGUAGE
from assistant.cli.knowledge.gaps.adding import add
from assistant.cli.knowledge.gaps.asking import try_again
from assistant.cli.knowledge.gaps.closing import close
from assistant.cli.knowledge.gaps.deciding import delete, link, reopen
from assistant.cli.knowledge.gaps.listing import list_gaps
from assistant.strings import text

_COMMANDS: Mapping[str, Callable[..., None]] = {
    "link": link,
    "try": try_again,
    "close": close,
    "reopen": reopen,
    "delete": delete,
    "add": add,
}

app = typer.Typer(invoke_without_command=True)
app.callback()(list_gaps)
for _name, _command in _COMMANDS.items():
    _described = text(LANGUAGE, f"gaps.help.{_name}")
    app.command(_name, help=_described, short_help=_described)(_command)
