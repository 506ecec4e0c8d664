import socket
from typing import Any

import pytest

from assistant.network.targets import kind_of_address, kind_of_host


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("127.0.0.1", None),
        ("127.8.9.10", None),
        ("::1", None),
        ("0:0:0:0:0:0:0:1", None),
        ("::ffff:127.0.0.1", None),
        ("localhost", None),
        ("LocalHost.", None),
        (b"127.0.0.1", None),
        (bytearray(b"localhost"), None),
        ("192.0.2.1", "internet"),
        ("8.8.8.8", "internet"),
        ("2001:db8::1", "internet"),
        ("::ffff:192.0.2.1", "internet"),
        ("64:ff9b::7f00:1", "internet"),  # 127.0.0.1 behind a translator, which is elsewhere
        ("10.0.0.5", "local_network"),
        ("172.31.255.255", "local_network"),
        ("172.32.0.0", "internet"),
        ("192.168.1.1", "local_network"),
        ("::ffff:192.168.1.1", "local_network"),
        ("169.254.169.254", "local_network"),
        ("fe80::1", "local_network"),
        ("fe80::1%eth0", "local_network"),
        ("fd00::1", "local_network"),
        ("0.0.0.0", "everywhere"),  # noqa: S104
        ("::", "everywhere"),
        ("::ffff:0.0.0.0", "everywhere"),
        ("", "everywhere"),
        ("224.0.0.251", "everywhere"),
        ("ff02::1", "everywhere"),
        ("255.255.255.255", "everywhere"),
        ("example.org", "name"),
        ("localhost.example.org", "name"),
        ("127.0.0.1.example.org", "name"),
        ("1ocalhost", "name"),
        ("127.1", "name"),  # only the system's old reading makes it 127.0.0.1
        ("2130706433", "name"),
        ("0x7f000001", "name"),
        ("127.0.0.1 ", "name"),
        ("<broadcast>", "name"),
        (b"example.org", "name"),
        (7, "other"),
        (("127.0.0.1",), "other"),
    ],
)
def test_only_numbers_of_this_computer_and_localhost_are_here(
    host: object, kind: str | None
) -> None:
    assert kind_of_host(host) == kind


@pytest.mark.parametrize(
    ("family", "address", "kind"),
    [
        (socket.AF_INET, ("127.0.0.1", 80), None),
        (socket.AF_INET6, ("::1", 80, 0, 0), None),
        (socket.AF_INET, ("192.0.2.1", 80), "internet"),
        (socket.AF_INET6, ("fe80::1", 80, 0, 2), "local_network"),
        (socket.AF_INET, ("127.0.0.53", 53), "name"),  # it would ask others
        (socket.AF_INET, ("127.0.0.1", 5353), "name"),
        (socket.AF_INET, ("127.0.0.1",), "other"),
        (socket.AF_INET, "127.0.0.1", "other"),
        (getattr(socket, "AF_PACKET", 17), ("lo", 0), "other"),
        (getattr(socket, "AF_VSOCK", 40), (2, 80), "other"),
    ],
)
def test_addresses_by_family(family: int, address: Any, kind: str | None) -> None:
    assert kind_of_address(family, address) == kind


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="Windows has no such sockets")
@pytest.mark.parametrize("address", ["/tmp/x", b"\0abstract", ""])  # noqa: S108
def test_sockets_in_files_are_here(address: Any) -> None:
    assert kind_of_address(socket.AF_UNIX, address) is None
