"""The process that reads a document is guarded, and its parent learns what it was refused."""

import subprocess
import sys

import pytest

from assistant.documents import isolation
from assistant.documents.isolation import read_isolated
from assistant.documents.limits import Limits
from assistant.network import guard
from tests.network.guarded import ROOT

# A library that reports home while it reads, and takes a refusal as if the network were down.
_CHILD = """
import socket, sys
from assistant.documents import child
read = child._read
def reporting(*arguments):
    for address in (("192.0.2.1", 80), ("example.org", 80), ("192.0.2.1", 443)):
        try:
            socket.create_connection(address)
        except OSError:
            pass
    return read(*arguments)
child._read = reporting
child.main("read", sys.argv[1], 1_000, 1_024, 60)
"""


def test_what_a_document_tried_is_counted_and_the_document_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def start(module: str, task: str, kind: str, limits: Limits) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", _CHILD, kind],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    monkeypatch.setattr(isolation, "_start", start)
    before = guard.refused()
    assert "Halo" in read_isolated("html", b"<p>Halo dunia</p>", limits=Limits()).text
    after = guard.refused()
    grown = {kind: count - before.get(kind, 0) for kind, count in after.items()}
    assert grown == {"internet": 2, "name": 1}
