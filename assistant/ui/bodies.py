"""Reads what a request brings, within a size and a time."""

import asyncio

from assistant.ui.asgi import Message, Receive

EVENT_BYTES = 1_000_000
"""Most bytes of what a page tells: a question, a form, or a text that was pasted."""

EVENT_SECONDS = 15.0
"""Longest time in which all of it must have come."""

UPLOAD_SECONDS = 600.0
"""Longest time for a file: 50 MB at 83 kB a second."""

UPLOAD_PAUSE_SECONDS = 20.0
"""Longest time between two pieces of a file."""


class BodyRefusedError(Exception):
    """A body was not taken; `status` is the reply to give."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def read_whole(
    receive: Receive, *, most: int = EVENT_BYTES, seconds: float = EVENT_SECONDS
) -> bytes:
    """Return a whole body.

    Raises:
        BodyRefusedError: it is larger than `most` bytes (413), takes longer than `seconds` (408),
            or its sender went away (400).
    """
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise BodyRefusedError(400)
                body += message.get("body", b"")
                if len(body) > most:
                    raise BodyRefusedError(413)
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError as error:
        raise BodyRefusedError(408) from error


def replaying(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives a body that was read already, then goes on as before."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def in_time(
    receive: Receive,
    *,
    pause: float = UPLOAD_PAUSE_SECONDS,
    seconds: float = UPLOAD_SECONDS,
) -> Receive:
    """Return a `receive` that gives a body up when it comes too slowly.

    Its reader is told that the sender went away, as it is if a browser is closed.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    is_whole = False

    async def receive_in_time() -> Message:
        nonlocal is_whole
        if is_whole:
            return await receive()
        try:
            async with asyncio.timeout_at(min(loop.time() + pause, end)):
                message = await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        is_whole = not message.get("more_body", False)
        return message

    return receive_in_time
