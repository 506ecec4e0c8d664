"""Which addresses exist: what Gradio 6.31's front end asks for while a page is used, no more.

Gradio serves an API, files, uploads, a queue's state and more at other addresses; none of them is
reachable. A path is compared as it was sent: nothing that the pages ask for needs a percent sign,
so encoded dots, slashes and zero bytes match nothing.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.ui.asgi import Scope

TRAINER_PATH = "/pelatih"
"""Where the trainer's page is served."""

MASK_PATH = "/samarkan"
"""Where the page that masks texts and files is served."""

LOG_IN_PATH = "/masuk"
"""Where the page to log in is."""

LOG_OUT_PATH = "/keluar"
STYLE_PATH = "/masuk.css"

ROUTE = "pandu.route"
"""Where the scope of a request has its route."""

Kind = Literal[
    "page", "asset", "event", "stream", "upload", "redirect", "log-in", "log-out", "style"
]
"""A page; a part of Gradio's front end; what a page tells; what it listens to; a file it sends;
the way to a page; the page to log in; the way out; the style of both."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours; `path` is empty for the first one."""

    path: str
    takes_files: bool = False
    is_for_trainers: bool = False


PAGES = (
    Page(""),
    Page(TRAINER_PATH, takes_files=True, is_for_trainers=True),
    Page(MASK_PATH, takes_files=True),
)
"""All pages, each with Gradio's routes below it."""

_ALONE: dict[str, tuple[Kind, tuple[str, ...]]] = {
    LOG_IN_PATH: ("log-in", ("GET", "HEAD", "POST")),
    LOG_OUT_PATH: ("log-out", ("POST",)),
    STYLE_PATH: ("style", ("GET", "HEAD")),
}
_NAME = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
_BELOW: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
    (r"/", "page", ("GET", "HEAD")),
    (rf"/assets/{_NAME}|/static/js/{_NAME}|/favicon\.ico", "asset", ("GET", "HEAD")),
    (r"/(?:gradio_api/)?theme\.css|/gradio_api/startup-events", "asset", ("GET", "HEAD")),
    (r"/gradio_api/heartbeat/(?P<hash>[A-Za-z0-9_]{1,64})", "stream", ("GET",)),
    (r"/gradio_api/queue/data", "stream", ("GET",)),
    (r"/gradio_api/(?:queue/join|run/predict|reset|cancel)", "event", ("POST",)),
    (r"/gradio_api/upload", "upload", ("POST",)),
)


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
        return Route(page, "redirect", ("GET", "HEAD"))
    for pattern, kind, methods in _BELOW:
        if found := re.fullmatch(pattern, below):
            named = found.groupdict().get("hash")
            return Route(page, kind, methods, named) if _has(page, kind) else None
    return None


def _has(page: Page, kind: Kind) -> bool:
    return kind != "upload" or page.takes_files
