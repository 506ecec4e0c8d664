"""The self-check behind the doors: asked, weighed, shown, forgotten."""

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from assistant.selfcheck.questions import load_self_check
from assistant.strings import text
from assistant.types import Language
from assistant.ui.markup import tag
from assistant.ui.selfcheck.form_view import form_page
from tests.ui.benches import document
from tests.ui.library.conftest import (  # noqa: F401 - fixtures
    assistant,
    bench,
    client,
    make_app,
)

CHECK = load_self_check()
BEST = {one.id: one.choices[0].id for one in CHECK.question}
EVIL = '"><script>window.pwned=1</script>'


def soup(reply: Any) -> BeautifulSoup:
    return BeautifulSoup(reply.text, "html.parser")


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_questions_are_asked(client: TestClient, language: str) -> None:  # noqa: F811
    page = soup(client.get(f"/periksa/?bahasa={language}"))
    asked = [one.get_text() for one in page.select("legend .asked")]
    assert asked == [one.ask.say(language) for one in CHECK.question]  # type: ignore[arg-type]
    assert page.select("input:checked, input[checked]") == []
    for question in CHECK.question:
        boxes = page.select(f"input[type=radio][name={question.id}]")
        assert [box["value"] for box in boxes] == [one.id for one in question.choices]
        assert all(box.find_parent("label") and box.find_parent("fieldset") for box in boxes)


def test_answers_lead_to_a_summary_with_links(client: TestClient) -> None:  # noqa: F811
    answers = {**BEST, "insiden": "belum", "nama": "Catatan warga"}
    page = soup(client.post("/periksa/?bahasa=en", data=answers))
    assert page.h1.get_text() == "Catatan warga"
    assert page.select_one(".outcome h2").get_text() == "Wait, and settle this first"
    assert [one.get_text() for one in page.select(".findings h3")] == ["When something goes wrong"]
    held = {one["name"]: one["value"] for one in page.select_one(".ways-on form").select("input")}
    assert held == answers


def test_answers_can_be_changed_and_read_in_the_other_language(
    client: TestClient,  # noqa: F811
) -> None:
    answers = {**BEST, "data": "pribadi", "nama": "X & Y"}
    page = soup(client.post("/periksa/?bahasa=id", data=answers))
    for form in page.select(".ways-on form")[1:]:
        fields = {one["name"]: one["value"] for one in form.select("input")}
        again = soup(client.post(form["action"], data=fields))
        if "ubah" in fields:
            chosen = {one["name"]: one["value"] for one in again.select("input[checked]")}
            assert chosen == {one: answers[one] for one in BEST}
            assert again.select_one("#use-name")["value"] == "X & Y"
        else:
            assert again.html["lang"] == "en"
            assert again.h1.get_text() == "X & Y"


def test_a_summary_is_downloaded_as_markdown(client: TestClient) -> None:  # noqa: F811
    reply = client.post("/periksa/unduh?bahasa=id", data={**BEST, "nama": "Uji"})
    assert reply.headers["content-type"] == "text/markdown; charset=utf-8"
    assert reply.headers["content-disposition"] == (
        'attachment; filename="periksa-pemakaian-ai.md"'
    )
    assert reply.headers["cache-control"] == "no-store"
    assert reply.text.startswith("# Periksa pemakaian AI\n\n**Uji**\n")


def test_nothing_hostile_comes_back(client: TestClient) -> None:  # noqa: F811
    sent = {one: EVIL for one in BEST} | {"nama": EVIL, EVIL: EVIL}
    reply = client.post("/periksa/", data=sent)
    assert "<script" not in reply.text
    assert soup(reply).h1.get_text() == EVIL
    held = {one["name"] for one in soup(reply).select(".ways-on input")}
    assert held == {"nama", "ubah"}


def test_a_long_name_is_cut(client: TestClient) -> None:  # noqa: F811
    page = soup(client.post("/periksa/", data={"nama": "x" * 5_000}))
    assert page.h1.get_text() == "x" * 120


def test_nothing_is_kept(
    client: TestClient,  # noqa: F811
    bench: Any,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = Path(bench.folder).parent
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with caplog.at_level(logging.DEBUG):
        client.post("/periksa/", data={**BEST, "nama": "RAHASIA"})
        client.post("/periksa/unduh", data={**BEST, "nama": "RAHASIA"})
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert "RAHASIA" not in caplog.text
    assert "RAHASIA" not in client.get("/periksa/").text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/periksa", 308),
        ("GET", "/periksa/unduh", 405),
        ("PUT", "/periksa/", 405),
        ("POST", "/periksa/lain", 404),
        ("GET", "/periksa/gradio_api/info", 404),
    ],
)
def test_nothing_else_is_served(
    client: TestClient,  # noqa: F811
    method: str,
    path: str,
    status: int,
) -> None:
    assert client.request(method, path, follow_redirects=False).status_code == status


def test_every_document_that_is_named_is_linked_where_the_library_has_it(
    client: TestClient,  # noqa: F811
) -> None:
    page = client.post("/periksa/?bahasa=id", data={**BEST, "insiden": "belum"})
    assert re.findall(r'href="/pustaka/dokumen/([\w-]+)', page.text) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_question_leads_to_its_module_behind_the_reason(language: Language) -> None:
    page = BeautifulSoup(
        form_page(CHECK, {}, language, link_to_document=lambda id: tag("a", id, href=f"/{id}")),
        "html.parser",
    )
    for question in CHECK.question:
        why = page.select_one(f"#t-{question.id} details")
        assert why.a["href"] == f"/{question.see}"
        assert text(language, "selfcheck.new_tab") in why.get_text()


def test_a_module_opens_beside_the_answers(client: TestClient, bench: Any) -> None:  # noqa: F811
    see = CHECK.question[0].see
    (bench.folder / "etika-ai" / "id").mkdir(parents=True, exist_ok=True)
    (bench.folder / "etika-ai" / "id" / f"{see}.md").write_text(
        document(see, "# Memilih alat\n\nIsi.\n", title="Memilih alat"), encoding="utf-8"
    )
    bench.sync()
    page = soup(client.get("/periksa/?bahasa=id"))
    (link,) = page.select(".self-check details a")
    assert (link.get_text(), link["target"]) == ("Memilih alat", "_blank")
    assert see in link["href"]
