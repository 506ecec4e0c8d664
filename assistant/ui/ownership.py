"""Binds each open page to who opened it: its events and streams are no one else's.

Gradio keeps the state and the queue of a page under a number that the page chooses. Whoever names
another's number, guessed or stolen, is refused before Gradio sees it.
"""

import json
from collections import OrderedDict
from urllib.parse import parse_qs

from assistant.accounts.buckets import Buckets
from assistant.strings import LANGUAGES, text
from assistant.ui.asgi import App, Receive, Scope, Send, refuse, reply
from assistant.ui.bodies import BodyRefusedError, in_time, read_whole, replaying
from assistant.ui.routes import ROUTE, Route
from assistant.ui.visitor import VISITOR

_MOST = 20_000  # pages remembered; a page's number has 52 bits, so that old ones are not met again
_LONGEST = 64  # characters of a page's number
_CLOSE = (b"connection", b"close")


class Ownership:
    """Wraps an app whose requests have a route and a visitor."""

    def __init__(self, app: App, *, uploads: Buckets) -> None:
        self._app = app
        self._uploads = uploads
        self._owners: OrderedDict[str, str] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to who names another's page, and 429 to too many files."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        route: Route = scope[ROUTE]
        match route.kind:
            case "event":
                await self._event(scope, receive, send)
            case "stream":
                await self._stream(scope, receive, send, route)
            case "upload":
                await self._upload(scope, receive, send)
            case _:
                await self._app(scope, receive, send)

    async def _event(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await read_whole(receive)
        except BodyRefusedError as error:
            await refuse(send, error.status, _CLOSE)
            return
        told = _object(body)
        if told is None:
            await refuse(send, 400)
        elif not self._is_own(told.get("session_hash"), scope):
            await refuse(send, 403)
        else:
            await self._app(scope, replaying(body, receive), send)

    async def _stream(self, scope: Scope, receive: Receive, send: Send, route: Route) -> None:
        named = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [])
        if route.session_hash is not None:
            named = [route.session_hash]
        if len(named) == 1 and self._is_own(named[0], scope):
            await self._app(scope, receive, send)
        else:
            await refuse(send, 403)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        if wait := self._uploads.take(scope[VISITOR].id):
            said = {
                language: text(language, "web.bringing.too_many", seconds=wait)
                for language in LANGUAGES
            }
            retry = (b"retry-after", str(wait).encode())
            kind = (b"content-type", b"application/json")
            await reply(send, 429, json.dumps(said).encode(), retry, kind, _CLOSE)
        else:
            await self._app(scope, in_time(receive), send)

    def _is_own(self, named: object, scope: Scope) -> bool:
        """Say whether a page's number is the visitor's, who takes it if it is nobody's yet."""
        if named is None:
            return True
        if not isinstance(named, str) or not 0 < len(named) <= _LONGEST:
            return False
        visitor = scope[VISITOR].id
        owner = self._owners.setdefault(named, visitor)
        self._owners.move_to_end(named)
        if len(self._owners) > _MOST:
            self._owners.popitem(last=False)
        return bool(owner == visitor)


def _object(body: bytes) -> dict[str, object] | None:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
