"""Under which names this server may be asked for: what Host and Origin are compared with."""

import ipaddress
import socket

import psutil

_HERE = ("127.0.0.1", "localhost")
_LOOPBACK = ".localhost"  # never a name in a network (RFC 6761)
_SUFFIX = ".local"  # what multicast DNS puts behind a computer's name (RFC 6762)


def is_here(host: str) -> bool:
    """Say whether an address or a name means this computer to itself alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        name = host.casefold()
        return name == "localhost" or name.endswith(_LOOPBACK)


def served_hosts(
    host: str, port: int, names: tuple[str, ...], *, is_secure: bool
) -> frozenset[str]:
    """Return each `Host` that a browser may send, with the port as browsers write it.

    Besides this computer's own names for itself: the address that is listened at, or all that it
    has where it listens at all of them, its name in the network, and `names`.
    """
    found = {*_HERE, *names}
    if not is_here(host):
        is_any = ipaddress.ip_address(host).is_unspecified
        found |= _own_addresses() if is_any else {host}
        found |= _own_names()
    default = 443 if is_secure else 80
    written = {f"[{one}]" if ":" in one else one for one in found}
    return frozenset(one if port == default else f"{one}:{port}" for one in written)


def _own_addresses() -> set[str]:
    return {
        address.address.partition("%")[0]
        for addresses in psutil.net_if_addrs().values()
        for address in addresses
        if address.family in (socket.AF_INET, socket.AF_INET6)
    }


def _own_names() -> set[str]:
    name = socket.gethostname().casefold()
    short = name.partition(".")[0]
    return {name, short, short + _SUFFIX}
