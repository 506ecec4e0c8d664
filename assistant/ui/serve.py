"""Serves the pages on this computer alone, or where accounts keep strangers out."""

import errno
import socket
import sys
import webbrowser
from collections.abc import Callable
from typing import Any

import uvicorn

from assistant.conversation import Asking
from assistant.errors import MachineError, UserError
from assistant.network.guard import listening_at
from assistant.network.quiet import as_found
from assistant.types import Language
from assistant.ui.asgi import App
from assistant.ui.first_opening import opening_address
from assistant.ui.patience import PatientProtocol
from assistant.ui.serving import Serving
from assistant.workbench import Workbench

HOST = "127.0.0.1"
_PORTS_TRIED = 50
_HEAD_BYTES = 16_384  # of a request: its address, and what browsers say of themselves
_MOST_CONNECTIONS = 500  # each open page holds one or two
_SHUTDOWN_SECONDS = 1  # open pages hold a connection that never ends by itself


def serve(
    asking: Asking,
    *,
    port: int,
    open_browser: bool,
    language: Language,
    on_ready: Callable[[str], None],
    workbench: Workbench | None = None,
    serving: Serving = Serving(),  # noqa: B008 - it can't be changed
) -> None:
    """Serve the page until interrupted; `on_ready` gets its address once it answers.

    Takes the next free port when `port` is in use. With a workbench the trainer's page is served
    beside it.

    Raises:
        UserError: others could reach it, and there is no account; or the certificate is none.
        MachineError: no port is free.
        KeyboardInterrupt: Ctrl-C was pressed; the server has shut down.
    """
    serving.check()
    with listening_at(serving.host), listen(port, serving.host) as listener:

        def ready(address: str) -> None:
            on_ready(address)
            if open_browser:
                with as_found():  # the browser is the person's own, and so are its proxies
                    webbrowser.open(opening_address(address, serving.accounts))

        PageServer(
            asking,
            listener,
            language=language,
            on_ready=ready,
            workbench=workbench,
            serving=serving,
        ).run()


def listen(port: int, host: str = HOST) -> socket.socket:
    """Bind `host` at `port`, or at the first free one of the next fifty.

    Raises:
        UserError: this computer does not have that address.
        MachineError: none of them is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(port + _PORTS_TRIED, 65_535)
    for candidate in range(port, last + 1):
        listener = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform == "win32":  # there SO_REUSEADDR would share a port in use
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen()
        except OSError as error:
            listener.close()
            if error.errno == errno.EADDRNOTAVAIL:
                raise UserError("web.no_such_address", host=host) from error
        else:
            return listener
    raise MachineError("web.port", port=port, last=last)


class Server(uvicorn.Server):
    """A web server on a bound socket; `run` blocks, `should_exit` ends it."""

    def __init__(
        self,
        app: App,
        listener: socket.socket,
        *,
        on_ready: Callable[[str], None],
        serving: Serving,
    ) -> None:
        self._listener = listener
        self._on_ready = on_ready
        self.address = f"{serving.scheme}://{HOST}:{listener.getsockname()[1]}"
        uvicorn_app: Any = app
        super().__init__(
            uvicorn.Config(
                uvicorn_app,
                access_log=False,
                log_config=None,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
                ws="none",
                http=PatientProtocol,
                h11_max_incomplete_event_size=_HEAD_BYTES,
                limit_concurrency=_MOST_CONNECTIONS,
                proxy_headers=False,
                ssl_certfile=serving.tls.certificate if serving.tls else None,
                ssl_keyfile=serving.tls.key if serving.tls else None,
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


class PageServer(Server):
    """Serves the pages."""

    def __init__(
        self,
        asking: Asking,
        listener: socket.socket,
        *,
        language: Language,
        on_ready: Callable[[str], None],
        workbench: Workbench | None = None,
        serving: Serving = Serving(),  # noqa: B008 - it can't be changed
    ) -> None:
        from assistant.ui.app import build_app  # gradio takes seconds to import

        port = listener.getsockname()[1]
        app = build_app(asking, port=port, language=language, workbench=workbench, serving=serving)
        super().__init__(app, listener, on_ready=on_ready, serving=serving)
