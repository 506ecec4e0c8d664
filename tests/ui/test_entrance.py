import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.strings import LANGUAGES, text
from assistant.types import Language
from assistant.ui import entrance_view as view
from assistant.ui.markup import escape
from tests.accounts.conftest import Clock
from tests.ui.doors import PASSWORD, Doors, open_doors

HASH = "a1b2c3d4e5f"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def doors(tmp_path: Path, clock: Clock) -> Iterator[Doors]:
    opened = open_doors(tmp_path, clock)
    accounts = opened.accounts
    yield opened
    if accounts is not None:
        accounts.close()


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 303),
        ("/pelatih/", "GET", 303),
        ("/assets/index.js", "GET", 401),
        ("/gradio_api/queue/join", "POST", 401),
        ("/gradio_api/run/predict", "POST", 401),
        (f"/gradio_api/queue/data?session_hash={HASH}", "GET", 401),
        (f"/gradio_api/heartbeat/{HASH}", "GET", 401),
        ("/gradio_api/startup-events", "GET", 401),
        ("/pelatih/gradio_api/upload", "POST", 401),
        ("/masuk", "GET", 200),
        ("/masuk.css", "GET", 200),
        ("/keluar", "GET", 405),
        ("/keluar", "POST", 303),
        ("/masuk", "PUT", 405),
        ("/masuk/", "GET", 404),
        ("/MASUK", "GET", 404),
    ],
)
def test_who_is_not_logged_in_gets_the_form_and_no_more(
    doors: Doors, path: str, method: str, status: int
) -> None:
    reply = doors.ask(path, method=method)
    assert reply.status == status and reply.seen is None
    if status == 303 and method == "GET":
        assert reply.header("location").startswith("/masuk?")


def test_without_accounts_everything_stays_open(doors: Doors) -> None:
    doors.accounts = None
    reply = doors.ask("/pelatih/")
    assert reply.status == 200 and reply.visitor == ""
    assert doors.ask("/masuk").header("location") == "/"


def test_a_log_in_opens_the_pages_of_its_role(doors: Doors) -> None:
    staff, trainer = doors.cookie_of("siti"), doors.cookie_of("tono")
    assert doors.ask("/", cookie=staff).visitor == "siti"
    assert doors.ask("/pelatih/", cookie=trainer).visitor == "tono"
    turned = doors.ask("/pelatih/", cookie=staff)
    assert turned.status == 403 and turned.seen is None
    assert text("id", "account.page.not_yours") in turned.body.decode()
    for path, method in (
        ("/pelatih/gradio_api/upload", "POST"),
        ("/pelatih/gradio_api/queue/join", "POST"),
        ("/pelatih/assets/x.js", "GET"),
    ):
        assert doors.ask(path, method=method, cookie=staff).status == 403


@pytest.mark.parametrize("is_secure", [False, True])
def test_a_cookie_is_for_this_site_and_no_script(
    tmp_path: Path, clock: Clock, is_secure: bool
) -> None:
    doors = open_doors(tmp_path, clock, is_secure=is_secure)
    pair, *rest = doors.log_in("siti").header("set-cookie").split("; ")
    assert {"Path=/", "HttpOnly", "SameSite=Strict"} <= set(rest)
    assert ("Secure" in rest) == is_secure == pair.startswith("__Host-")
    assert not any(part.startswith(("Domain", "Expires", "Max-Age")) for part in rest)
    out = doors.ask("/keluar", method="POST", cookie=pair).header("set-cookie")
    assert "Max-Age=0" in out and "HttpOnly" in out


@pytest.mark.parametrize("name", ["siti", "nobody"])
def test_a_wrong_password_is_answered_alike_whoever_s_name_it_is(doors: Doors, name: str) -> None:
    reply = doors.log_in(name, "salah sama sekali ini")
    assert reply.status == 401 and not reply.header("set-cookie")
    said = reply.body.decode()
    assert text("id", "account.page.wrong") in said and 'role="alert"' in said
    assert said.replace(name, "") == doors.log_in("xxxx", "salah").body.decode().replace("xxxx", "")


def test_brute_force_is_held_back_and_told_how_long(doors: Doors) -> None:
    for _ in range(5):
        doors.log_in("siti", "salah sama sekali ini")
    reply = doors.log_in("siti", PASSWORD)
    assert reply.status == 429 and reply.header("retry-after") == "30"
    assert "30 detik" in reply.body.decode() and not reply.header("set-cookie")


def test_a_flood_of_log_ins_is_stopped_before_a_password_is_looked_at(doors: Doors) -> None:
    statuses = [doors.log_in(f"orang{number}").status for number in range(25)]
    assert statuses == [401] * 20 + [429] * 5


def test_an_ended_log_in_has_to_be_made_anew(doors: Doors, clock: Clock) -> None:
    cookie = doors.cookie_of("siti")
    clock.now += 601
    reply = doors.ask("/", cookie=cookie)
    assert reply.status == 303 and reply.header("location").endswith("&lagi=1")
    assert doors.ask("/gradio_api/queue/join", method="POST", cookie=cookie).status == 401


def test_a_cookie_that_was_logged_out_can_not_be_sent_again(doors: Doors) -> None:
    cookie = doors.cookie_of("siti")
    assert doors.ask("/keluar", method="POST", cookie=cookie).header("location") == (
        "/masuk?keluar=1"
    )
    assert doors.ask("/", cookie=cookie).status == 303


