"""`pandu knowledge key`: this computer's key, and whose packs it takes in."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import JsonOption, print_json, read_settings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.pack_words import option_help, say, show_key

if TYPE_CHECKING:
    from assistant.packs.keys import PublicKey


def key(
    trust: Annotated[str, typer.Option("--trust", help=option_help("trust"))] = "",
    as_json: JsonOption = False,
) -> None:
    """Print the key, which is made at the first use, or add another to the settings."""
    from assistant.packs.keys import PublicKey, make_own_key

    settings = read_settings()
    own = make_own_key(settings.paths.data).public
    if trust:
        other = PublicKey.parse(trust)
        if _trust(other, own, settings.packs.trusted_keys, quiet=as_json):
            note(settings, "key trusted", other.fingerprint)
        settings = read_settings()
    if as_json:
        trusted = [PublicKey.parse(one) for one in settings.packs.trusted_keys]
        print_json({"own": _plain(own), "trusted": [_plain(one) for one in trusted]})
    elif not trust:
        show_key(own)
        say("trust.give")
        say("trust.how")


def _trust(other: "PublicKey", own: "PublicKey", trusted: tuple[str, ...], *, quiet: bool) -> bool:
    """Add a key to the settings; False where there is nothing to add."""
    from assistant.packs.keys import PublicKey
    from assistant.paths import config_file

    path = config_file()
    outcome = "done"
    if other == own:
        outcome = "own"
    elif other in [PublicKey.parse(one) for one in trusted]:
        outcome = "already"
    else:
        _write(other)
    if not quiet:
        say(f"trust.{outcome}", fingerprint=other.fingerprint, path=path)
        if outcome == "done":
            say("trust.compare", style="yellow")
    return outcome == "done"


def _write(other: "PublicKey") -> None:
    """Add a key to the settings file.

    Raises:
        PackError: a person must do it; the message says how.
    """
    from assistant.errors import PackError
    from assistant.files import replace_text
    from assistant.packs.trust import with_trusted_key
    from assistant.paths import config_file

    path = config_file()
    try:
        present = path.read_text(encoding="utf-8") if path.exists() else ""
        changed = with_trusted_key(present, other)
        if changed is None:
            raise PackError("packs.by_hand", path=path, public=other)
        replace_text(path, changed)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PackError("packs.unwritable", path=path, reason=reason) from error


def _plain(one: "PublicKey") -> dict[str, str]:
    return {"key": str(one), "fingerprint": one.fingerprint}
