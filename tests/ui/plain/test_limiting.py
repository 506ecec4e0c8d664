"""Forms have a bound in a minute, and what was typed comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.ui.library.conftest import assistant, bench, make_app  # noqa: F401 - fixtures

PATHS = ["/pendamping/", "/pendamping/unduh", "/periksa/", "/periksa/unduh"]


def few(make_app: Callable[..., Any]) -> TestClient:  # noqa: F811
    return TestClient(make_app(per_minute=2), base_url="http://127.0.0.1:7860")


@pytest.mark.parametrize("path", PATHS)
def test_the_third_form_waits_and_keeps_what_was_typed(
    make_app: Callable[..., Any],  # noqa: F811
    path: str,
) -> None:
    client, typed = few(make_app), {"pertanyaan": '"><b>Bolehkah?</b>', "pakai": ["0", "1"]}
    replies = [client.post(f"{path}?bahasa=en", data=typed) for _ in range(3)]
    assert [reply.status_code == 429 for reply in replies] == [False, False, True]
    page = BeautifulSoup(replies[-1].text, "html.parser")
    assert replies[-1].headers["retry-after"] == "30"
    assert "Wait 30 seconds" in page.select_one("main").get_text()
    form = page.select_one("main form")
    assert form["action"] == f"{path}?bahasa=en"
    held = [(one["name"], one["value"]) for one in form.select("input")]
    assert held == [("pertanyaan", '"><b>Bolehkah?</b>'), ("pakai", "0"), ("pakai", "1")]
    assert not page.select("main b")


@pytest.mark.parametrize("path", ["/pendamping/", "/periksa/"])
def test_reading_a_page_counts_nothing(make_app: Callable[..., Any], path: str) -> None:  # noqa: F811
    client = few(make_app)
    assert {client.get(path).status_code for _ in range(5)} == {200}
    assert client.post(path, data={}).status_code == 200
