"""Serves the page on 127.0.0.1, and nowhere else."""

import socket
import sys
import webbrowser
from collections.abc import Callable
from typing import Any

import uvicorn

from assistant.conversation import Asking
from assistant.errors import MachineError
from assistant.network.quiet import as_found
from assistant.types import Language
from assistant.workbench import Workbench

HOST = "127.0.0.1"
_PORTS_TRIED = 50
_SHUTDOWN_SECONDS = 1  # open pages hold a connection that never ends by itself


def serve(
    asking: Asking,
    *,
    port: int,
    open_browser: bool,
    language: Language,
    on_ready: Callable[[str], None],
    workbench: Workbench | None = None,
) -> None:
    """Serve the page until interrupted; `on_ready` gets its address once it answers.

    Takes the next free port when `port` is in use. With a workbench the trainer's page is served
    beside it.

    Raises:
        MachineError: no port is free.
        KeyboardInterrupt: Ctrl-C was pressed; the server has shut down.
    """
    with listen(port) as listener:

        def ready(address: str) -> None:
            on_ready(address)
            if open_browser:
                with as_found():  # the browser is the person's own, and so are its proxies
                    webbrowser.open(address)

        PageServer(asking, listener, language=language, on_ready=ready, workbench=workbench).run()


def listen(port: int) -> socket.socket:
    """Bind 127.0.0.1 at `port`, or at the first free one of the next fifty.

    Raises:
        MachineError: none of them is free.
    """
    last = min(port + _PORTS_TRIED, 65_535)
    for candidate in range(port, last + 1):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform == "win32":  # there SO_REUSEADDR would share a port in use
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
            listener.listen()
        except OSError:
            listener.close()
        else:
            return listener
    raise MachineError("web.port", port=port, last=last)


class PageServer(uvicorn.Server):
    """A web server of the page on a bound socket; `run` blocks, `should_exit` ends it."""

    def __init__(
        self,
        asking: Asking,
        listener: socket.socket,
        *,
        language: Language,
        on_ready: Callable[[str], None],
        workbench: Workbench | None = None,
    ) -> None:
        from assistant.ui.app import build_app  # gradio takes seconds to import

        self._listener = listener
        port = listener.getsockname()[1]
        self.address = f"http://{HOST}:{port}"
        self._on_ready = on_ready
        app: Any = build_app(asking, port=port, language=language, workbench=workbench)
        super().__init__(
            uvicorn.Config(
                app,
                access_log=False,
                log_config=None,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
                ws="none",
            )
        )

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until `should_exit` is set or the process is interrupted."""
        super().run(sockets or [self._listener])

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start answering, then tell the address."""
        await super().startup(sockets)
        if not self.should_exit:
            self._on_ready(self.address)
