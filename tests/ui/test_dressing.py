import re
from typing import Any

import pytest

from assistant.accounts import Visitor
from assistant.accounts.account import ANYBODY
from assistant.ui.dressing import NONCE, Dressing
from assistant.ui.policy import new_nonce, page_headers
from assistant.ui.visitor import VISITOR
from assistant.ui.written_out import written_out
from tests.ui.doors import run_apart

_PAGE = (
    b"<html><head><script>window.a = 1</script>",
    b"<scr",
    b'ipt src="x.js"></script></head><body></body></html>',
)


async def _app(scope: Any, receive: Any, send: Any) -> None:
    assert all(name != b"accept-encoding" for name, _ in scope["headers"])
    start = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]}
    await send(start)
    for part in _PAGE:
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _serve(path: str, visitor: Visitor = ANYBODY) -> tuple[dict[bytes, bytes], str]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": [], NONCE: "abc", VISITOR: visitor}
    if path == "/":
        scope["headers"] = [(b"accept-encoding", b"br")]
    run_apart(Dressing(_app, {"/": "first()"})(scope, None, send))  # type: ignore[arg-type]
    return dict(sent[0]["headers"]), b"".join(one["body"] for one in sent[1:]).decode()


def test_every_script_of_a_page_carries_the_number_and_ours_is_first() -> None:
    headers, body = _serve("/")
    assert re.findall(r"<script[^>]*>", body) == [
        '<script nonce="abc">', '<script nonce="abc">', '<script nonce="abc" src="x.js">'
    ]  # fmt: skip
    assert body.startswith('<html><head><script nonce="abc">first()</script>')
    assert headers[b"content-length"] == str(len(body)).encode()


def test_who_is_logged_in_is_said_above_the_page() -> None:
    _, body = _serve("/", Visitor(id="a1", name="siti.a", role="staff"))
    closed = "is-no-trainer is-no-evaluator is-no-admin"
    assert f'<body class="{closed}"><div class="account-bar">' in body
    assert 'action="/keluar"' in body and "Masuk sebagai siti.a" in body
    _, body = _serve("/", Visitor(id="a2", name="tono", role="trainer"))
    assert '<body class="is-no-evaluator is-no-admin"><div' in body
    _, body = _serve("/", Visitor(id="a3", name="rina", role="admin"))
    assert "<body><div" in body
    assert "account-bar" not in _serve("/")[1]


def test_what_is_no_page_stays_as_it_is() -> None:
    headers, body = _serve("/assets/x.js")
    assert body.encode() == b"".join(_PAGE)
    assert headers[b"content-length"] == b"9"


def test_a_number_is_used_once_and_allows_no_other_script() -> None:
    nonce = new_nonce()
    assert nonce != new_nonce() and len(nonce) >= 22
    policy = dict(page_headers(nonce))[b"content-security-policy"].decode()
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == f"script-src 'self' 'nonce-{nonce}'"
    assert dict(page_headers(nonce))[b"cache-control"] == b"no-store"


def _config(*bodies: str) -> dict[str, Any]:
    return {"components": [{"props": {"js_on_load": body}} for body in bodies] + [{"props": {}}]}


def test_functions_are_written_out_by_the_text_they_would_be_made_of() -> None:
    written = written_out(_config("watch('value', go);", ""), script="(() => go())();\n")
    assert "function (element, trigger, props, server, upload, watch) {\nwatch(" in written
    assert '"return (\\n(() => go())()\\n);": async function () {' in written
    assert "eval" not in written.replace("EvalError", "") and "//" not in written.split("\n")[0]


@pytest.mark.parametrize("body", ["'</script>'", "'<!--'"])
def test_a_script_can_not_end_its_element(body: str) -> None:
    with pytest.raises(AssertionError):
        written_out(_config(body), script="")
