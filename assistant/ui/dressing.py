"""Puts into each page what it needs of us: the numbers of its scripts, and who is logged in."""

import re
from collections.abc import Mapping

from assistant.accounts import DESKS, Visitor
from assistant.ui.asgi import App, Message, Receive, Scope, Send
from assistant.ui.entrance_view import account_bar
from assistant.ui.routes import COLOURS_PATH, STYLE_PATH
from assistant.ui.visitor import VISITOR

_SCRIPT = re.compile(rb"<script\b")
_HEAD = re.compile(rb"<head>")
_BODY = re.compile(rb"<body\b([^>]*)>")

# Whoever was logged out meanwhile is led to the page to log in.
_WATCH = """
const fetched = window.fetch;
window.fetch = async (...request) => {
  const reply = await fetched(...request);
  if (reply.status === 401) window.location.reload();
  return reply;
};
"""

_COLOURS = f'<link rel="stylesheet" href="{COLOURS_PATH}">'

NONCE = "pandu.nonce"
"""Where the scope of a request for a page has the number of its reply."""


class Dressing:
    """Wraps an app whose pages, by path, need a script before all others."""

    def __init__(self, app: App, scripts: Mapping[str, str]) -> None:
        self._app = app
        self._scripts = scripts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the reply to one for a page is rewritten."""
        script = self._scripts.get(scope.get("path", ""))
        if script is None:
            await self._app(scope, receive, send)
            return
        # Compressed, it could not be rewritten.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        rewriting = _Rewriting(send, script, nonce=scope[NONCE], visitor=scope[VISITOR])
        await self._app({**scope, "headers": plain}, receive, rewriting)


def _closed_to(visitor: Visitor) -> bytes:
    """Return the class that hides the ways to the pages of other roles."""
    names = " ".join(f"is-no-{desk}" for desk in DESKS if not visitor.opens(desk))
    return f' class="{names}"'.encode() if names else b""


class _Rewriting:
    """Holds a reply back until it is whole."""

    def __init__(self, send: Send, script: str, *, nonce: str, visitor: Visitor) -> None:
        self._send = send
        head, body = f"<head><script>{script}</script>{_COLOURS}", ""
        if visitor.id:
            head += f'<script>{_WATCH}</script><link rel="stylesheet" href="{STYLE_PATH}">'
            body = account_bar(visitor)
        self._first = head.encode()
        self._class = _closed_to(visitor)
        self._bar = body.encode()
        self._marked = f'<script nonce="{nonce}"'.encode()
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body", False):
            return
        body = _HEAD.sub(lambda _: self._first, self._body, count=1)
        opening = rb"<body\1" + self._class + b">" + self._bar.replace(b"\\", rb"\\")
        body = _BODY.sub(opening, body, count=1)
        body = _SCRIPT.sub(self._marked, body)
        headers = [pair for pair in self._start["headers"] if pair[0] != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self._send({**self._start, "headers": [*headers, length]})
        await self._send({"type": "http.response.body", "body": body})
