from typing import Any
from urllib.parse import unquote

import pytest

from assistant.ui.gate import Gate
from tests.ui.doors import run_apart

_HOSTS = ("127.0.0.1:7860", "localhost:7860")


async def _app(scope: Any, receive: Any, send: Any) -> None:
    headers = [(b"content-type", b"text/html"), (b"referrer-policy", b"unsafe-url")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"ok"})


def _get(
    path: str,
    *,
    host: str = "127.0.0.1:7860",
    origin: str | None = None,
    method: str = "GET",
    length: str | None = None,
    upload_bytes: int = 0,
    accept: str = "",
    query: bytes = b"",
    whole: bool = False,
) -> dict[str, Any]:
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", host.encode())]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    if accept:
        headers.append((b"accept", accept.encode()))
    if length is not None:
        headers.append((b"content-length", length.encode()))
    scope = {
        "type": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "headers": headers,
        "method": method,
        "query_string": query,
    }
    run_apart(Gate(_app, hosts=_HOSTS, upload_bytes=upload_bytes)(scope, receive, send))
    return {**sent[0], "body": sent[1]["body"]} if whole else sent[0]


@pytest.mark.parametrize(("query", "said"), [(b"", "tidak ada"), (b"bahasa=en", "no such page")])
def test_a_mistyped_address_is_comforted(query: bytes, said: str) -> None:
    sent = _get("/tidak-ada", accept="text/html,*/*", query=query, whole=True)
    assert sent["status"] == 404 and said in sent["body"].decode()
    assert b"tidak-ada" not in sent["body"]
    assert _get("/tidak-ada", accept="application/json", whole=True)["body"] == b""


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/assets/index-Dp_8.js", 200),
        ("/theme.css", 200),
        ("/gradio_api/queue/data", 200),
        ("/gradio_api/heartbeat/abc123", 200),
        ("/gradio_api/queue/status", 404),
        ("/gradio_api/info", 404),
        ("/gradio_api/openapi.json", 404),
        ("/gradio_api/upload", 404),
        ("/gradio_api/file=/etc/passwd", 404),
        ("/gradio_api/runs", 404),
        ("/gradio_api/call/answer", 404),
        ("/assets/../page.py", 404),
        ("/assets/..", 404),
        ("/assets/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/assets/..%2f..%2fetc%2fpasswd", 404),
        ("/assets/%252e%252e%252fetc%252fpasswd", 404),
        ("/assets/..%5c..%5cwin.ini", 404),
        ("/assets/%c0%ae%c0%ae/x", 404),
        ("/assets/index.js%00.png", 404),
        ("/assets/%69ndex.js", 404),
        ("//etc/passwd", 404),
        ("/static/js/../../config", 404),
        ("/gradio_api/heartbeat/../queue/status", 404),
        ("/gradio_api/heartbeat/%2e%2e", 404),
        ("/pelatih/../config", 404),
        ("/pelatih%2f", 404),
        ("/monitoring", 404),
        ("/config", 404),
        ("/docs", 404),
        ("/manifest.json", 404),
        ("/pelatih/", 200),
        ("/pelatih/assets/index-Dp_8.js", 200),
        ("/pelatih/gradio_api/queue/data", 200),
        ("/pelatih/gradio_api/upload", 404),
        ("/pelatih/gradio_api/file=/etc/passwd", 404),
        ("/pelatih/gradio_api/upload_progress", 404),
        ("/pelatih/config", 404),
        ("/pelatih", 308),
        ("/pelatih2/", 404),
        ("/samarkan/", 200),
        ("/samarkan", 308),
        ("/samarkan/gradio_api/upload", 404),
        ("/samarkan/gradio_api/file=/etc/passwd", 404),
        ("/samarkan/pelatih/", 404),
        ("/pustaka", 308),
        ("/pustaka/", 200),
        ("/pustaka/glosarium", 200),
        ("/pustaka/dokumen/a-1", 200),
        ("/pustaka/dokumen/a.md", 404),
        ("/pustaka/dokumen/a%2fb", 404),
        ("/pustaka/dokumen/%61", 404),
        ("/pustaka/cari/" + "a" * 22, 200),
        ("/pustaka/cari/" + "a" * 23, 404),
        ("/pustaka/cari", 405),
        ("/pustaka/theme.css", 404),
        ("/pustaka/gradio_api/queue/data", 404),
        ("/halaman.css", 200),
        ("/warna.css", 200),
        ("/periksa/", 200),
        ("/periksa/unduh", 405),
        ("/periksa/x", 404),
        ("/pendamping/", 200),
        ("/pendamping/unduh", 405),
    ],
)
def test_only_the_page_s_own_routes(path: str, status: int) -> None:
    assert _get(path)["status"] == status


