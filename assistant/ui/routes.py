"""Which addresses exist: what the pages ask for while they are used, no more.

Some pages are Gradio's, and have what its front end (6.31) asks for below them; the others are
plain: text, links and forms without any script. Gradio serves an API, files, uploads, a queue's
state and more at other addresses; none of them is reachable. A path is compared as it was sent:
nothing that the pages ask for needs a percent sign, so encoded dots, slashes and zero bytes match
nothing.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.accounts import Desk
from assistant.ui.asgi import Scope

TRAINER_PATH = "/pelatih"
"""Where the trainer's page is served."""

MASK_PATH = "/samarkan"
"""Where the page that masks texts and files is served."""

LIBRARY_PATH = "/pustaka"
"""Where the library is read and searched."""

SELF_CHECK_PATH = "/periksa"
"""Where the use of an AI tool is looked at, question by question."""

ABOUT_PATH = "/tentang"
"""Where it is said what Pandu is and what runs here."""

EVALUATOR_PATH = "/penilai"
"""Where it is read what tests found."""

ADMIN_PATH = "/pengelola"
"""Where accounts, settings and storage are looked after."""

INTRODUCTION_PATH = "/mulai"
"""Where it is told to whoever comes first what Pandu is."""

STATE_PATH = f"{INTRODUCTION_PATH}/keadaan"
"""How far model and library have come, asked for while they load."""

WATCH_PATH = f"{INTRODUCTION_PATH}.js"
"""The script that asks for it."""

HANDOVER_PATH = "/pendamping"
"""Where a question is made ready for a mentor."""

LOG_IN_PATH = "/masuk"
"""Where the page to log in is."""

LOG_OUT_PATH = "/keluar"
STYLE_PATH = "/masuk.css"
COLOURS_PATH = "/warna.css"
"""The colours of Gradio's pages."""

PLAIN_STYLE_PATH = "/halaman.css"
"""The style of the plain pages."""


ROUTE = "pandu.route"
"""Where the scope of a request has its route."""

Kind = Literal[
    "page", "plain", "live", "report", "asset", "event", "stream", "upload", "redirect",
    "log-in", "log-out", "file",
]  # fmt: skip
"""A page of Gradio's; a plain one, or a form of it; a plain one that a script renews; a report as
tests wrote it; a part of Gradio's front end; what a page tells; what it listens to; a file that it
sends; the way to a page; the page to log in; the way out; a style sheet or a script of ours."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours; `path` is empty for the first one."""

    path: str
    takes_files: bool = False
    is_for: Desk | None = None
    """Whose page it is, where it is not everybody's."""

    is_plain: bool = False
    """Whether it is without scripts, with no route of Gradio's below it."""


PAGES = (
    Page(""),
    Page(TRAINER_PATH, takes_files=True, is_for="trainer"),
    Page(MASK_PATH, takes_files=True),
    Page(LIBRARY_PATH, is_plain=True),
    Page(SELF_CHECK_PATH, is_plain=True),
    Page(HANDOVER_PATH, is_plain=True),
    Page(ABOUT_PATH, is_plain=True),
    Page(INTRODUCTION_PATH, is_plain=True),
    Page(EVALUATOR_PATH, is_for="evaluator", is_plain=True),
    Page(ADMIN_PATH, is_for="admin", is_plain=True),
)
"""All pages."""

_Below = tuple[tuple[str, Kind, tuple[str, ...]], ...]
_READ = ("GET", "HEAD")

_ALONE: dict[str, tuple[Kind, tuple[str, ...]]] = {
    LOG_IN_PATH: ("log-in", (*_READ, "POST")),
    LOG_OUT_PATH: ("log-out", ("POST",)),
    STYLE_PATH: ("file", _READ),
    COLOURS_PATH: ("file", _READ),
    PLAIN_STYLE_PATH: ("file", _READ),
    WATCH_PATH: ("file", _READ),
}
_NAME = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
_GRADIO: _Below = (
    (r"/", "page", _READ),
    (rf"/assets/{_NAME}|/static/js/{_NAME}|/favicon\.ico", "asset", _READ),
    (r"/(?:gradio_api/)?theme\.css|/gradio_api/startup-events", "asset", _READ),
    (r"/gradio_api/heartbeat/(?P<hash>[A-Za-z0-9_]{1,64})", "stream", ("GET",)),
    (r"/gradio_api/queue/data", "stream", ("GET",)),
    (r"/gradio_api/(?:queue/join|run/predict|reset|cancel)", "event", ("POST",)),
    (r"/gradio_api/upload", "upload", ("POST",)),
)
_NUMBER = r"[A-Za-z0-9_-]{22}"
_PLAIN: dict[str, _Below] = {
    LIBRARY_PATH: (
        (r"/", "plain", _READ),
        (r"/dokumen/[a-z0-9-]{1,80}", "plain", _READ),
        (r"/dokumen/[a-z0-9-]{1,80}/halaman/[1-9][0-9]{0,3}(?:\.png)?", "plain", _READ),
        (r"/cari", "plain", ("POST",)),
        (rf"/cari/{_NUMBER}", "plain", _READ),
        (r"/glosarium", "plain", _READ),
    ),
    SELF_CHECK_PATH: (
        (r"/", "plain", (*_READ, "POST")),
        (r"/unduh", "plain", ("POST",)),
    ),
    HANDOVER_PATH: (
        (r"/", "plain", (*_READ, "POST")),
        (r"/unduh", "plain", ("POST",)),
    ),
    ABOUT_PATH: ((r"/", "plain", _READ),),
    INTRODUCTION_PATH: ((r"/", "live", _READ), (r"/keadaan", "plain", _READ)),
    EVALUATOR_PATH: (
        (r"/", "plain", _READ),
        (r"/banding", "plain", _READ),
        (r"/laporan/[A-Za-z0-9_-]{1,64}/(?:id|en)", "report", _READ),
    ),
    ADMIN_PATH: (
        (r"/", "plain", _READ),
        (r"/(?:akun|pengaturan|lupakan)", "plain", ("POST",)),
    ),
}


@dataclass(frozen=True, slots=True)
class Route:
    """What an address is; the reply to `/pelatih` sends the browser on to `/pelatih/`."""

    page: Page
    kind: Kind
    methods: tuple[str, ...]
    session_hash: str | None = None
    """The page's own number in its browser, where the path names it."""


def find_route(scope: Scope) -> Route | None:
    """Return what the address of a request is; None for all that does not exist."""
    path = scope["path"]
    if scope.get("raw_path", path.encode()) != path.encode():
        return None
    if path in _ALONE:
        return Route(PAGES[0], *_ALONE[path])
    pages = sorted(PAGES, key=lambda page: len(page.path), reverse=True)
    page = next(one for one in pages if path == one.path or path.startswith(f"{one.path}/"))
    below = path.removeprefix(page.path)
    if not below:
        return Route(page, "redirect", _READ)
    for pattern, kind, methods in _PLAIN[page.path] if page.is_plain else _GRADIO:
        if found := re.fullmatch(pattern, below):
            named = found.groupdict().get("hash")
            return Route(page, kind, methods, named) if _has(page, kind) else None
    return None


def _has(page: Page, kind: Kind) -> bool:
    return kind != "upload" or page.takes_files


def is_address_of_page(path: str) -> bool:
    """Say whether a path is one at which a page of ours is read."""
    route = find_route({"path": path}) if path.startswith("/") else None
    return route is not None and route.kind in ("page", "plain", "live") and "GET" in route.methods
