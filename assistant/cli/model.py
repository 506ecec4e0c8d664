"""`pandu model`: see, get, add, choose, check and remove models."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding

from assistant.cli.console import (
    LANGUAGE,
    JsonOption,
    console,
    interface_language,
    print_json,
    read_settings,
    stderr,
)
from assistant.models.catalogue import ModelCard, Role
from assistant.models.installed import InstalledModels
from assistant.models.progress import Progress
from assistant.network.guard import allowed
from assistant.strings import text

ROLES: tuple[Role, ...] = ("generator", "embedder")


def _help(name: str) -> str:
    return text(LANGUAGE, f"cli.model.help.{name}")


app = typer.Typer(help=text(LANGUAGE, "cli.help.model"), no_args_is_help=True)


def _command(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    described = _help(name)
    return app.command(name, help=described, short_help=described)


IdArgument = Annotated[str, typer.Argument(help=_help("id"))]
OptionalIdArgument = Annotated[str | None, typer.Argument(help=_help("id_or_chosen"))]


def installed_models() -> InstalledModels:
    """Open the models folder of the settings."""
    settings = read_settings()
    return InstalledModels(
        settings.paths.models,
        generator=settings.models.generator,
        embedder=settings.models.embedder,
    )


@_command("list")
def list_(json: JsonOption = False) -> None:
    installed = installed_models()
    chosen = {installed.chosen(role).id for role in ROLES}
    rows = [
        {
            **card.model_dump(mode="json", exclude={"source"}),
            "kind": card.source.kind,
            "condition": installed.condition(card),
            "chosen": card.id in chosen,
        }
        for card in installed.catalogue
    ]
    if json:
        print_json(rows)
        return
    for card in installed.catalogue:
        _print_card(card, installed, is_chosen=card.id in chosen)


def _print_card(card: ModelCard, installed: InstalledModels, *, is_chosen: bool) -> None:
    language = interface_language()
    condition = "chosen" if is_chosen else "other"
    console.print(
        text(
            language,
            f"cli.model.card.{condition}",
            id=card.id,
            role=text(language, f"cli.model.role.{card.role}"),
            condition=text(language, f"cli.model.condition.{installed.condition(card)}"),
        ),
        style="bold" if is_chosen else None,
    )
    facts = text(
        language,
        "cli.model.card.facts",
        title=card.title,
        size=f"{card.bytes / 1e9:.1f}" if card.bytes else "?",
        memory=f"{card.memory_mb / 1000:.1f}",
        licence=card.licence,
        tested=text(language, f"cli.model.tested.{'yes' if card.tested else 'no'}"),
    )
    for line in (facts, card.notes.in_language(language), ""):
        console.print(Padding(line, (0, 0, 0, 2)))


@_command("pull")
def pull(
    id: OptionalIdArgument = None,
    sha256: Annotated[str | None, typer.Option("--sha256", help=_help("sha256"))] = None,
    accept_unverified: Annotated[
        bool, typer.Option("--accept-unverified", help=_help("accept_unverified"))
    ] = False,
) -> None:
    from assistant.models import pull as pulling

    installed = installed_models()
    pulled = False
    for card in _named_or_chosen(installed, id):
        if installed.condition(card) == "ready":
            if id:
                _say("already", id=card.id)
            continue
        _say("pulling", title=card.title, licence=card.licence, link=card.licence_link)
        with allowed("model pull"), _progress(card.id) as progress:
            path = pulling.pull(
                card,
                installed,
                progress,
                sha256=sha256.lower() if sha256 else None,
                accept_unverified=accept_unverified,
            )
        _say("pulled", id=card.id, path=path)
        pulled = True
    if id is None and pulled:
        name_better_model(installed)


@_command("add")
def add(
    file: Annotated[
        Path, typer.Argument(help=_help("file"), exists=True, dir_okay=False, readable=True)
    ],
    id: Annotated[str | None, typer.Option("--id", help=_help("new_id"))] = None,
    role: Annotated[Role | None, typer.Option("--role", help=_help("role"))] = None,
    licence: Annotated[str | None, typer.Option("--licence", help=_help("licence"))] = None,
    chat_template: Annotated[
        str | None, typer.Option("--chat-template", help=_help("chat_template"))
    ] = None,
    link: Annotated[bool, typer.Option("--link", help=_help("link"))] = False,
) -> None:
    from assistant.models import local

    installed = installed_models()
    described = local.Description(id=id, role=role, licence=licence, chat_template=chat_template)
    with _progress(file.name) as progress:
        card = local.add(file, installed, progress, described=described, link=link)
    _say("added", id=card.id, role=text(interface_language(), f"cli.model.role.{card.role}"))


@_command("use")
def use(id: IdArgument) -> None:
    installed = installed_models()
    card = installed.use(id)
    _say("used", id=card.id, role=text(interface_language(), f"cli.model.role.{card.role}"))
    in_force = installed.chosen(card.role)
    if in_force.id != card.id:
        _say("overridden", id=in_force.id, setting=f"models.{card.role}")
    elif card.role == "embedder":
        _say("rebuild")


@_command("verify")
def verify(id: OptionalIdArgument = None) -> None:
    installed = installed_models()
    for card in _named_or_chosen(installed, id):
        path = installed.path(card)
        with _progress(card.id) as progress:
            progress.begin("verify", path.stat().st_size if path.is_file() else None)
            installed.verify(card, progress.advance)
        _say("verified", id=card.id, sha256=installed.sha256(card))


@_command("path")
def path(id: OptionalIdArgument = None) -> None:
    installed = installed_models()
    card = installed.catalogue.card(id) if id else installed.chosen("generator")
    console.print(str(installed.path(card)), soft_wrap=True)


@_command("remove")
def remove(
    id: IdArgument,
    yes: Annotated[bool, typer.Option("--yes", help=text(LANGUAGE, "cli.option.yes"))] = False,
) -> None:
    from assistant.models import local

    installed = installed_models()
    card = installed.catalogue.card(id)
    language = interface_language()
    if not yes and not typer.confirm(text(language, "cli.model.said.confirm", id=id)):
        raise typer.Exit(1)
    local.remove(card, installed)
    _say("removed", id=card.id)


def name_better_model(installed: InstalledModels) -> None:
    """Say which larger generator this machine's memory could hold, if any."""
    from assistant.cli.checks import larger_generator
    from assistant.hardware import look_at_machine

    better = larger_generator(installed, look_at_machine(installed.folder))
    if better:
        memory = f"{better.memory_mb / 1000:.1f}"
        _say("better", id=better.id, title=better.title, memory=memory, licence=better.licence)


def _named_or_chosen(installed: InstalledModels, id: str | None) -> list[ModelCard]:
    if id is not None:
        return [installed.catalogue.card(id)]
    return [installed.chosen(role) for role in ROLES]


def _progress(title: str) -> AbstractContextManager[Progress]:
    from assistant.cli.transfer import shown_progress

    return shown_progress(title)


def _say(name: str, **values: object) -> None:
    line = text(interface_language(), f"cli.model.said.{name}", **values)
    stderr.print(line, soft_wrap=True)
