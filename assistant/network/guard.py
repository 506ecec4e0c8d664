"""Refuses every connection of this process that would leave the computer.

It listens to Python's audit events (PEP 578), which no code can switch off again. An address with
a name in it is looked up before its event is told, so the methods of sockets are covered as well.
"""

import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from assistant.errors import RefusedConnectionError
from assistant.network import quiet
from assistant.network.refusals import Tally
from assistant.network.targets import Kind, kind_of_address, kind_of_host

Purpose = Literal["model pull"]
"""What may use the network; there is nothing else."""


class _Guard:
    def __init__(self) -> None:
        self.is_installed = False
        self.tally = Tally()
        self._lock = Lock()
        self._allowed = 0
        self._listening: set[str] = set()

    def change_allowed(self, by: int) -> None:
        with self._lock:
            self._allowed += by

    def look_at_address(self, sock: Any, address: Any) -> None:
        """Refuse an address that is not here; None is that of a socket that is connected."""
        if address is not None:
            self._refuse(kind_of_address(sock.family, address))

    def look_at_host(self, host: Any, *_: Any) -> None:
        """Refuse to look a name up; None stands for this computer."""
        if host is not None and not self._is_listening_at(host):
            self._refuse(kind_of_host(host))

    def look_at_sockaddr(self, address: Any) -> None:
        """Refuse to look up whose address it is."""
        self.look_at_host(address[0] if isinstance(address, tuple) and address else address)

    def look_at_own_address(self, sock: Any, address: Any) -> None:
        """Refuse to be reachable from outside, but where `listening_at` says so."""
        if not (isinstance(address, tuple) and address and self._is_listening_at(address[0])):
            self._refuse(kind_of_address(sock.family, address))

    def is_listening_elsewhere(self) -> bool:
        return any(kind_of_host(host) is not None for host in tuple(self._listening))

    def _is_listening_at(self, host: Any) -> bool:
        return isinstance(host, str) and host in self._listening

    @contextmanager
    def listening_at(self, host: str) -> Iterator[None]:
        self._listening.add(host)
        try:
            yield
        finally:
            self._listening.discard(host)

    def _refuse(self, kind: Kind | None) -> None:
        if kind is not None and not self._allowed:
            self.tally.add(kind)
            raise RefusedConnectionError("network.refused")


_guard = _Guard()

_LOOKS: Mapping[str, Callable[..., None]] = {
    "socket.connect": _guard.look_at_address,
    "socket.sendto": _guard.look_at_address,
    "socket.sendmsg": _guard.look_at_address,
    "socket.bind": _guard.look_at_own_address,
    "socket.getaddrinfo": _guard.look_at_host,
    "socket.gethostbyname": _guard.look_at_host,
    "socket.gethostbyaddr": _guard.look_at_host,
    "socket.getnameinfo": _guard.look_at_sockaddr,
}

_METHODS = {"connect": 0, "connect_ex": 0, "bind": 0, "sendto": -1, "sendmsg": 3}
"""A socket's methods, and which of their arguments is the address."""


def install() -> None:
    """Guard this process from now on, for good, and keep vendors quiet; may be called again."""
    quiet.silence()
    if _guard.is_installed:
        return
    _guard.is_installed = True
    for name, place in _METHODS.items():
        if not hasattr(socket.socket, name):  # Windows lacks one
            continue
        look = _guard.look_at_own_address if name == "bind" else _guard.look_at_address
        setattr(socket.socket, name, _looking_first(getattr(socket.socket, name), look, place))
    looks = dict(_LOOKS)  # of its own: at the process's end modules are emptied before hooks

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        look = looks.get(event)
        if look is not None:
            look(*arguments)

    sys.addaudithook(hook)


def is_installed() -> bool:
    """Tell whether this process is guarded."""
    return _guard.is_installed


@contextmanager
def allowed(purpose: Purpose) -> Iterator[None]:
    """Let this process reach the network for one purpose, in all its threads."""
    _guard.change_allowed(+1)
    try:
        with quiet.as_found():
            yield
    finally:
        _guard.change_allowed(-1)


@contextmanager
def listening_at(host: str) -> Iterator[None]:
    """Let this process be reached at an address of this computer; nothing else becomes allowed."""
    with _guard.listening_at(host):
        yield


def is_listening_elsewhere() -> bool:
    """Tell whether other computers can reach this process."""
    return _guard.is_listening_elsewhere()


def refused() -> Mapping[Kind, int]:
    """Return how often this process, and those it started to read documents, were refused."""
    return _guard.tally.counts


def add_refused(counts: Mapping[Kind, int]) -> None:
    """Count what a process was refused that this one started."""
    for kind, number in counts.items():
        _guard.tally.add(kind, number)


def keep_refusals_in(data: Path) -> None:
    """Write refusals down in the data folder, so that `pandu doctor` can tell of them."""
    _guard.tally.keep_in(data)


def _looking_first(
    method: Callable[..., Any], look: Callable[[Any, Any], None], place: int
) -> Callable[..., Any]:
    @wraps(method)
    def looking(sock: socket.socket, *arguments: Any) -> Any:
        if len(arguments) > place:
            look(sock, arguments[place])
        return method(sock, *arguments)

    return looking
