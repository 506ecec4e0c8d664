"""The words of `export`, `import` and `key`: the strings area `packs`."""

from typing import TYPE_CHECKING

from assistant.cli.console import LANGUAGE, console, interface_language
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.packs.keys import PublicKey


def option_help(name: str) -> str:
    """Return the help of an option: `packs.option.<name>`."""
    return text(LANGUAGE, f"packs.option.{name}")


def words(key: str, **values: object) -> str:
    """Return one of the words of `packs`, in the language of the interface."""
    return text(interface_language(), f"packs.{key}", **values)


def say(key: str, *, style: str | None = None, **values: object) -> None:
    """Print one of the words of `packs`."""
    console.print(words(key, **values), style=style, soft_wrap=True)


def show_key(key: "PublicKey") -> None:
    """Print a public key with its fingerprint."""
    say("key", public=key)
    say("fingerprint", style="bold", fingerprint=key.fingerprint)
