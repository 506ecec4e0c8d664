"""The few words of ASGI that the layers in front of Gradio share."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]


def header_of(scope: Scope, name: bytes) -> bytes | None:
    """Return the one header of that name; None where there is none, or more than one."""
    found = [value for key, value in scope["headers"] if key == name]
    return found[0] if len(found) == 1 else None


def with_headers(send: Send, headers: Iterable[Header]) -> Send:
    """Return a `send` whose reply has these headers and none of the same name beside them."""
    headers = tuple(headers)
    replaced = {name for name, _ in headers} | {b"server"}

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = message.get("headers", ())
            kept = [(name, value) for name, value in given if name.lower() not in replaced]
            message = {**message, "headers": [*kept, *headers]}
        await send(message)

    return send_with_headers


async def refuse(send: Send, status: int, *headers: Header) -> None:
    """Send an empty reply."""
    await reply(send, status, b"", *headers)


async def reply(send: Send, status: int, body: bytes, *headers: Header) -> None:
    """Send a whole reply."""
    length = (b"content-length", str(len(body)).encode())
    start = {"type": "http.response.start", "status": status, "headers": [length, *headers]}
    await send(start)
    await send({"type": "http.response.body", "body": body})
