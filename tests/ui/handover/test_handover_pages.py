"""The brief for a mentor: made of a question and its quotes, masked, saved, forgotten."""

import io
import logging
from collections.abc import Callable
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from assistant.errors import MachineError
from assistant.testing.redactor import PatternRedactor
from assistant.types import Chunk, Evidence, Locator, Passage
from assistant.ui.exchange import Exchange
from assistant.ui.handover.view import begin_button
from tests.ui.library.conftest import (  # noqa: F401 - fixtures
    NIK,
    assistant,
    bench,
    client,
    make_app,
)

EVIL = '"><script>window.pwned=1</script>'
ASKED = {
    "pertanyaan": f"Bolehkah data Siti Contoh (NIK {NIK}) dipakai?",
    "konteks": "Siti Contoh\nikut program",
    "terbuka": "# judul <b>tebal</b> *x*",
    "judul": ["Satu", "Dua"],
    "tempat": ["hal. 3", ""],
    "kutipan": ["Kutipan pertama.", "Kutipan kedua."],
}
PROMISED = {"dibaca": "1", "setuju": "1"}
READY = {**ASKED, **PROMISED, "siap": "1", "dipilih": "1", "pakai": ["1"]}


def soup(reply: Any) -> BeautifulSoup:
    return BeautifulSoup(reply.text, "html.parser")


def fields_of(form: Any) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for one in form.select("input[type=hidden]"):
        held.setdefault(one["name"], []).append(one["value"])
    return held


def test_a_question_and_its_quotes_fill_the_form(client: TestClient) -> None:  # noqa: F811
    page = soup(client.post("/pendamping/?bahasa=id", data=ASKED))
    assert page.select_one("#pertanyaan").get_text().strip() == ASKED["pertanyaan"]
    assert [one.get_text() for one in page.select("fieldset q")] == ASKED["kutipan"]
    assert len(page.select("input[type=checkbox][required]")) == 2


def test_the_brief_is_masked_and_holds_the_chosen_quotes(
    client: TestClient,  # noqa: F811
) -> None:
    reply = client.post("/pendamping/?bahasa=id", data=READY)
    page = soup(reply)
    assert NIK not in reply.text
    assert "Siti" not in reply.text
    texts = [one.get_text() for one in page.select("section .as-it-is")]
    assert texts == [
        "Bolehkah data [NAMA-1] (NIK [NIK-1]) dipakai?",
        "[NAMA-1]\nikut program",
        "# judul <b>tebal</b> *x*",
    ]
    assert "2 nama orang, 1 NIK" in page.select_one(".note").get_text()
    assert [one.get_text() for one in page.select("q")] == ["Kutipan kedua."]


@pytest.mark.parametrize("missing", list(PROMISED))
@pytest.mark.parametrize("path", ["", "unduh"])
def test_no_brief_is_made_before_both_statements_are_confirmed(
    client: TestClient,  # noqa: F811
    path: str,
    missing: str,
) -> None:
    sent = {name: value for name, value in READY.items() if name != missing}
    page = soup(client.post(f"/pendamping/{path}?bahasa=id", data={**sent, "bentuk": "md"}))
    assert "Centang kedua pernyataan" in page.select_one("[role=alert]").get_text()
    assert page.select_one(".as-it-is") is None
    assert page.select_one("#pertanyaan").get_text().strip() == ASKED["pertanyaan"]
    ticked = {one["name"] for one in page.select("input[required][checked]")}
    assert ticked == {"dibaca", "setuju"} - {missing}


def test_a_brief_without_a_question_is_not_made(client: TestClient) -> None:  # noqa: F811
    page = soup(client.post("/pendamping/?bahasa=id", data={**PROMISED, "siap": "1"}))
    assert "pertanyaannya" in page.select_one("[role=alert]").get_text()


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Penulis menyatakan:"), ("en", "The writer confirms:")]
)
def test_the_brief_says_what_was_confirmed(
    client: TestClient,  # noqa: F811
    language: str,
    said: str,
) -> None:
    assert said in client.post(f"/pendamping/?bahasa={language}", data=READY).text
    address = f"/pendamping/unduh?bahasa={language}"
    assert said in client.post(address, data={**READY, "bentuk": "md"}).text
    made = client.post(address, data={**READY, "bentuk": "docx"})
    lines = [one.text for one in docx.Document(io.BytesIO(made.content)).paragraphs]
    assert any(line.startswith(said) for line in lines)


@pytest.mark.parametrize(("language", "said"), [("id", "Tidak diisi."), ("en", "Left empty.")])
def test_what_was_left_empty_is_said(client: TestClient, language: str, said: str) -> None:  # noqa: F811
    left = {key: value for key, value in READY.items() if key not in ("konteks", "terbuka")}
    assert said in client.post(f"/pendamping/?bahasa={language}", data=left).text
    address = f"/pendamping/unduh?bahasa={language}"
    assert said in client.post(address, data={**left, "bentuk": "md"}).text.splitlines()
    made = client.post(address, data={**left, "bentuk": "docx"})
    lines = [one.text for one in docx.Document(io.BytesIO(made.content)).paragraphs]
    assert said in lines


