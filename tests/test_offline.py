"""The proof, where tests/offline.py has made one possible: there is no way out of here."""

import _socket
import errno
import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import offline

_FOUND = os.environ.get(offline.VARIABLE, "run through: python -m tests.offline -m pytest")
_IS_REQUIRED = os.environ.get(offline.REQUIRED) == "1"
ROOT = Path(__file__).parents[1]
OUTSIDE = [
    pytest.param(_socket.AF_INET, "192.0.2.1", id="IPv4"),
    pytest.param(_socket.AF_INET6, "2001:db8::1", id="IPv6"),
]

proven = pytest.mark.skipif(
    _FOUND != offline.PROVEN, reason=f"that nothing gets out is not proven in this run: {_FOUND}"
)


@proven
@pytest.mark.parametrize(("family", "address"), OUTSIDE)
@pytest.mark.parametrize("kind", [_socket.SOCK_STREAM, _socket.SOCK_DGRAM])
def test_there_is_no_route_out(family: int, address: str, kind: int) -> None:
    # The C socket itself, without what pytest-socket or our guard put in front of it.
    with closing(_socket.socket(family, kind)) as sock, pytest.raises(OSError) as caught:
        sock.connect((address, 9))
    assert caught.value.errno in (errno.ENETUNREACH, errno.EADDRNOTAVAIL)


@proven
def test_loopback_is_the_only_device_and_works() -> None:
    assert [name for _, name in socket.if_nameindex()] == ["lo"]
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=10) as client,
    ):
        accepted, _ = server.accept()
        with accepted:
            accepted.sendall(b"here")
        assert client.recv(4) == b"here"


_ASK = "import os; from tests import offline; print(os.environ[offline.VARIABLE], os.getuid())"


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_a_command_runs_without_network_or_says_why_not() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.offline", "-c", _ASK],
        cwd=ROOT, env=os.environ | {offline.REQUIRED: ""}, capture_output=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    found, _, user = done.stdout.strip().rpartition(" ")
    assert int(user) == os.getuid()
    assert ("without network" in done.stderr) == (found == offline.PROVEN)
    assert found == offline.PROVEN or found in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
@pytest.mark.parametrize("reasons", [["", ""], ["denied", ""], ["denied", "denied"]])
def test_the_first_way_that_is_permitted_is_taken(
    reasons: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    entered: list[bool] = []
    monkeypatch.setattr(offline, "can_enter", lambda *, as_user: reasons[as_user])
    monkeypatch.setattr(offline, "enter_namespace", lambda *, as_user: entered.append(as_user))
    found = offline.leave_network()
    if all(reasons):
        assert entered == []
        assert "denied" in found and found != offline.PROVEN
    else:
        assert entered == [reasons[0] != ""]
        assert found == offline.PROVEN


def test_other_systems_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "darwin" in offline.leave_network()
    assert offline.leave_network() != offline.PROVEN


def test_where_it_is_asked_for_nothing_is_left_unproven() -> None:
    assert not _IS_REQUIRED or _FOUND == offline.PROVEN


@pytest.mark.parametrize(
    ("asked", "found", "runs"),
    [
        ("1", "denied", False),
        ("1", offline.PROVEN, True),
        ("", "denied", True),
        (None, "denied", True),
    ],
)
def test_falling_back_is_a_failure_only_where_it_is_asked_for(
    asked: str | None, found: str, runs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(offline, "leave_network", lambda: found)
    monkeypatch.setattr(os, "execv", lambda path, arguments: started.append(path))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv(offline.VARIABLE, "")
    monkeypatch.setenv(offline.REQUIRED, asked or "")
    if asked is None:
        monkeypatch.delenv(offline.REQUIRED)
    if runs:
        offline.main(["-c", "pass"])
        assert started == [sys.executable]
        return
    with pytest.raises(SystemExit) as ended:
        offline.main(["-c", "pass"])
    assert started == []
    assert "must be without network" in str(ended.value.code) and found in str(ended.value.code)


def test_the_build_asks_for_it() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert f"export {offline.REQUIRED}=1" in lines
    assert lines.index(f"export {offline.REQUIRED}=1") < lines.index("exec python3 start.py test")
