import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.ui.bodies import BodyRefusedError, in_time, read_whole
from tests.accounts.conftest import Clock
from tests.ui.doors import Doors, open_doors, run_apart

HASH = "a1b2c3d4e5f"
JOIN = "/gradio_api/queue/join"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def doors(tmp_path: Path, clock: Clock) -> Iterator[Doors]:
    opened = open_doors(tmp_path, clock, uploads_per_minute=3)
    yield opened
    opened.accounts.close()  # type: ignore[union-attr]


def tell(doors: Doors, path: str, cookie: str, **told: Any) -> int:
    body = json.dumps(told).encode()
    return doors.ask(path, method="POST", body=body, cookie=cookie).status


def test_another_s_page_can_be_neither_asked_nor_listened_to(doors: Doors) -> None:
    siti, tono = doors.cookie_of("siti"), doors.cookie_of("tono")
    assert tell(doors, JOIN, siti, data=[], session_hash=HASH) == 200
    for path in (JOIN, "/gradio_api/run/predict", "/gradio_api/cancel", f"/pelatih{JOIN}"):
        assert tell(doors, path, tono, session_hash=HASH, event_id="x", fn_index=0) == 403
    for path in (
        f"/gradio_api/queue/data?session_hash={HASH}",
        f"/pelatih/gradio_api/queue/data?session_hash={HASH}",
        f"/gradio_api/heartbeat/{HASH}",
        f"/gradio_api/queue/data?session_hash=mine&session_hash={HASH}",
        "/gradio_api/queue/data",
    ):
        assert doors.ask(path, cookie=tono).status == 403, path
    assert doors.ask(f"/gradio_api/queue/data?session_hash={HASH}", cookie=siti).status == 200
    assert doors.ask(f"/gradio_api/heartbeat/{HASH}", cookie=siti).status == 200
    assert tell(doors, JOIN, tono, data=[], session_hash="tono0s0own0") == 200


def test_a_page_s_owner_stays_after_a_log_out(doors: Doors) -> None:
    siti = doors.cookie_of("siti")
    assert tell(doors, JOIN, siti, session_hash=HASH) == 200
    doors.ask("/keluar", method="POST", cookie=siti)
    assert tell(doors, JOIN, doors.cookie_of("tono"), session_hash=HASH) == 403
    assert tell(doors, JOIN, doors.cookie_of("siti"), session_hash=HASH) == 200


def test_pages_from_before_the_first_account_are_nobody_s(doors: Doors) -> None:
    accounts, doors.accounts = doors.accounts, None
    assert tell(doors, JOIN, "", session_hash=HASH) == 200
    doors.accounts = accounts
    assert tell(doors, JOIN, doors.cookie_of("tono"), session_hash=HASH) == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{}", 200),
        (b'{"session_hash": null}', 200),
        (b'{"session_hash": "abc"}', 200),
        (b'{"session_hash": ""}', 403),
        (b'{"session_hash": 7}', 403),
        (b'{"session_hash": ["a1b2c3d4e5f"]}', 403),
        (b'{"session_hash": "' + b"a" * 65 + b'"}', 403),
        (b"", 400),
        (b"no json", 400),
        (b"[]", 400),
        (b"[" * 100_000, 400),
        (b"\xff", 400),
        (b" " * 1_000_001, 413),
    ],
)
def test_what_a_page_tells_must_be_what_it_tells(doors: Doors, body: bytes, status: int) -> None:
    cookie = doors.cookie_of("siti")
    assert doors.ask(JOIN, method="POST", body=body, cookie=cookie).status == status


def test_so_many_files_a_minute_and_then_the_wait_is_told(doors: Doors, clock: Clock) -> None:
    cookie = doors.cookie_of("tono")

    def send() -> Any:
        path = "/pelatih/gradio_api/upload"
        return doors.ask(path, method="POST", body=b"x" * 100, cookie=cookie)

    assert [send().status for _ in range(3)] == [200] * 3
    refused = send()
    assert refused.status == 429 and refused.header("retry-after") == "20"
    said = json.loads(refused.body)
    assert "Tunggu 20 detik" in said["id"] and "Wait 20 seconds" in said["en"]
    clock.now += 20
    assert send().status == 200


def _receiving(*pieces: bytes, ends: bool = True) -> Any:
    """Return a `receive` whose sender falls silent after these pieces."""
    left = list(pieces)

    async def receive() -> Any:
        if left:
            piece = left.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(left) or not ends}
        await asyncio.Event().wait()

    return receive


def test_a_body_that_stops_halfway_is_given_up() -> None:
    async def run() -> int:
        try:
            await read_whole(_receiving(b"a", b"b", ends=False), seconds=0.05)
        except BodyRefusedError as error:
            return error.status
        return 0

    assert run_apart(run()) == 408
    assert run_apart(read_whole(_receiving(b"a", b"b"), seconds=5)) == b"ab"


def test_an_upload_that_stops_halfway_counts_as_gone() -> None:
    async def run(*pieces: bytes, ends: bool, pause: float, seconds: float) -> list[str]:
        receive = in_time(_receiving(*pieces, ends=ends), pause=pause, seconds=seconds)
        return [(await receive())["type"] for _ in range(len(pieces) + (not ends))]

    silent = run_apart(run(b"a", ends=False, pause=0.05, seconds=9))
    slow = run_apart(run(b"a", ends=False, pause=9, seconds=0.05))
    assert silent == slow == ["http.request", "http.disconnect"]
    assert run_apart(run(b"a", b"b", ends=True, pause=9, seconds=9)) == ["http.request"] * 2
