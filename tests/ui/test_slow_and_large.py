"""A real server, asked in ways that no browser asks."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.accounts import Accounts
from assistant.errors import UserError
from assistant.ui import bodies, patience
from assistant.ui.doors import behind_doors
from assistant.ui.serve import Server, listen
from assistant.ui.serving import Serving, Tls
from tests.ui.doors import PASSWORD
from tests.ui.running import running

_SLOW = 0.4  # seconds in place of ten


async def _app(scope: Any, receive: Any, send: Any) -> None:
    """Stand behind the doors: say yes to what comes through."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"yes"})
        return
    for step in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{step}.complete"})


@contextmanager
def serving_alone(listener: socket.socket, serving: Serving) -> Iterator[Server]:
    """Run the server with all its doors, but without the pages."""
    port = listener.getsockname()[1]
    app = behind_doors(_app, port=port, language="id", upload_bytes=1_000, serving=serving)
    with running(partial(Server, app, listener, serving=serving)) as started:
        yield started


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The page, with its time limits shortened."""
    with pytest.MonkeyPatch.context() as patch, listen(18_700) as listener:
        patch.setattr(patience, "HEAD_SECONDS", _SLOW)
        patch.setattr(patience, "_MOST_FROM_ONE", 8)
        patch.setattr(bodies.read_whole, "__kwdefaults__", {"most": 10_000, "seconds": _SLOW})
        with serving_alone(listener, Serving()) as started:
            yield started


@pytest.fixture
def connect(server: Server) -> Iterator[Callable[[], socket.socket]]:
    opened: list[socket.socket] = []
    port = int(server.address.rpartition(":")[2])

    def connection() -> socket.socket:
        opened.append(socket.create_connection(("127.0.0.1", port), timeout=20))
        return opened[-1]

    yield connection
    for one in opened:
        one.close()


def head(server: Server, path: str, *lines: str, method: str = "GET") -> bytes:
    host = server.address.removeprefix("http://")
    return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {host}", *lines, "", ""]).encode()


def everything(connection: socket.socket) -> bytes:
    """Read until the other side ends the connection, which it must do."""
    received = b""
    try:
        while piece := connection.recv(65_536):
            received += piece
    except ConnectionError:
        pass
    return received


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "])
def test_a_head_that_never_ends_ends_the_connection(
    connect: Callable[[], socket.socket], sent: bytes
) -> None:
    connection = connect()
    connection.sendall(sent)
    assert everything(connection) == b""


def test_a_head_that_comes_in_drops_is_not_waited_for(connect: Callable[[], socket.socket]) -> None:
    connection = connect()
    started = time.monotonic()
    with pytest.raises(OSError):
        while time.monotonic() - started < 15:
            connection.sendall(b"X-Drop: 1\r\n" if started < time.monotonic() else b"GET / ")
            threading.Event().wait(0.05)
        connection.close()
    assert time.monotonic() - started < 15


def test_a_second_head_on_a_connection_must_end_in_time_too(
    server: Server, connect: Callable[[], socket.socket]
) -> None:
    connection = connect()
    connection.sendall(head(server, "/nowhere"))
    assert connection.recv(12) == b"HTTP/1.1 404"
    connection.sendall(b"GET / HTTP/1.1\r\nX: ")
    everything(connection)


def test_a_body_that_stops_halfway_gets_408(
    server: Server, connect: Callable[[], socket.socket]
) -> None:
    connection = connect()
    lines = ("Content-Length: 100", "Content-Type: application/json")
    connection.sendall(head(server, "/gradio_api/run/predict", *lines, method="POST") + b'{"a":')
    assert everything(connection).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize(
    ("path", "length"),
    [("/gradio_api/run/predict", "20000"), ("/gradio_api/queue/join", "999999999999")],
)
def test_an_oversized_body_gets_413_and_is_not_read_to_its_end(
    server: Server, connect: Callable[[], socket.socket], path: str, length: str
) -> None:
    connection = connect()
    connection.sendall(head(server, path, f"Content-Length: {length}", method="POST"))
    connection.sendall(b" " * 20_000)
    assert everything(connection).startswith(b"HTTP/1.1 413")


def test_a_body_that_nobody_asked_for_keeps_no_connection(
    server: Server, connect: Callable[[], socket.socket]
) -> None:
    connection = connect()
    connection.sendall(head(server, "/nowhere", "Content-Length: 1000000"))
    assert everything(connection).startswith(b"HTTP/1.1 404")


def test_an_oversized_head_is_refused(server: Server, connect: Callable[[], socket.socket]) -> None:
    connection = connect()
    connection.sendall(head(server, "/", "X: " + "a" * 100_000)[:-4])
    assert everything(connection)[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 431", b"")


def test_one_address_has_only_so_many_connections(
    server: Server, connect: Callable[[], socket.socket]
) -> None:
    held = [connect() for _ in range(8)]
    assert everything(connect()) == b""
    for one in held:
        one.close()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /assets/../../etc/passwd", 404),
        (b"GET /assets/%2e%2e/%2e%2e/etc/passwd", 404),
        (b"GET /gradio_api/file=/etc/passwd", 404),
        (b"GET /static/js/..%2f..%2fconfig", 404),
        (b"DELETE /", 405),
    ],
)
def test_a_real_server_has_no_other_addresses(
    server: Server, connect: Callable[[], socket.socket], sent: bytes, status: int
) -> None:
    connection = connect()
    host = server.address.removeprefix("http://").encode()
    connection.sendall(sent + b" HTTP/1.1\r\nConnection: close\r\nHost: " + host + b"\r\n\r\n")
    reply = everything(connection)
    assert reply.startswith(f"HTTP/1.1 {status}".encode()) and b"root:" not in reply


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:80", ""])
def test_a_wrong_host_gets_403(connect: Callable[[], socket.socket], host: str) -> None:
    connection = connect()
    sent = f"GET / HTTP/1.1\r\nConnection: close\r\nHost: {host}\r\nX-Forwarded-Host: localhost"
    connection.sendall(f"{sent}\r\n\r\n".encode())
    assert everything(connection).startswith(b"HTTP/1.1 403")


def test_others_are_not_served_without_an_account(tmp_path: Path) -> None:
    abroad = Serving(host="0.0.0.0", accounts=tmp_path)  # noqa: S104 - refused
    with pytest.raises(UserError) as raised:
        abroad.check()
    assert "pandu account add" in raised.value.next_step("id")
    with closing(Accounts(tmp_path)) as accounts:
        with pytest.raises(UserError):
            abroad.check()
        accounts.register.add("siti", "staff", PASSWORD)
        abroad.check()
        accounts.register.remove("siti")
        with pytest.raises(UserError):
            abroad.check()
    Serving(accounts=tmp_path).check()
    with pytest.raises(UserError):
        Serving(host="0.0.0.0").check()  # noqa: S104 - refused


@pytest.mark.parametrize(
    ("names", "is_open"),
    [
        (("pandu.kantor.lan",), True),
        (("192.168.1.20",), True),
        (("localhost", "pandu.kantor.lan"), True),
        (("localhost", "127.0.0.2", "::1", "Pandu.Localhost"), False),
        ((), False),
    ],
)
def test_a_name_that_others_know_needs_accounts_whatever_is_listened_at(
    tmp_path: Path, names: tuple[str, ...], is_open: bool
) -> None:
    behind_a_proxy = Serving(names=names, accounts=tmp_path)
    assert behind_a_proxy.is_open_to_others is is_open
    if not is_open:
        behind_a_proxy.check()
        return
    with pytest.raises(UserError) as raised:
        behind_a_proxy.check()
    assert names[-1] in raised.value.what("id")
    with closing(Accounts(tmp_path)) as accounts:
        accounts.register.add("siti", "staff", PASSWORD)
        behind_a_proxy.check()
        finder = behind_a_proxy.finder()
        assert finder.find() is not None
        accounts.register.remove("siti")  # people are asked for accounts all the same
        assert finder.find() is not None
        finder.close()


def test_who_serves_others_is_told_the_addresses_and_of_the_missing_certificate() -> None:
    abroad = Serving(host="192.168.1.20", names=("pandu.kantor.lan",))
    said = " ".join(abroad.remarks(7860, "id"))
    assert "192.168.1.20:7860" in said and "pandu.kantor.lan:7860" in said
    assert "--certificate" in said
    assert Serving().remarks(7860, "id") == []
    assert "evil.example:7860" not in abroad.hosts(7860)
    tls = Tls(certificate=Path("a"), key=Path("b"))
    assert "pandu.kantor.lan" in Serving(
        host="192.168.1.20", names=("pandu.kantor.lan",), tls=tls
    ).hosts(443)


def _certificate(folder: Path) -> Tls:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_after(now + timedelta(days=1))
        .not_valid_before(now - timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "c.pem").write_bytes(made.public_bytes(pem))
    (folder / "k.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return Tls(certificate=folder / "c.pem", key=folder / "k.pem")


def test_with_a_certificate_the_page_is_encrypted(tmp_path: Path) -> None:
    tls = _certificate(tmp_path)
    tls.check()
    with listen(18_750) as listener, serving_alone(listener, Serving(tls=tls)) as started:
        assert started.address.startswith("https://")
        context = ssl.create_default_context(cafile=str(tls.certificate))
        port = int(started.address.rpartition(":")[2])
        plain = socket.create_connection(("localhost", port), timeout=20)
        with plain, context.wrap_socket(plain, server_hostname="localhost") as secured:
            sent = f"GET / HTTP/1.1\r\nConnection: close\r\nHost: localhost:{port}\r\n\r\n"
            secured.sendall(sent.encode())
            assert secured.version() in ("TLSv1.2", "TLSv1.3")
            assert everything(secured).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("damaged", ["c.pem", "k.pem"])
@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_certificate_that_is_none_is_said(
    tmp_path: Path, damaged: str, content: bytes | None
) -> None:
    tls = _certificate(tmp_path)
    (tmp_path / damaged).unlink()
    if content is not None:
        (tmp_path / damaged).write_bytes(content)
    with pytest.raises(UserError) as raised:
        tls.check()
    assert str(tls.certificate) in raised.value.what("id")
