"""The whole way in Chromium: `pandu serve`, the default models, the shipped library."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.ui.browsing import Visit

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(1800)]

ROOT = Path(__file__).parents[2]
PORT = 18_790
BREACH = "Berapa lama batas waktu memberi tahu bila data pribadi bocor?"
_SECONDS = 300  # for a start, on a computer with other work


@pytest.fixture(scope="module")
def address(real_environment: dict[str, str]) -> Iterator[str]:
    """A server as its users start it."""
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(PORT), "--no-browser"]
    server = subprocess.Popen(command, cwd=ROOT, env=real_environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}"
    try:
        end = time.monotonic() + _SECONDS
        while not _answers(address):
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < end, "the server did not begin"
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(60)


def _answers(address: str) -> bool:
    try:
        with urlopen(address) as reply:  # noqa: S310 - our own server
            return bool(reply.status == 200)
    except (URLError, ConnectionError):
        return False


def test_questions_are_answered_from_the_library(browser: Any, address: str) -> None:
    visit = Visit(browser, address, viewport={"width": 1366, "height": 768})
    page = visit.page
    page.set_default_timeout(1000 * _SECONDS)

    visit.ask(BREACH)
    quotes = [_plain(one) for one in visit.last.locator("blockquote").all_inner_texts()]
    assert any("3×24 jam" in quote for quote in quotes)
    assert "yakin" in visit.last.locator(".sureness").inner_text()
    for number, quote in enumerate(quotes):
        visit.last.locator(".cards [data-open]").nth(number).click()
        mark = page.locator("#source-panel mark")
        mark.first.wait_for()
        assert _plain(" ".join(mark.all_text_contents())) == quote
        page.keyboard.press("Escape")

    visit.ask("Kartu grafis apa yang diperlukan untuk menjalankan Sahabat-AI?")
    assert visit.last.locator(".quotes").count() == 0
    assert "belum menjawab" in visit.last.inner_text()
    visit.close()


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(' “”"')
