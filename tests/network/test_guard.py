import re
import sys

import pytest

from tests.network.guarded import ROOT, run_guarded

_REFUSED = """
try:
    {attempt}
except OSError as error:  # asyncio and others make a new one with the number of ours
    assert error.errno == errno.EACCES
    print("refused", dict(guard.refused()))
"""


@pytest.mark.parametrize(
    ("attempt", "kind"),
    [
        ("socket.create_connection(('example.org', 80))", "name"),
        ("socket.create_connection(('192.0.2.1', 80))", "internet"),
        ("socket.socket().connect(('192.0.2.1', 80))", "internet"),
        ("socket.socket().connect_ex(('192.0.2.1', 80))", "internet"),
        # Such a name is looked up before Python tells of it.
        ("socket.socket().connect(('example.org', 80))", "name"),
        ("socket.socket().connect_ex(('example.org', 80))", "name"),
        ("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('example.org', 53))", "name"),
        ("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', 0, ('192.0.2.1', 9))", "internet"),
        ("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.53', 53))", "name"),
        ("_socket.socket().connect(('192.0.2.1', 80))", "internet"),
        ("_socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))", "internet"),
        ("socket.socket(socket.AF_INET6).connect(('::ffff:192.0.2.1', 80))", "internet"),
        ("socket.socket(socket.AF_INET6).connect(('fe80::1', 80))", "local_network"),
        ("socket.socket().connect(('0.0.0.0', 80))", "everywhere"),
        ("socket.socket().bind(('0.0.0.0', 0))", "everywhere"),
        ("socket.socket().bind(('', 0))", "everywhere"),
        ("socket.create_server(('192.168.1.1', 0))", "local_network"),
        ("socket.getaddrinfo('example.org', 80)", "name"),
        ("socket.getaddrinfo(b'example.org', 80)", "name"),
        ("socket.gethostbyname('example.org')", "name"),
        ("socket.gethostbyname_ex('example.org')", "name"),
        ("socket.gethostbyaddr('192.0.2.1')", "internet"),
        ("socket.getnameinfo(('192.0.2.1', 80), 0)", "internet"),
        ("asyncio.run(asyncio.open_connection('192.0.2.1', 80))", "internet"),
        ("asyncio.run(asyncio.open_connection('example.org', 80))", "name"),
        ("asyncio.run(asyncio.start_server(print, '0.0.0.0', 0))", "everywhere"),
    ],
)
def test_what_leaves_is_refused_and_counted(attempt: str, kind: str) -> None:
    assert run_guarded(_REFUSED.format(attempt=attempt)) == f"refused {{'{kind}': 1}}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such method")
@pytest.mark.parametrize(("host", "kind"), [("192.0.2.1", "internet"), ("example.org", "name")])
def test_what_leaves_by_a_message_is_refused(host: str, kind: str) -> None:
    attempt = f"socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('{host}', 9))"
    assert run_guarded(_REFUSED.format(attempt=attempt)) == f"refused {{'{kind}': 1}}"


def test_what_stays_here_works_and_counts_nothing() -> None:
    said = run_guarded(
        """
        async def talk():
            async def answer(reader, writer):
                writer.write(await reader.readline())
                writer.close()
            async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
                port = server.sockets[0].getsockname()[1]
                for host in ("127.0.0.1", "localhost"):
                    reader, writer = await asyncio.open_connection(host, port)
                    writer.write(b"here\\n")
                    assert await reader.readline() == b"here\\n"
                    writer.close()
        asyncio.run(talk())
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname()).close()
        one, other = socket.socketpair()
        one.sendall(b"x"), other.recv(1), one.close(), other.close()
        with socket.socket(type=socket.SOCK_DGRAM) as loose:
            loose.bind(("127.0.0.1", 0))
            loose.sendto(b"x", loose.getsockname())
            loose.sendto(b"y", 0, loose.getsockname())
            print(loose.recv(1), loose.recv(1))
        socket.getaddrinfo(None, 80)
        print(dict(guard.refused()))
        """
    )
    assert said.splitlines() == ["b'x' b'y'", "{}"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")
def test_a_socket_in_a_file_works(tmp_path_factory: pytest.TempPathFactory) -> None:
    said = run_guarded(
        """
        with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
            server.bind(sys.argv[1])
            server.listen()
            client.connect(sys.argv[1])
        print(dict(guard.refused()))
        """,
        str(tmp_path_factory.mktemp("s") / "s"),
    )
    assert said == "{}"


def test_threads_and_forks_are_guarded_too() -> None:
    said = run_guarded(
        """
        def attempt():
            try:
                socket.create_connection(("192.0.2.1", 80))
            except RefusedConnectionError:
                print("refused", flush=True)
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
        if hasattr(os, "fork"):
            child = os.fork()
            if not child:
                attempt()
                os._exit(0)
            os.waitpid(child, 0)
        else:
            attempt()
        """
    )
    assert said.split() == ["refused", "refused"]


def test_the_guard_is_not_taken_off_by_putting_the_methods_back() -> None:
    said = run_guarded(
        """
        socket.socket.connect = _socket.socket.connect
        guard.install()
        try:
            socket.socket().connect(("192.0.2.1", 80))
        except RefusedConnectionError:
            print("refused")
        """
    )
    assert said == "refused"


def test_a_method_that_a_system_lacks_is_passed_over() -> None:
    said = run_guarded(
        """
        guard._guard.is_installed = False
        guard._METHODS["send_by_pigeon"] = 0
        guard.install()
        print(guard.is_installed(), hasattr(socket.socket, "send_by_pigeon"))
        """
    )
    assert said == "True False"


def test_only_a_pull_is_let_out_and_only_while_it_lasts() -> None:
    # 255.255.255.255 is refused by the system itself: nothing is sent by this test.
    said = run_guarded(
        """
        def attempt():
            try:
                socket.socket().connect(("255.255.255.255", 9))
            except RefusedConnectionError:
                print("refused")
            except OSError:
                print("let out")
        attempt()
        with guard.allowed("model pull"):
            attempt()
            thread = threading.Thread(target=attempt)
            thread.start()
            thread.join()
            print(os.environ.get("HF_HUB_OFFLINE"), os.environ["HF_HUB_DISABLE_TELEMETRY"])
        attempt()
        print(os.environ["HF_HUB_OFFLINE"])
        """
    )
    assert said.splitlines() == ["refused", "let out", "let out", "None 1", "refused", "1"]


def test_listening_elsewhere_lets_nothing_out() -> None:
    said = run_guarded(
        """
        with guard.listening_at("0.0.0.0"):
            socket.create_server(("0.0.0.0", 0)).close()
            for address in (("0.0.0.0", 80), ("192.0.2.1", 80)):
                try:
                    socket.socket().connect(address)
                except OSError:
                    print("refused")
        try:
            socket.create_server(("0.0.0.0", 0))
        except OSError:
            print("refused")
        """
    )
    assert said.split() == ["refused"] * 3


def test_leave_is_given_in_one_place_only() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "assistant").rglob("*.py")
        if re.search(r"\ballowed\(", path.read_text(encoding="utf-8"))
    ]
    assert sorted(found) == ["assistant/cli/model.py", "assistant/network/guard.py"]
