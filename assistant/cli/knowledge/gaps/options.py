"""What the commands of the queue share: arguments, words, and a gap for programs."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import LANGUAGE, console, interface_language
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.gaps.gap import Gap


def gaps_help(name: str) -> str:
    """Return the help of a command or option: `gaps.help.<name>`."""
    return text(LANGUAGE, f"gaps.help.{name}")


IdArgument = Annotated[str, typer.Argument(help=gaps_help("id"))]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=gaps_help("yes"))]


def say(key: str, *, style: str | None = None, **values: object) -> None:
    """Print one of the words of `gaps`, in the language of the interface."""
    console.print(text(interface_language(), f"gaps.{key}", **values), style=style, soft_wrap=True)


def plain_gap(gap: "Gap") -> dict[str, object]:
    """Return a gap for programs."""
    return {
        "id": gap.id,
        "question": gap.question,
        "language": gap.language,
        "kind": gap.kind,
        "asked_on": gap.asked_on.isoformat(),
        "status": gap.status,
        "document_id": gap.document_id,
        "closed_on": gap.closed_on and gap.closed_on.isoformat(),
    }
