"""An ASGI layer in front of Gradio: only this computer, only the routes that the page uses.

Gradio serves an API, files, uploads, a queue's state and more; none of it is reachable here, but
for uploads to two pages, up to a size. The Host and Origin checks stop other web sites
from reaching the page through the browser.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_NAMES = ("127.0.0.1", "localhost")

TRAINER_PATH = "/pelatih"
"""Where the trainer's page is served."""

MASK_PATH = "/samarkan"
"""Where the page that masks texts and files is served."""

_PATHS = (TRAINER_PATH, MASK_PATH)

# What Gradio 6.31's front end asks for while a page is used, and nothing else.
_PAGE_ROUTES = (
    r"/"
    r"|/assets/[\w.-]+"
    r"|/static/js/[\w.-]+"
    r"|/(?:gradio_api/)?theme\.css"
    r"|/favicon\.ico"
    r"|/gradio_api/heartbeat/\w+"
    r"|/gradio_api/startup-events"
    r"|/gradio_api/queue/(?:join|data)"
    r"|/gradio_api/run/predict"
    r"|/gradio_api/reset"
    r"|/gradio_api/cancel"
)
_ROUTES = re.compile(rf"(?:{'|'.join(_PATHS)})?(?:{_PAGE_ROUTES})")

_UPLOADS = frozenset(f"{path}/gradio_api/upload" for path in _PATHS)
_FORM_BYTES = 65_536  # what a form with one file may hold beside the file

# Gradio's templates need inline scripts and `Function`; but nothing may be loaded from, sent to,
# framed by or submitted to any other place.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
_REPLACED = frozenset(name for name, _ in _HEADERS) | {b"server"}


class Gate:
    """Wraps an ASGI app that listens on 127.0.0.1 at `port`.

    Files of up to `upload_bytes` are let through to the pages that take them; 0 lets none through.
    """

    def __init__(self, app: App, *, port: int, upload_bytes: int = 0) -> None:
        self._app = app
        self._upload_bytes = upload_bytes
        self._hosts = frozenset(f"{name}:{port}".encode() for name in _NAMES)
        self._origins = frozenset(b"http://" + host for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to strangers, 404 to unknown routes and 413 to large files."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        elif not self._is_ours(scope):
            await _refuse(send, 403)
        elif scope["path"] in _PATHS:
            await _refuse(send, 308, (b"location", f"{scope['path']}/".encode()))
        elif scope["path"] in _UPLOADS and self._upload_bytes:
            await self._upload(scope, receive, send)
        elif not _ROUTES.fullmatch(scope["path"]):
            await _refuse(send, 404)
        else:
            await self._app(scope, receive, _with_headers(send))

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = dict(scope["headers"]).get(b"content-length", b"")
        if scope["method"] != "POST":
            await _refuse(send, 405)
        elif not length.isdigit():
            await _refuse(send, 411)
        elif int(length) > self._upload_bytes + _FORM_BYTES:
            await _refuse(send, 413)
        else:
            await self._app(scope, receive, _with_headers(send))

    def _is_ours(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        origin = headers.get(b"origin")
        return headers.get(b"host") in self._hosts and (origin is None or origin in self._origins)


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [
                (name, value)
                for name, value in message.get("headers", ())
                if name.lower() not in _REPLACED
            ]
            message = {**message, "headers": [*kept, *_HEADERS]}
        await send(message)

    return send_with_headers


async def _refuse(send: Send, status: int, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"content-length", b"0"), *more, *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
