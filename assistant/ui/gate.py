"""An ASGI layer in front of all: only our own addresses, only the routes that the pages use.

Gradio serves an API, files, uploads, a queue's state and more; none of it is reachable here, but
for uploads to the pages that take files, up to a size. The Host and Origin checks stop other web
sites from reaching the page through the browser.
"""

from collections.abc import Iterable
from urllib.parse import parse_qsl

from assistant.types import Language
from assistant.ui.asgi import App, Receive, Scope, Send, header_of, refuse, reply, with_headers
from assistant.ui.dressing import NONCE
from assistant.ui.entrance_view import no_such_page
from assistant.ui.links import language_of
from assistant.ui.policy import (
    live_headers,
    new_nonce,
    page_headers,
    plain_headers,
    report_headers,
)
from assistant.ui.routes import ROUTE, Route, find_route

# What a proxy of ours would say; there is none, so that only somebody else can have said it.
_FORGED = frozenset(
    {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto"}
    | {b"x-forwarded-port", b"x-forwarded-prefix", b"x-gradio-server", b"x-real-ip"}
)
_FORM_BYTES = 65_536  # what a form with one file may hold beside the file
_QUERY_BYTES = 200  # read of the query of an address that does not exist


class Gate:
    """Wraps an ASGI app that is asked for under `hosts`, names with their ports.

    Files of up to `upload_bytes` are let through to the pages that take them; 0 lets none through.
    """

    def __init__(
        self,
        app: App,
        *,
        hosts: Iterable[str],
        scheme: str = "http",
        upload_bytes: int = 0,
        language: Language = "id",
    ) -> None:
        self._app = app
        self._language: Language = language
        self._upload_bytes = upload_bytes
        self._hosts = frozenset(host.encode() for host in hosts)
        self._origins = frozenset(f"{scheme}://".encode() + host for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to strangers, 404 to unknown routes, 405 to wrong methods, 413 to large."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._admit(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = find_route(scope)
        if route is not None and route.kind == "page":
            nonce = new_nonce()
            scope = {**scope, NONCE: nonce}
            send = with_headers(send, page_headers(nonce))
        elif route is not None and route.kind == "live":
            send = with_headers(send, live_headers())
        elif route is not None and route.kind == "report":
            send = with_headers(send, report_headers())
        else:
            send = with_headers(send, plain_headers())
        if not self._is_ours(scope):
            await refuse(send, 403)
        elif route is None or (route.kind == "upload" and not self._upload_bytes):
            await self._refuse_unknown(scope, send)
        elif scope["method"] not in route.methods:
            await refuse(send, 405, (b"allow", ", ".join(route.methods).encode()))
        elif route.kind == "redirect":
            await refuse(send, 308, (b"location", f"{route.page.path}/".encode()))
        elif (status := self._refused_for_size(scope, route)) is not None:
            await refuse(send, status, (b"connection", b"close"))
        else:
            kept = [pair for pair in scope["headers"] if pair[0] not in _FORGED]
            await self._app({**scope, ROUTE: route, "headers": kept}, receive, send)

    async def _refuse_unknown(self, scope: Scope, send: Send) -> None:
        """Comfort a person who mistyped an address; programs get an empty reply."""
        if scope["method"] != "GET" or b"text/html" not in (header_of(scope, b"accept") or b""):
            await refuse(send, 404)
            return
        page = no_such_page(language_of(_query(scope), self._language))
        await reply(send, 404, page.encode(), (b"content-type", b"text/html; charset=utf-8"))

    def _refused_for_size(self, scope: Scope, route: Route) -> int | None:
        if route.kind != "upload":
            return None
        length = header_of(scope, b"content-length")
        if length is None or not length.isdigit():
            return 411
        return 413 if int(length) > self._upload_bytes + _FORM_BYTES else None

    def _is_ours(self, scope: Scope) -> bool:
        origin = header_of(scope, b"origin")
        has_origin = any(name == b"origin" for name, _ in scope["headers"])
        host = header_of(scope, b"host")
        return (
            host is not None
            and host.lower() in self._hosts
            and (not has_origin or origin in self._origins)
        )


def _query(scope: Scope) -> dict[str, str]:
    encoded = scope.get("query_string", b"")[:_QUERY_BYTES].decode("latin-1")
    return dict(parse_qsl(encoded))
