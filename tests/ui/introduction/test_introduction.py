"""The page to begin with says what is ready, and asks nobody who they are."""

import threading
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from assistant.loading import LoadingGenerator, ModelState
from assistant.strings import text
from assistant.types import Language
from assistant.ui.introduction.view import introduction
from tests.ui.library.conftest import assistant, bench, client, make_app  # noqa: F401 - fixtures


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("model", "documents", "waits"),
    [("loading", 58, True), ("ready", 58, False), ("failed", 58, False), ("none", 0, False)],
)
def test_what_is_ready_is_said(
    model: ModelState, documents: int, waits: bool, language: Language
) -> None:
    said = words(introduction(model, documents, language))
    library = "first.library.some" if documents else "first.library.none"
    assert text(language, library, count=documents) in said
    assert text(language, f"first.model.{model}").replace("`", "").split(";")[0] in said
    assert (text(language, "first.look_again") in said) == waits


def test_the_page_has_no_form_no_script_and_leads_on(client: TestClient) -> None:  # noqa: F811
    reply = client.get("/mulai/?bahasa=en")
    page = BeautifulSoup(reply.text, "html.parser")
    assert page.select("form, script") == []
    assert "set-cookie" not in reply.headers
    assert page.select_one("a.begin")["href"] == "/?bahasa=en"
    assert page.select_one("a.language")["hreflang"] == "id"
    assert len(page.select("main section")) == 4


@pytest.mark.parametrize("page", ["/pustaka/", "/periksa/", "/tentang/"])
def test_every_plain_page_leads_to_it(client: TestClient, page: str) -> None:  # noqa: F811
    found = BeautifulSoup(client.get(f"{page}?bahasa=id").text, "html.parser")
    assert [one["href"] for one in found.select(".ways a")][-1:] == ["/mulai/?bahasa=id"]


@pytest.mark.parametrize(("error", "state"), [(None, "ready"), (RuntimeError(), "failed")])
def test_a_model_tells_how_far_it_has_come(error: Any, state: ModelState) -> None:
    go_on, seen = threading.Event(), []

    class Loaded:
        def close(self) -> None:
            seen.append("closed")

    def load() -> Any:
        go_on.wait(10)
        if error is not None:
            raise error
        return Loaded()

    generator = LoadingGenerator(load, id="m")
    assert generator.state == "loading"
    go_on.set()
    generator.close()
    assert generator.state == state
    assert seen == (["closed"] if error is None else [])
