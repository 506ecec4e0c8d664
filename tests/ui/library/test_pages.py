"""The library's addresses, behind the doors: what they show, and what they keep to themselves."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from assistant.errors import MachineError
from assistant.library.curation import ChunkMark, Curation, save_curation
from assistant.testing.redactor import PatternRedactor
from assistant.ui.serving import Serving
from assistant.workbench import Workbench
from tests.ui.doors import PASSWORD, open_doors
from tests.ui.library.conftest import NIK, ScreenedAssistant


def soup(reply: Any) -> BeautifulSoup:
    return BeautifulSoup(reply.text, "html.parser")


def titles(reply: Any) -> list[str]:
    return [one.get_text() for one in soup(reply).select(".volumes h3")]


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("", ["Tanggap kebocoran data", "Panduan panjang", "catatan"]),
        ("?dalam=en", ["Responding to a data breach"]),
        ("?bahasa=en", ["Responding to a data breach"]),
        ("?rak=tata-kelola", ["Panduan panjang"]),
        ("?untuk=petugas+data", ["Tanggap kebocoran data"]),
        ("?untuk=nobody", []),
        ("?rak=%3Cscript%3E&dalam=xx", []),
    ],
)
def test_documents_are_listed_by_shelf_language_and_audience(
    client: TestClient, query: str, listed: list[str]
) -> None:
    found = [one for one in titles(client.get(f"/pustaka/{query}")) if "window" not in one]
    assert found == listed


def test_documents_that_the_language_leaves_out_are_told_of(client: TestClient) -> None:
    count = soup(client.get("/pustaka/")).select_one(".count")
    assert "hanya yang dalam bahasa Indonesia" in count.get_text()
    everything = soup(client.get(count.a["href"])).select_one(".count")
    assert everything.a is None and "hanya" not in everything.get_text()


def test_a_draft_is_neither_listed_nor_read(client: TestClient) -> None:
    assert "draf" not in client.get("/pustaka/?dalam=semua").text.replace("draft", "")
    assert client.get("/pustaka/dokumen/draf").status_code == 404


def test_a_document_is_read_with_its_facts(client: TestClient) -> None:
    page = soup(client.get("/pustaka/dokumen/kebocoran"))
    assert [one.get_text() for one in page.select("h1")] == ["Tanggap kebocoran data"]
    assert "Perlu diperiksa lagi" in page.select_one(".is-stale").get_text()
    assert "31 Januari 2026" in page.select_one(".is-stale").get_text()
    facts = {row.dt.get_text(): row.dd.get_text() for row in page.select(".fact-sheet dl > div")}
    assert facts["Terakhir diperiksa"] == "31 Juli 2025"
    assert facts["Lisensi"] == "CC BY 4.0"
    assert facts["Untuk siapa"] == "staf program, petugas data"
    translation = page.select_one(".translation a")
    assert translation["href"] == "/pustaka/dokumen/breach?bahasa=id"
    answer = page.select_one(".self-test details")
    assert not answer.has_attr("open")
    assert answer.p.get_text() == "Tiga kali dua puluh empat jam."
    assert "https://example.org/uu" in page.select_one(".sources").get_text()


def test_the_text_is_a_page(client: TestClient) -> None:
    prose = soup(client.get("/pustaka/dokumen/kebocoran")).select_one(".prose")
    assert prose["lang"] == "id"
    assert prose.select_one("strong").get_text() == "tebal"
    assert [one.get("id") for one in prose.select("h2")] == ["b-kapan-harus-lapor", None]
    assert [one.get_text() for one in prose.select("td")] == ["Warga", "3×24 jam"]
    assert "<b>bukan tebal</b>" in prose.get_text()
    assert "tautan (https://example.org/x)" in prose.get_text()
    assert prose.find("img") is None


def test_what_must_not_be_shown_is_blacked_out(client: TestClient) -> None:
    reply = client.get("/pustaka/dokumen/kebocoran")
    assert NIK not in reply.text
    assert "Kalimat lain tetap tampak." in reply.text
    assert soup(reply).select(".prose .blacked")
    assert soup(reply).select(".sources .blacked")
    assert "dihitamkan" in soup(reply).select_one("p.note:not(.is-stale)").get_text()


def test_what_a_trainer_switched_off_is_named(client: TestClient, bench: Workbench) -> None:
    chunk = next(one for one in bench.store.chunks("kebocoran") if "Laporan" in one.text)
    mark = ChunkMark(id=chunk.id, disabled=True, marked_on=date(2026, 11, 25))
    assert "mematikan" not in client.get("/pustaka/dokumen/kebocoran").text
    save_curation(Curation(chunks=(mark,)), bench.folder)
    try:
        note = soup(client.get("/pustaka/dokumen/kebocoran")).select_one("div.is-stale")
        assert note.a.get_text() == "Kapan harus lapor?"
        assert note.a["href"].endswith(f"&di={chunk.start}#b-kapan-harus-lapor")
    finally:
        (bench.folder / "curation.yaml").unlink()


def test_no_page_leads_away_or_holds_a_script(client: TestClient) -> None:
    pages = ["/pustaka/?dalam=semua", "/pustaka/glosarium"]
    pages += [f"/pustaka/dokumen/{id}" for id in ("kebocoran", "jahat", "panjang", "breach")]
    for path in pages:
        page = soup(client.get(path))
        assert page.find_all(["script", "iframe", "img", "object", "style"]) == []
        for one in page.find_all(True):
            assert not [name for name in one.attrs if name.startswith("on") or name == "style"]
        for link in page.find_all(href=True):
            assert re.match(r"[/#]", link["href"]), link
        assert [one["action"] for one in page.find_all("form")] == [
            one["action"] for one in page.find_all("form") if one["action"].startswith("/")
        ]


def test_every_id_of_a_page_is_its_own(client: TestClient) -> None:
    for path in ("/pustaka/", "/pustaka/glosarium", "/pustaka/dokumen/kebocoran"):
        ids = [one["id"] for one in soup(client.get(path)).find_all(id=True)]
        assert len(ids) == len(set(ids))


def test_a_long_document_comes_in_parts_that_are_found_by_an_offset(
    client: TestClient, bench: Workbench
) -> None:
    first = soup(client.get("/pustaka/dokumen/panjang"))
    parts = [one["href"] for one in first.select(".pager ol")[0].select("a")]
    assert len(parts) > 3
    seen = [soup(client.get(path)).select_one(".prose") for path in parts]
    text = "".join(one.get_text() for one in seen)
    assert [n for n in range(1, 31) if text.count(f"Isi bab {n}.") != 120] == []
    assert "█" not in text
    offset = bench.store.document("panjang").text.index("## Bab 29")
    page = client.get(f"/pustaka/dokumen/panjang?di={offset}")
    assert soup(page).select("#b-bab-29")
    for wrong in ("", "-1", "x", "９", "99999999", "9" * 30):
        assert client.get("/pustaka/dokumen/panjang", params={"di": wrong}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/pustaka/dokumen/..%2f..%2fglossary.toml",
        "/pustaka/dokumen/../glossary.toml",
        "/pustaka/dokumen/glossary.toml",
        "/pustaka/dokumen/",
        "/pustaka/dokumen/nope",
        "/pustaka/dokumen/KEBOCORAN",
        "/pustaka/perlindungan-data/id/kebocoran.md",
        "/pustaka/cari/short",
        "/pustaka/assets/index.js",
        "/pustaka/gradio_api/info",
    ],
)
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 404
    assert "Laporan kebocoran" not in reply.text


def search(client: TestClient, words: str, **fields: str) -> Any:
    return client.post("/pustaka/cari?bahasa=id", data={"kata": words, **fields})


def test_a_search_shows_passages_and_leaves_no_words_in_the_address(client: TestClient) -> None:
    reply = search(client, "kapan lapor kebocoran data?")
    assert re.fullmatch(r"/pustaka/cari/[\w-]{22}\?bahasa=id", reply.url.raw_path.decode())
    page = soup(reply)
    assert [one.get_text() for one in page.select(".found mark")] == ["Laporan", "kebocoran"]
    address = page.select_one(".found h3 a")["href"]
    assert address.startswith("/pustaka/dokumen/kebocoran?bahasa=id&di=")
    assert address.endswith("#b-kapan-harus-lapor")
    assert soup(client.get(address)).select("#b-kapan-harus-lapor")
    assert [one.get_text() for one in page.select("dfn")] == ["kebocoran data"]
    assert reply.headers["cache-control"] == "no-store"


def test_personal_data_is_left_out_of_a_search(
    client: TestClient, assistant: ScreenedAssistant
) -> None:
    reply = search(client, f"Siti Contoh NIK {NIK} kapan lapor")
    assert [one.question for one in assistant.asked] == ["NIK kapan lapor"]
    assert NIK not in reply.text
    assert "1 nama orang, 1 NIK" in soup(reply).select_one(".note").get_text()


def test_what_cannot_be_read_for_personal_data_is_not_searched(
    make_app: Callable[..., Any], assistant: ScreenedAssistant
) -> None:
    broken = PatternRedactor(error=MachineError("privacy.not_masked"))
    reply = search(TestClient(make_app(redactor=broken), base_url="http://127.0.0.1:7860"), "lapor")
    assert reply.status_code == 503
    assert soup(reply).select_one("[role=alert]").get_text()
    assert assistant.asked == []


def test_a_declined_search_shows_nothing_found(client: TestClient) -> None:
    page = soup(search(client, "ditolak kebocoran data"))
    assert page.select(".found, dfn") == []


def test_nothing_found_says_so(client: TestClient) -> None:
    assert "Tidak ada bagian yang cocok." in search(client, "xyz").text


def test_a_forgotten_search_is_told(client: TestClient) -> None:
    reply = client.get("/pustaka/cari/" + "a" * 22)
    assert reply.status_code == 410
    assert "sudah dilupakan" in reply.text


def test_an_empty_search_leads_back(client: TestClient) -> None:
    assert search(client, "  ").url.path == "/pustaka/"


def test_searches_are_counted(make_app: Callable[..., Any]) -> None:
    client = TestClient(make_app(per_minute=2), base_url="http://127.0.0.1:7860")
    assert [search(client, "lapor").status_code for _ in range(3)][-1] == 429


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("data breach", ["kebocoran data"]),
        ("bocor", ["kebocoran data"]),
        ("tanpa hak", ["kebocoran data"]),
        ("OUTPUT", ["luaran"]),
        ("nothing of it", []),
    ],
)
def test_the_glossary_is_searched(client: TestClient, words: str, terms: list[str]) -> None:
    page = soup(search(client, words, tempat="glosarium"))
    assert [one.get_text() for one in page.select("dfn")] == terms


def test_the_glossary_shows_all_terms_with_their_documents(client: TestClient) -> None:
    page = soup(client.get("/pustaka/glosarium?bahasa=en"))
    assert [one.get_text() for one in page.select("dfn")] == ["data breach", "output"]
    assert page.select_one("dl a")["href"] == "/pustaka/dokumen/breach?bahasa=en"


def test_a_broken_glossary_is_told(client: TestClient, bench: Workbench) -> None:
    path = bench.folder / "glossary.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text("[[term]]\nid = 3\n", encoding="utf-8")
    try:
        assert client.get("/pustaka/glosarium").status_code == 503
    finally:
        path.write_text(whole, encoding="utf-8")
    assert client.get("/pustaka/glosarium").status_code == 200


def test_pages_may_run_nothing_and_are_not_kept(client: TestClient) -> None:
    headers = client.get("/pustaka/").headers
    assert "script-src" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"
    assert client.get("/pustaka/", headers={"host": "evil.example"}).status_code == 403
    assert client.post("/pustaka/").status_code == 405


def test_a_form_that_is_too_large_is_refused(client: TestClient) -> None:
    assert search(client, "a" * 110_000).status_code == 413


def test_accounts_stand_before_the_library(make_app: Callable[..., Any], tmp_path: Path) -> None:
    doors = open_doors(tmp_path, lambda: 1_000.0)
    doors.accounts.close()
    client = TestClient(make_app(Serving(accounts=tmp_path)), base_url="http://127.0.0.1:7860")
    asked = client.get("/pustaka/dokumen/kebocoran", follow_redirects=False)
    assert asked.status_code == 303
    assert asked.headers["location"].startswith("/masuk?")
    assert "ke=/pustaka/dokumen/kebocoran" in asked.headers["location"]
    origin = {"origin": "http://127.0.0.1:7860"}
    assert client.post("/pustaka/cari", headers=origin).status_code == 401
    for wanted, leads_to in [
        ("/pustaka/dokumen/kebocoran", "/pustaka/dokumen/kebocoran"),
        ("/pustaka/cari", "/"),
        ("//evil.example/", "/"),
        ("https://evil.example", "/"),
        ("", "/"),
    ]:
        fields = {"name": "siti", "password": PASSWORD, "ke": wanted}
        reply = client.post("/masuk", data=fields, headers=origin, follow_redirects=False)
        assert (reply.status_code, reply.headers["location"]) == (303, leads_to)
    page = soup(client.get("/pustaka/"))
    assert "siti" in page.select_one(".account-bar").get_text()
    assert page.select("nav a[href^='/pelatih']") == []