@pytest.mark.parametrize(
    ("left", "added"),
    [
        (b"http://127.0.0.1:7860/?bahasa=en", "&bahasa=en"),
        (b"http://127.0.0.1:7860/pustaka/?bahasa=xx", ""),
        (b"http://[/?bahasa=en", ""),
        (b"\xff", ""),
    ],
)
def test_who_logs_out_keeps_the_language(doors: Doors, left: bytes, added: str) -> None:
    headers = [(b"referer", left)]
    reply = doors.ask("/keluar", method="POST", cookie=doors.cookie_of("siti"), headers=headers)
    assert reply.header("location") == f"/masuk?keluar=1{added}"


def test_a_new_log_in_ends_the_one_before_it(doors: Doors) -> None:
    old = doors.cookie_of("siti")
    reply = doors.log_in("siti", cookie=old)
    assert reply.header("set-cookie").partition(";")[0] != old
    assert doors.ask("/", cookie=old).status == 303


@pytest.mark.parametrize(
    "cookie",
    [
        "pandu-masuk=siti",
        "pandu-masuk=",
        "pandu-masuk={token}x",
        "pandu-masuk={number}.AAAA",
        "pandu-masuk={token}; pandu-masuk={token}",
        "__Host-pandu={token}",
        'pandu-masuk="{token}"',
        "role=admin; pandu-masuk={number}",
        "pandu-masuk=\xff\xfe",
    ],
)
def test_forged_cookies_are_nobody_s(doors: Doors, cookie: str) -> None:
    token = doors.cookie_of("siti").partition("=")[2]
    forged = cookie.format(token=token, number=token.partition(".")[0])
    reply = doors.ask("/", cookie=forged)
    assert reply.status == 303 and reply.seen is None


@pytest.mark.parametrize(
    "forged",
    [
        (b"x-pandu-visitor", b"tono"),
        (b"pandu.visitor", b"tono"),
        (b"x-role", b"admin"),
        (b"x-forwarded-user", b"tono"),
        (b"authorization", b"Basic dG9ubzp0b25v"),
    ],
)
def test_a_role_can_not_be_claimed(doors: Doors, forged: tuple[bytes, bytes]) -> None:
    cookie = doors.cookie_of("siti")
    assert doors.ask("/pelatih/", cookie=cookie, headers=[forged]).status == 403
    assert doors.ask("/pelatih/?role=admin", cookie=cookie).status == 403
    fields = {"role": "admin", "ke": "/pelatih/"}
    entered = doors.log_in("siti", fields=fields).header("set-cookie").partition(";")[0]
    assert doors.ask("/pelatih/", cookie=entered).status == 403
    reply = doors.ask("/", cookie=cookie, headers=[forged])
    assert reply.seen is not None and reply.seen["visitor"].role == "staff"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:7860", 303),
        ("http://evil.example", 403),
        ("null", 403),
        ("https://127.0.0.1:7860", 403),
        ("http://127.0.0.1:7860.evil.example", 403),
        (None, 403),
    ],
)
def test_other_sites_can_not_log_anybody_in_or_out(
    doors: Doors, origin: str | None, status: int
) -> None:
    headers = [(b"origin", origin.encode())] if origin else [(b"x", b"y"), (b"origin", b"")]
    cookie = doors.cookie_of("siti")
    assert doors.log_in("siti", headers=headers).status == status
    assert doors.ask("/keluar", method="POST", headers=headers, cookie=cookie).status == status
    assert (doors.ask("/", cookie=cookie).status == 200) == (status == 403)


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("/pelatih/", "/pelatih/"),
        ("/", "/"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/pelatih/\r\nset-cookie: a=b", "/"),
        ("javascript:alert(1)", "/"),
        ("/keluar", "/"),
    ],
)
def test_afterwards_only_our_pages_are_gone_to(doors: Doors, wanted: str, got: str) -> None:
    assert doors.log_in("siti", fields={"ke": wanted}).header("location") == got


def test_afterwards_the_language_stays(doors: Doors) -> None:
    reply = doors.log_in("siti", fields={"ke": "/pustaka/", "bahasa": "en"})
    assert reply.header("location") == "/pustaka/?bahasa=en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_speaks_each_language_and_holds_no_script(
    doors: Doors, language: Language
) -> None:
    evil = '"><script>alert(1)</script>'
    reply = doors.log_in(evil, "x", fields={"bahasa": language, "ke": evil})
    page = reply.body.decode()
    assert f'<html lang="{language}">' in page
    assert escape(text(language, "account.page.wrong")) in page
    assert "<script" not in page and "javascript" not in page
    assert re.search(r'<input type="password"[^>]* autocomplete="current-password"', page)
    policy = reply.header("content-security-policy")
    assert "default-src 'none'" in policy and "script" not in policy
    assert reply.header("cache-control") == "no-store"


def test_a_form_that_is_none_is_refused(doors: Doors) -> None:
    assert doors.ask("/masuk", method="POST", body=b"x" * 5_000).status == 413
    assert doors.ask("/masuk", method="POST", body=b"\xff\xfe=%ff").status == 400
    assert doors.ask("/masuk", method="POST", body=b"&".join([b"a=b"] * 50)).status == 400
    assert doors.ask("/masuk", method="POST", body=b"").status == 401


def test_minutes_are_told_as_minutes() -> None:
    assert "15 menit" in view.held_back("id", 900)
    assert "119 seconds" in view.held_back("en", 119)


def test_what_a_page_tells_comes_through_whole(doors: Doors) -> None:
    cookie = doors.cookie_of("siti")
    told = json.dumps({"data": ["é" * 5_000], "session_hash": HASH}).encode()
    reply = doors.ask("/gradio_api/queue/join", method="POST", body=told, cookie=cookie)
    assert reply.seen is not None and reply.seen["body"] == told
