"""The page to begin with says what is ready, and asks nobody who they are."""

import threading
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from assistant.loading import LoadingGenerator, ModelState
from assistant.store.report import Progress
from assistant.strings import text
from assistant.types import Language
from assistant.ui.introduction.state_view import Readiness
from assistant.ui.introduction.view import introduction
from tests.ui.library.conftest import assistant, bench, client, make_app  # noqa: F401 - fixtures

READING = Progress(stage="reading", done=12, total=58, seconds=3)
SCANNING = Progress(stage="scanning", done=0, total=0, seconds=0)


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
    page = introduction(Readiness(model=model, documents=documents), language)
    library = "first.library.some" if documents else "first.library.none"
    assert text(language, library, count=documents) in words(page)
    assert text(language, f"first.model.{model}").replace("`", "").split(";")[0] in words(page)
    assert (text(language, "first.look_again") in words(page)) == waits
    assert ("<script" in page, "<progress" in page, "data-waits" in page) == (waits,) * 3


@pytest.mark.parametrize(
    ("sync", "documents", "said", "value"),
    [
        (READING, 0, "Membaca berkas: 12 dari 58", "12"),
        (READING, 7, "Pustaka siap: 7 dokumen.", "12"),
        (SCANNING, 0, "Mencari berkas", None),
    ],
)
def test_how_far_the_library_has_come(
    sync: Progress, documents: int, said: str, value: str | None
) -> None:
    found = Readiness(model="ready", documents=documents, sync=sync)
    page = BeautifulSoup(introduction(found, "id"), "html.parser")
    assert said in words(str(page))
    assert text("id", "first.library.none") not in words(str(page))
    assert [bar.get("value") for bar in page.select("progress")] == [value]
    assert [bar["aria-label"] for bar in page.select("progress")] != [""]


def test_the_page_has_no_form_no_script_and_leads_on(client: TestClient) -> None:  # noqa: F811
    reply = client.get("/mulai/?bahasa=en")
    page = BeautifulSoup(reply.text, "html.parser")
    assert page.select("form, script") == []
    assert "set-cookie" not in reply.headers
    assert page.select_one("a.begin")["href"] == "/?bahasa=en"
    assert page.select_one("a.language")["hreflang"] == "id"
    assert len(page.select("main section")) == 4


def test_the_language_is_asked_for_on_the_page_in_both(client: TestClient) -> None:  # noqa: F811
    page = BeautifulSoup(client.get("/mulai/?bahasa=en").text, "html.parser")
    asked = page.select_one("main .languages")
    for language in ("id", "en"):
        assert text(language, "plain.which_language") in words(str(asked))
    assert [(one["href"], one.get("aria-current")) for one in asked.select("a")] == [
        ("/mulai/?bahasa=id", None),
        ("/mulai/?bahasa=en", "true"),
    ]


def test_only_this_page_may_run_a_script_and_only_ours(client: TestClient) -> None:  # noqa: F811
    policy = client.get("/mulai/").headers["content-security-policy"]
    assert "script-src 'self'; connect-src 'self'" in policy and "unsafe" not in policy
    assert "script-src" not in client.get("/mulai/keadaan").headers["content-security-policy"]
    assert "script-src" not in client.get("/tentang/").headers["content-security-policy"]
    script = client.get("/mulai.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert client.get("/mulai.js/").status_code == 404


@pytest.mark.parametrize("page", ["/pustaka/", "/periksa/", "/tentang/"])
def test_every_plain_page_leads_to_it(client: TestClient, page: str) -> None:  # noqa: F811
    found = BeautifulSoup(client.get(f"{page}?bahasa=id").text, "html.parser")
    assert [one["href"] for one in found.select(".ways a")][-1:] == ["/mulai/?bahasa=id"]


def test_a_sync_tells_how_far_it_has_come(bench: Any) -> None:  # noqa: F811
    seen = []
    bench.sync(progress=lambda now: seen.append((now, bench.synchronizer.progress)))
    assert seen and all(told == known for told, known in seen)
    assert bench.synchronizer.progress is None


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

    generator = LoadingGenerator(load, id="m").begin()
    assert generator.state == "loading"
    go_on.set()
    generator.close()
    assert generator.state == state
    assert seen == (["closed"] if error is None else [])
