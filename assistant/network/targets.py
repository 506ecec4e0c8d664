"""Whether a socket's address or a host's name is on this computer, and else of what kind it is."""

import ipaddress
import socket
from typing import Any, Literal

Kind = Literal["name", "internet", "local_network", "everywhere", "other"]
"""What kind of place was tried: never which one."""

_UNIX = getattr(socket, "AF_UNIX", None)  # Windows has none
_INTERNET = (socket.AF_INET, socket.AF_INET6)

_NAME_SERVICES = (53, 853, 5353)
"""Ports of DNS, of DNS over TLS and of mDNS: one on this computer asks others."""

_LOCAL_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),  # RFC 1918
        *("169.254.0.0/16", "fe80::/10"),  # RFC 3927 and 4291, of one cable
        "fc00::/7",  # RFC 4193
    )
)


def kind_of_host(host: object) -> Kind | None:
    """Return the kind of a host's name or number; None where it is this computer.

    Only `localhost` and numbers are known to be here: any other name would have to be looked up.
    """
    if isinstance(host, bytes | bytearray):
        host = host.decode("latin-1")
    if not isinstance(host, str):
        return "other"
    if host.casefold().rstrip(".") == "localhost":
        return None
    try:
        number = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return "name" if host else "everywhere"
    mapped = number.ipv4_mapped if isinstance(number, ipaddress.IPv6Address) else None
    return _kind_of_number(mapped or number)


def kind_of_address(family: int, address: Any) -> Kind | None:
    """Return the kind of what `connect`, `bind` and `sendto` are given; None where it is here."""
    if family == _UNIX:
        return None
    if family not in _INTERNET or not isinstance(address, tuple) or len(address) < 2:
        return "other"
    return kind_of_host(address[0]) or ("name" if address[1] in _NAME_SERVICES else None)


def _kind_of_number(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> Kind | None:
    if number.is_loopback:
        return None
    if number.is_unspecified or number.is_multicast or int(number) == 0xFFFFFFFF:
        return "everywhere"
    return "local_network" if any(number in each for each in _LOCAL_NETWORKS) else "internet"
