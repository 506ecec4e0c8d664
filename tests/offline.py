"""Runs a command where there is no network: in a network namespace of its own (Linux).

    python -m tests.offline -m pytest …

The namespace has the loopback device and no other, so not even a library that tells Python
nothing of its sockets can get out. Where the system gives no namespace, the command runs all the
same, and what was not proven is said; with `PANDU_TESTS_MUST_BE_OFFLINE=1` it does not run.
"""

import ctypes
import os
import socket
import struct
import sys
from pathlib import Path

VARIABLE = "PANDU_TESTS_OFFLINE"
"""`proven` where there is no network, else why there is one; for tests/test_offline.py."""

REQUIRED = "PANDU_TESTS_MUST_BE_OFFLINE"
"""`1` where a run with the network would prove too little: it is a failure then."""

PROVEN = "proven"

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of sched.h
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1  # SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP of Linux


def enter_namespace(*, as_user: bool) -> None:
    """Move this process, which must have one thread, into a namespace with loopback alone.

    Args:
        as_user: make a user namespace first, in which anybody may do the rest.

    Raises:
        OSError: it is not permitted here.
    """
    user, group = os.getuid(), os.getgid()
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(_NEW_NETWORK | (_NEW_USER if as_user else 0)):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    if as_user:  # who one is stays the same
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    _bring_loopback_up()


def can_enter(*, as_user: bool) -> str:
    """Try it in a child; return why not, or nothing."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            enter_namespace(as_user=as_user)
        except OSError as error:
            os.write(writer, (error.strerror or "?").encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        reason = told.read().decode()
    os.waitpid(child, 0)
    return reason


def leave_network() -> str:
    """Leave the network if the system lets us; return `PROVEN`, or why not."""
    if sys.platform != "linux":
        return f"no network namespaces on {sys.platform}"
    reasons = []
    for as_user in (False, True):
        reason = can_enter(as_user=as_user)
        if not reason:
            enter_namespace(as_user=as_user)
            return PROVEN
        reasons.append(reason)
    return f"this system gives no network namespace: {', '.join(dict.fromkeys(reasons))}"


def main(arguments: list[str]) -> None:
    """Run this Python with `arguments` in place of this process."""
    found = leave_network()
    os.environ[VARIABLE] = found
    if found != PROVEN and os.environ.get(REQUIRED) == "1":
        sys.exit(f"tests were not run: they must be without network ({REQUIRED}=1), but {found}")
    said = "in a namespace without network" if found == PROVEN else f"WITH the network; {found}"
    sys.stderr.write(f"tests run {said}\n")
    sys.stderr.flush()
    command = [sys.executable, *arguments]
    if sys.platform == "win32":  # there exec does not wait
        import subprocess

        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(sys.executable, command)  # noqa: S606


def _bring_loopback_up() -> None:
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(control, _GET_FLAGS, request))[1]
        fcntl.ioctl(control, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | _UP))


if __name__ == "__main__":
    main(sys.argv[1:])
