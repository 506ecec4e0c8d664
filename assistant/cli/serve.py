"""`pandu serve`: the web page, until Ctrl-C."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import LANGUAGE, console, read_settings, render_error
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.conversation import Asking
    from assistant.settings import Settings
    from assistant.workbench import Workbench

Open = Callable[["Settings"], AbstractContextManager[tuple["Asking", "Workbench | None"]]]
"""Opens the assistant that the settings describe, with what trainers work with; closes both."""


def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65_535, help=text(LANGUAGE, "web.serve.help_port"))
    ] = None,
    open_browser: Annotated[
        bool | None,
        typer.Option("--open-browser/--no-browser", help=text(LANGUAGE, "web.serve.help_browser")),
    ] = None,
    host: Annotated[
        str | None, typer.Option("--host", help=text(LANGUAGE, "web.serve.help_host"))
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option("--certificate", help=text(LANGUAGE, "web.serve.help_certificate")),
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", help=text(LANGUAGE, "web.serve.help_key"))
    ] = None,
    sync: Annotated[
        bool, typer.Option("--sync", help=text(LANGUAGE, "web.serve.help_sync"))
    ] = False,
    pull: Annotated[
        bool, typer.Option("--pull", help=text(LANGUAGE, "web.serve.help_pull"))
    ] = False,
) -> None:
    """Serve the page; its help is the string `cli.help.serve`."""
    from assistant.factory import open_workbench

    sections: dict[str, dict[str, object]] = {
        "ui": {"port": port, "open_browser": open_browser},
        "serving": {"host": host, "certificate": certificate, "key": key},
    }
    given = {
        section: {name: value for name, value in flags.items() if value is not None}
        for section, flags in sections.items()
    }
    flags = {section: values for section, values in given.items() if values}
    settings = read_settings(**flags)
    if pull:
        _pull_missing(settings)
    serve_with(settings, open_workbench, sync=sync)


def _pull_missing(settings: "Settings") -> None:
    """Run `pandu model pull` where a model is missing: what serves the pages never downloads."""
    from assistant.factory import installed_models
    from assistant.network.quiet import as_found

    models = installed_models(settings)
    chosen = [models.chosen("generator"), models.chosen("embedder")]
    if all(models.condition(card) == "ready" for card in chosen):
        return
    with as_found():  # the person's proxy, where there is one
        pulled = subprocess.run([sys.executable, "-m", "assistant", "model", "pull"], check=False)
    if pulled.returncode:
        raise typer.Exit(pulled.returncode)


def serve_with(settings: "Settings", open_both: Open, *, sync: bool = False) -> None:
    """Serve the pages that `settings.ui` describes; return after Ctrl-C.

    With `sync` the library is brought up to date while they are open.

    Raises:
        PanduError: others could reach the pages and there are no accounts, the assistant can't be
            opened, or no port is free.
    """
    from assistant.c_library import share_pools
    from assistant.ui.routes import INTRODUCTION_PATH
    from assistant.ui.serving import serving_of

    ui, serving = settings.ui, serving_of(settings)
    serving.check()
    share_pools()
    console.print(text(ui.language, "web.serve.loading"))

    def announce(address: str) -> None:
        port = int(address.rpartition(":")[2])
        if port != ui.port:
            console.print(text(ui.language, "web.serve.port_taken", wanted=ui.port, port=port))
        console.print(text(ui.language, "web.serve.address", address=address))
        for line in serving.remarks(port, ui.language):
            console.print(line, soft_wrap=True)
        if workbench is not None and workbench.synchronizer.progress is not None:
            where = f"{address}{INTRODUCTION_PATH}/"
            console.print(text(ui.language, "web.serve.reading", address=where))
        console.print(text(ui.language, "web.serve.stop"))
        if workbench is not None:
            workbench.warm_up()

    _begin_to_import()
    try:
        with open_both(settings) as (asking, workbench):
            from assistant.ui.serve import serve as serve_page

            with _catching_up(workbench, settings) if sync and workbench else nullcontext():
                serve_page(
                    asking,
                    port=ui.port,
                    open_browser=ui.open_browser,
                    language=ui.language,
                    on_ready=announce,
                    workbench=workbench,
                    serving=serving,
                )
    except KeyboardInterrupt:
        console.print(text(ui.language, "web.serve.stopped"))


def _begin_to_import() -> None:
    """Begin to import the pages beside the opening of the library: Gradio alone takes seconds.

    Should that fail, they are imported again when they are served, and the failure is told.
    """

    def run() -> None:
        with suppress(Exception):
            import_module("assistant.ui.app")

    Thread(target=run, name="import-pages", daemon=True).start()


def _catching_up(workbench: "Workbench", settings: "Settings") -> AbstractContextManager[None]:
    """Bring the library up to date, and print what changed in it or why it can't be."""
    from assistant.catching_up import catching_up
    from assistant.cli.knowledge.noting import note
    from assistant.cli.knowledge.report import print_outcome
    from assistant.errors import PanduError
    from assistant.store.report import SyncReport

    def tell(found: SyncReport | PanduError) -> None:
        if isinstance(found, PanduError):
            render_error(found, settings.ui.language)
            return
        note(settings, "sync")
        counts = workbench.store.counts()
        print_outcome(found, counts, settings.ui.language, briefly=True)

    return catching_up(workbench, on_end=tell)