def test_the_page_says_how_a_brief_becomes_a_pdf(client: TestClient) -> None:  # noqa: F811
    page = soup(client.post("/pendamping/?bahasa=id", data=READY))
    assert "menyimpan sebagai PDF" in page.select_one(".ways-on").get_text()


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_the_brief_is_saved(client: TestClient, kind: str) -> None:  # noqa: F811
    page = soup(client.post("/pendamping/?bahasa=id", data=READY))
    form = next(
        one for one in page.select(".ways-on form") if fields_of(one).get("bentuk") == [kind]
    )
    reply = client.post(form["action"], data=fields_of(form))
    name = f'attachment; filename="catatan-untuk-pendamping.{kind}"'
    assert reply.headers["content-disposition"] == name
    assert reply.headers["cache-control"] == "no-store"
    if kind == "md":
        assert "Bolehkah data \\[NAMA-1\\] (NIK \\[NIK-1\\]) dipakai?" in reply.text
        assert r"\# judul \<b\>tebal\</b\> \*x\*" in reply.text
        assert "> Kutipan kedua." in reply.text.splitlines()
    else:
        written = docx.Document(io.BytesIO(reply.content))
        lines = [one.text for one in written.paragraphs]
        assert "Bolehkah data [NAMA-1] (NIK [NIK-1]) dipakai?" in lines
        assert "Kutipan kedua." in lines
        assert written.core_properties.author == ""


@pytest.mark.parametrize("path", ["", "unduh"])
def test_a_forged_form_is_masked_all_the_same(
    client: TestClient,  # noqa: F811
    path: str,
) -> None:
    reply = client.post(f"/pendamping/{path}", data={**READY, "bentuk": "md"})
    assert NIK not in reply.text


def test_what_cannot_be_read_for_personal_data_is_not_made(
    make_app: Callable[..., Any],  # noqa: F811
) -> None:
    broken = PatternRedactor(error=MachineError("privacy.not_masked"))
    client = TestClient(make_app(redactor=broken), base_url="http://127.0.0.1:7860")  # noqa: F811
    for path in ("", "unduh"):
        reply = client.post(f"/pendamping/{path}", data=READY)
        assert reply.status_code == 503
        assert soup(reply).select("[role=alert]")
        assert soup(reply).select_one("#konteks").get_text().strip() == ASKED["konteks"]


def test_nothing_hostile_comes_back(client: TestClient) -> None:  # noqa: F811
    sent = {name: EVIL for name in ("pertanyaan", "konteks", "terbuka", "judul", "kutipan")}
    for more in ({}, {"siap": "1"}, {"siap": "1", **PROMISED}):
        reply = client.post("/pendamping/", data={**sent, "tempat": EVIL, **more})
        assert "<script" not in reply.text
        assert soup(reply).find(["script", "iframe", "img"]) is None


def test_an_odd_form_is_no_fault(client: TestClient) -> None:  # noqa: F811
    for sent in (
        {},
        {"siap": "1"},
        {**PROMISED, "siap": "1", "pertanyaan": "a\x00b\x1b", "judul": ["x"] * 30, "kutipan": "y"},
        {**PROMISED, "siap": "1", "pertanyaan": "x" * 9_000},
    ):
        assert client.post("/pendamping/", data=sent).status_code == 200
        for kind in ("md", "docx", "exe"):
            reply = client.post("/pendamping/unduh", data={**sent, "bentuk": kind})
            assert reply.status_code == 200


def test_nothing_is_kept(
    client: TestClient,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/pendamping/", data={**READY, "konteks": "RAHASIA"})
    assert "RAHASIA" not in caplog.text
    assert "RAHASIA" not in client.get("/pendamping/").text


def finished(**changes: Any) -> Exchange:
    chunk = Chunk(
        id="c", document_id="d", title="Audit", language="id", text="Isi.", start=0, end=4,
        locator=Locator(page=3),
    )  # fmt: skip
    passage = Passage(chunk=chunk, source="d.md", rank=1, score=1.0)
    quote = Evidence(number=1, passage=passage, quote="Isi.", start=0, end=4, score=1.0)
    known = {
        **{"id": 1, "question": "Apa?", "passages_only": False, "asked_at": 0.0},
        **{"phase": "done", "insufficient": True, "evidence": (quote,)},
    }
    return Exchange(**{**known, **changes})


def test_an_unanswered_question_can_be_handed_on() -> None:
    form = BeautifulSoup(begin_button(finished(), "id"), "html.parser").form
    assert form["target"] == "_blank"
    assert fields_of(form) == {
        "pertanyaan": ["Apa?"],
        "konteks": [""],
        "terbuka": [""],
        "judul": ["Audit"],
        "tempat": ["hal. 3"],
        "kutipan": ["Isi."],
    }


@pytest.mark.parametrize("changes", [{"phase": "writing"}, {"insufficient": False}])
def test_other_questions_are_not(changes: dict[str, Any]) -> None:
    assert begin_button(finished(**changes), "id") == ""
