"""Run a server of pages in a thread of its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

_Started = TypeVar("_Started", bound=Any)


@contextmanager
def running(make: Callable[..., _Started], *, seconds: float = 60) -> Iterator[_Started]:
    """Run the server that `make` returns, given what to call when it is ready."""
    ready = threading.Event()
    server = make(on_ready=lambda _: ready.set())
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert ready.wait(seconds)
    yield server
    server.should_exit = True
    thread.join(20)
