import socket

import pytest

from assistant.errors import MachineError
from assistant.ui.serve import HOST, listen


def test_the_next_free_port_is_taken() -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with listen(port) as listener:
            assert listener.getsockname()[0] == "127.0.0.1"
            assert port < listener.getsockname()[1] <= port + 50


def test_no_free_port_is_said() -> None:
    with socket.socket() as last:
        try:
            last.bind((HOST, 65_535))
            last.listen()
        except OSError:
            pass  # somebody else has it, which is as good
        with pytest.raises(MachineError) as raised:
            listen(65_535)
    assert "65535" in raised.value.what("id")
    assert "--port" in raised.value.next_step("en")