@pytest.mark.parametrize(
    ("path", "method", "length", "status"),
    [
        ("/pelatih/gradio_api/upload", "POST", "1000", 200),
        ("/pelatih/gradio_api/upload", "POST", "1065536", 200),
        ("/pelatih/gradio_api/upload", "POST", "1065537", 413),
        ("/samarkan/gradio_api/upload", "POST", "1000", 200),
        ("/samarkan/gradio_api/upload", "POST", "1065537", 413),
        ("/pelatih/gradio_api/upload", "POST", None, 411),
        ("/pelatih/gradio_api/upload", "POST", "-1", 411),
        ("/pelatih/gradio_api/upload", "GET", "0", 405),
        ("/pelatih/gradio_api/upload/", "POST", "1000", 404),
        ("/gradio_api/upload", "POST", "1000", 404),
    ],
)
def test_one_route_takes_files_up_to_a_size(
    path: str, method: str, length: str | None, status: int
) -> None:
    sent = _get(path, method=method, length=length, upload_bytes=1_000_000)
    assert sent["status"] == status


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/", "HEAD", 200),
        ("/", "POST", 405),
        ("/", "OPTIONS", 405),
        ("/", "TRACE", 405),
        ("/", "get", 405),
        ("/pelatih", "DELETE", 405),
        ("/assets/index.js", "PUT", 405),
        ("/gradio_api/queue/join", "POST", 200),
        ("/gradio_api/queue/join", "GET", 405),
        ("/gradio_api/queue/join", "OPTIONS", 405),
        ("/gradio_api/run/predict", "PATCH", 405),
        ("/gradio_api/queue/data", "POST", 405),
        ("/pelatih/gradio_api/cancel", "GET", 405),
    ],
)
def test_an_address_has_its_methods(path: str, method: str, status: int) -> None:
    assert _get(path, method=method)["status"] == status


def test_another_site_can_send_no_file() -> None:
    sent = _get(
        "/pelatih/gradio_api/upload",
        origin="http://evil.example",
        method="POST",
        length="10",
        upload_bytes=1_000_000,
    )
    assert sent["status"] == 403


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:7860", None, 200),
        ("localhost:7860", "http://localhost:7860", 200),
        ("127.0.0.1:7861", None, 403),
        ("127.0.0.1", None, 403),
        ("evil.example:7860", None, 403),
        ("127.0.0.1:7860", "http://evil.example", 403),
        ("127.0.0.1:7860", "null", 403),
        ("127.0.0.1:7860", "https://127.0.0.1:7860", 403),
    ],
)
def test_other_sites_are_refused(host: str, origin: str | None, status: int) -> None:
    assert _get("/", host=host, origin=origin)["status"] == status


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_reply_has_the_policy_once(path: str) -> None:
    headers = _get(path)["headers"]
    policy = dict(headers)[b"content-security-policy"]
    assert b"default-src 'none'" in policy and b"frame-ancestors 'none'" in policy
    assert b"http" not in policy and b"unsafe-eval" not in policy
    assert [value for name, value in headers if name == b"referrer-policy"] == [b"same-origin"]
