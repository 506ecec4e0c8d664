"""Asks the layers in front of Gradio, with an app behind them that says who came through."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from assistant.accounts import Accounts
from assistant.accounts.buckets import Buckets
from assistant.accounts.sessions import Span
from assistant.ui.addresses import served_hosts
from assistant.ui.entrance import Entrance
from assistant.ui.gate import Gate
from assistant.ui.ownership import Ownership
from assistant.ui.visitor import VISITOR

PASSWORD = "kucing terbang biru meja"
HOST = "127.0.0.1:7860"

_Result = TypeVar("_Result")


def run_apart(work: Coroutine[Any, Any, _Result]) -> _Result:
    """Run a coroutine in a thread of its own: a browser of other tests keeps a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@dataclass(kw_only=True)
class Reply:
    """What came back, and what the app behind the layers saw."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    seen: dict[str, Any] | None

    def header(self, name: str) -> str:
        return dict(self.headers).get(name.encode(), b"").decode()

    @property
    def visitor(self) -> str | None:
        return None if self.seen is None else self.seen["visitor"].name


@dataclass(kw_only=True)
class Doors:
    """The layers with their accounts; every request is one of a browser on this computer."""

    accounts: Accounts | None
    clock: Any
    is_secure: bool = False
    uploads_per_minute: int = 10
    seen: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        app = Ownership(
            self._app, uploads=Buckets(per_minute=self.uploads_per_minute, clock=self.clock)
        )
        self.scheme = "https" if self.is_secure else "http"
        self.gate = Gate(
            Entrance(
                app,
                find=lambda: self.accounts,
                is_secure=self.is_secure,
                language="id",
                log_ins=Buckets(per_minute=60, clock=self.clock),
            ),
            hosts=served_hosts("127.0.0.1", 7860, (), is_secure=self.is_secure),
            scheme=self.scheme,
            upload_bytes=10_000,
        )

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while scope["method"] == "POST":
            message = await receive()
            body += message.get("body", b"")
            if message["type"] != "http.request" or not message.get("more_body"):
                break
        self.seen.append({"visitor": scope[VISITOR], "body": body, "scope": scope})
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes = b"",
        cookie: str = "",
        headers: Sequence[tuple[bytes, bytes]] = (),
        address: str = "127.0.0.1",
    ) -> Reply:
        """Send a request and return its reply."""
        given = [(b"host", HOST.encode()), *headers]
        if method == "POST" and not any(name == b"origin" for name, _ in headers):
            given.append((b"origin", f"{self.scheme}://{HOST}".encode()))
        if method == "POST":
            given.append((b"content-length", str(len(body)).encode()))
        if cookie:
            given.append((b"cookie", cookie.encode("latin-1")))
        where, _, query = path.partition("?")
        scope = {
            "type": "http",
            "path": unquote(where),
            "raw_path": where.encode(),
            "query_string": query.encode(),
            "method": method,
            "headers": given,
            "client": (address, 50_000),
        }
        return run_apart(self._ask(scope, body))

    async def _ask(self, scope: Any, body: bytes) -> Reply:
        sent: list[Any] = []
        before = len(self.seen)

        async def receive() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.gate(scope, receive, send)
        return Reply(
            status=sent[0]["status"],
            headers=sent[0]["headers"],
            body=b"".join(one.get("body", b"") for one in sent[1:]),
            seen=self.seen[-1] if len(self.seen) > before else None,
        )

    def log_in(self, name: str, password: str = PASSWORD, **more: Any) -> Reply:
        """Send the form."""
        fields = {"name": name, "password": password, **more.pop("fields", {})}
        return self.ask(
            "/masuk", method="POST", body=urlencode(fields, quote_via=quote).encode(), **more
        )

    def cookie_of(self, name: str) -> str:
        """Log in; return what the browser would send from now on."""
        reply = self.log_in(name)
        assert reply.status == 303, reply.body
        return reply.header("set-cookie").partition(";")[0]


def open_doors(folder: Path, clock: Any, **options: Any) -> Doors:
    """Return the doors of an office: siti of the staff, tono the trainer."""
    accounts = Accounts(folder, span=Span(idle=600, longest=3_600), clock=clock)
    accounts.register.add("siti", "staff", PASSWORD)
    accounts.register.add("tono", "trainer", PASSWORD)
    return Doors(accounts=accounts, clock=clock, **options)
