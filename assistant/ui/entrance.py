"""Asks who comes, where there are accounts, and lets each role to its pages."""

import asyncio
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from assistant.accounts import Accounts, LoggedIn, Refused
from assistant.accounts.account import ANYBODY
from assistant.accounts.buckets import Buckets
from assistant.strings import LANGUAGES
from assistant.types import Language
from assistant.ui import entrance_view as view
from assistant.ui.asgi import App, Message, Receive, Scope, Send, header_of, refuse, reply
from assistant.ui.bodies import BodyRefusedError, read_whole
from assistant.ui.cookie import giving, taking, token_of
from assistant.ui.markup import Markup
from assistant.ui.routes import (
    COLOURS_PATH,
    LOG_IN_PATH,
    PLAIN_STYLE_PATH,
    ROUTE,
    STYLE_PATH,
    WATCH_PATH,
    Route,
    is_address_of_page,
)
from assistant.ui.styles import COLOURS, ENTRANCE, PLAIN, WATCH, as_one
from assistant.ui.visitor import VISITOR

_STYLES = {STYLE_PATH: ENTRANCE, COLOURS_PATH: COLOURS, PLAIN_STYLE_PATH: PLAIN}
_CSS, _SCRIPT = b"text/css; charset=utf-8", b"text/javascript; charset=utf-8"
_FILES = {path: (as_one(files).encode(), _CSS) for path, files in _STYLES.items()}
_FILES[WATCH_PATH] = (WATCH.read_bytes(), _SCRIPT)
_FORM_BYTES = 4_000
_FORM_SECONDS = 10.0
_AT_ONCE = 2  # passwords looked at together: each takes 19 MiB
_HTML = ((b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store"))
_CLOSE = (b"connection", b"close")
_HOME = "/"


class Entrance:
    """Wraps an app whose requests have a route, and gives them a visitor.

    `find` returns the accounts, or None where nobody is asked; `is_secure` says that the pages are
    served encrypted; `language` is that of the form until another is chosen.
    """

    def __init__(
        self,
        app: App,
        *,
        find: Callable[[], Accounts | None],
        is_secure: bool,
        language: Language,
        log_ins: Buckets,
    ) -> None:
        self._app = app
        self._find = find
        self._is_secure = is_secure
        self._language = language
        self._buckets = log_ins
        self._looking = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 401 or the form to who is not logged in, and 403 to other roles."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        route: Route = scope[ROUTE]
        accounts = self._find()
        if route.kind == "file":
            content, kind = _FILES[scope["path"]]
            await reply(send, 200, content, (b"content-type", kind))
        elif accounts is None:
            await self._let_anybody_in(scope, receive, send, route)
        elif scope["method"] == "POST" and header_of(scope, b"origin") is None:
            await refuse(send, 403, _CLOSE)
        elif route.kind == "log-in":
            await self._log_in(accounts, scope, receive, send)
        elif route.kind == "log-out":
            await self._log_out(accounts, scope, send)
        else:
            await self._let_in(accounts, scope, receive, send, route)

    async def _let_anybody_in(
        self, scope: Scope, receive: Receive, send: Send, route: Route
    ) -> None:
        if route.kind in ("log-in", "log-out"):
            await _send_on(send, _HOME)
        else:
            await self._app({**scope, VISITOR: ANYBODY}, receive, send)

    async def _let_in(
        self, accounts: Accounts, scope: Scope, receive: Receive, send: Send, route: Route
    ) -> None:
        token = token_of(scope, is_secure=self._is_secure)
        visitor = accounts.visitor(token) if token is not None else None
        if visitor is None or token is None:
            await self._ask(scope, send, route, was_in=token is not None)
        elif route.page.is_for is not None and not visitor.opens(route.page.is_for):
            await self._turn_away(scope, send, route)
        else:
            leaving = _until_logged_out(send, lambda: accounts.is_open(token))
            await self._app({**scope, VISITOR: visitor}, receive, leaving)

    async def _ask(self, scope: Scope, send: Send, route: Route, *, was_in: bool) -> None:
        if route.kind not in ("page", "plain", "live", "report") or scope["method"] == "POST":
            await refuse(send, 401, _CLOSE)
            return
        language = _language(_query(scope), self._language)
        query = f"?{view.LANGUAGE_FIELD}={language}&{view.DESTINATION}={scope['path']}"
        await _send_on(send, LOG_IN_PATH + query + ("&lagi=1" if was_in else ""))

    async def _turn_away(self, scope: Scope, send: Send, route: Route) -> None:
        if route.kind in ("page", "plain", "live") and scope["method"] != "POST":
            page = view.not_yours(_language(_query(scope), self._language))
            await reply(send, 403, page.encode(), *_HTML)
        else:
            await refuse(send, 403, _CLOSE)

    async def _log_in(self, accounts: Accounts, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            await self._show_form(scope, send)
            return
        try:
            body = await read_whole(receive, most=_FORM_BYTES, seconds=_FORM_SECONDS)
            fields = _fields(body.decode())
        except BodyRefusedError as error:
            await refuse(send, error.status, _CLOSE)
            return
        except ValueError:
            await refuse(send, 400, _CLOSE)
            return
        outcome = await self._try(accounts, fields, _address(scope))
        if isinstance(outcome, LoggedIn):
            old = token_of(scope, is_secure=self._is_secure)
            if old is not None:
                accounts.log_out(old)
            cookie = giving(outcome.token, is_secure=self._is_secure)
            await _send_on(send, _destination(fields) + _in_language(fields), cookie)
        else:
            await self._show_refusal(send, fields, outcome)

    async def _try(
        self, accounts: Accounts, fields: dict[str, str], address: str
    ) -> LoggedIn | Refused:
        if wait := self._buckets.take(address):
            return Refused(wait_seconds=wait)
        async with self._looking:
            return await asyncio.to_thread(
                accounts.log_in,
                fields.get("name", ""),
                fields.get("password", ""),
                address=address,
            )

    async def _show_form(self, scope: Scope, send: Send) -> None:
        query = _query(scope)
        language = _language(query, self._language)
        said: Markup | None = None
        if "keluar" in query:
            said = view.notice(language, "ended")
        elif "lagi" in query:
            said = view.notice(language, "expired")
        page = view.log_in_page(language, destination=_destination(query), said=said)
        await reply(send, 200, page.encode(), *_HTML)

    async def _show_refusal(self, send: Send, fields: dict[str, str], refused: Refused) -> None:
        language = _language(fields, self._language)
        wait = refused.wait_seconds
        page = view.log_in_page(
            language,
            destination=_destination(fields),
            said=view.held_back(language, wait) if wait else view.wrong(language),
            name=fields.get("name", "")[:64],
        )
        retry = ((b"retry-after", str(wait).encode()),) if wait else ()
        await reply(send, 429 if wait else 401, page.encode(), *_HTML, *retry)

    async def _log_out(self, accounts: Accounts, scope: Scope, send: Send) -> None:
        token = token_of(scope, is_secure=self._is_secure)
        if token is not None:
            accounts.log_out(token)
        to = f"{LOG_IN_PATH}?keluar=1" + _in_language(_query_of_left(scope), sign="&")
        await _send_on(send, to, taking(is_secure=self._is_secure))


def _until_logged_out(send: Send, is_open: Callable[[], bool]) -> Send:
    """Return a `send` that cuts what still flows once its log-in has ended."""
    is_cut = False

    async def send_while_open(message: Message) -> None:
        nonlocal is_cut
        if is_cut:
            return
        if message.get("more_body", False) and not is_open():
            is_cut = True
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await send(message)

    return send_while_open


async def _send_on(send: Send, to: str, *headers: tuple[bytes, bytes]) -> None:
    await refuse(send, 303, (b"location", to.encode()), (b"cache-control", b"no-store"), *headers)


def _query(scope: Scope) -> dict[str, str]:
    try:
        return _fields(scope["query_string"].decode())
    except ValueError:
        return {}


def _fields(encoded: str) -> dict[str, str]:
    named = parse_qs(encoded, max_num_fields=10, strict_parsing=False)
    return {name: values[-1] for name, values in named.items()}


def _language(fields: dict[str, str], otherwise: Language) -> Language:
    wanted = fields.get(view.LANGUAGE_FIELD)
    return next((one for one in LANGUAGES if one == wanted), otherwise)


def _query_of_left(scope: Scope) -> dict[str, str]:
    """Return the query of the page on which somebody logged out."""
    try:
        return _fields(urlsplit((header_of(scope, b"referer") or b"").decode()).query)
    except ValueError:
        return {}


def _in_language(fields: dict[str, str], *, sign: str = "?") -> str:
    """Return the part of an address that keeps the language that is named, after a sign."""
    wanted = fields.get(view.LANGUAGE_FIELD)
    return f"{sign}{view.LANGUAGE_FIELD}={wanted}" if wanted in LANGUAGES else ""


def _destination(fields: dict[str, str]) -> str:
    """Return where to go afterwards: one of our pages, whatever was asked for."""
    wanted = fields.get(view.DESTINATION, "")
    return wanted if is_address_of_page(wanted) else _HOME


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""
