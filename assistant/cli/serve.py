"""`pandu serve`: the web page, until Ctrl-C."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.console import LANGUAGE, console, read_settings
from assistant.strings import text

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.ui.conversation import AssistantLike

OpenAssistant = Callable[["Settings"], AbstractContextManager["AssistantLike"]]
"""Opens the assistant that the settings describe, and closes it at the end."""


def serve(
    port: Annotated[
        int | None, typer.Option(min=1, max=65_535, help=text(LANGUAGE, "web.serve.help_port"))
    ] = None,
    open_browser: Annotated[
        bool | None,
        typer.Option("--open-browser/--no-browser", help=text(LANGUAGE, "web.serve.help_browser")),
    ] = None,
) -> None:
    """Serve the page; its help is the string `cli.help.serve`."""
    from assistant.factory import open_assistant

    flags = {"port": port, "open_browser": open_browser}
    given = {name: value for name, value in flags.items() if value is not None}
    serve_with(read_settings(ui=given) if given else read_settings(), open_assistant)


def serve_with(settings: "Settings", open_assistant: OpenAssistant) -> None:
    """Serve the page that `settings.ui` describes; return after Ctrl-C.

    Raises:
        PanduError: the assistant can't be opened, or no port is free.
    """
    ui = settings.ui
    console.print(text(ui.language, "web.serve.loading"))

    def announce(address: str) -> None:
        port = int(address.rpartition(":")[2])
        if port != ui.port:
            console.print(text(ui.language, "web.serve.port_taken", wanted=ui.port, port=port))
        console.print(text(ui.language, "web.serve.address", address=address))
        console.print(text(ui.language, "web.serve.stop"))

    try:
        with open_assistant(settings) as assistant:
            from assistant.ui.serve import serve as serve_page  # gradio takes seconds to import

            serve_page(
                assistant,
                port=ui.port,
                open_browser=ui.open_browser,
                language=ui.language,
                on_ready=announce,
            )
    except KeyboardInterrupt:
        console.print(text(ui.language, "web.serve.stopped"))
