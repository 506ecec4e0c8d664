"""`pandu knowledge key`: this computer's key, and whose packs it takes in."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import JsonOption, print_json, read_settings
from assistant.cli.knowledge.noting import note
from assistant.cli.knowledge.pack_words import option_help, say, show_key

if TYPE_CHECKING:
    from assistant.packs.keys import PublicKey
    from assistant.settings import Settings


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
        if _trust(other, own, settings, quiet=as_json):
            note(settings, "trust key", other.fingerprint)
        settings = read_settings()
    if as_json:
        trusted = [PublicKey.parse(one) for one in settings.packs.trusted_keys]
        print_json({"own": _plain(own), "trusted": [_plain(one) for one in trusted]})
    elif not trust:
        show_key(own)
        say("trust.give")
        say("trust.how")


def _trust(other: "PublicKey", own: "PublicKey", settings: "Settings", *, quiet: bool) -> bool:
    """Add a key to the settings; False where there is nothing to add."""
    from assistant.carrying.trusting import TrustedKeys
    from assistant.paths import config_file

    path = config_file()
    keys = TrustedKeys(
        key_folder=settings.paths.data,
        settings=path,
        written=lambda: settings.packs.trusted_keys,
    )
    outcome = "done"
    if other == own:
        outcome = "own"
    elif other in keys.others():
        outcome = "already"
    else:
        keys.add(other)
    if not quiet:
        say(f"trust.{outcome}", fingerprint=other.fingerprint, path=path)
        if outcome == "done":
            say("trust.compare", style="yellow")
    return outcome == "done"


def _plain(one: "PublicKey") -> dict[str, str]:
    return {"key": str(one), "fingerprint": one.fingerprint}
