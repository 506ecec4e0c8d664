"""The pages of PDFs: their pictures, what is marked on them, and what is not shown as a picture."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from assistant.testing.redactor import PatternRedactor
from assistant.ui.library.places import quote_of
from assistant.workbench import Workbench
from tests.documents.samples import pdf
from tests.ui.benches import open_bench
from tests.ui.library.conftest import NIK

QUOTE = "Catat setiap temuan di hari yang sama."
PAGES = (
    ((11, f"Pembuka halaman pertama. {QUOTE}"),),
    ((11, f"Warga bernomor {NIK} sudah diberi tahu."), (11, "Kalimat lain tetap tampak.")),
    ((11, f"Penutup buku saku ini. {QUOTE}"),),
)
SAID = (
    "id: saku\ntitle: Buku saku\nshelf: mne\nkind: module\nlanguage: id\n"
    "audience: [staf program]\nstatus: published\n"
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    path = tmp_path_factory.mktemp("leaves")
    folder = path / "knowledge" / "mne" / "id"
    folder.mkdir(parents=True)
    (folder / "saku.pdf").write_bytes(pdf(PAGES))
    (folder / "saku.pdf.meta.yaml").write_text(SAID, encoding="utf-8")
    (folder / "lain.md").write_text("---\n" + SAID.replace("saku", "lain") + "---\n# A\n\nIsi.\n")
    with open_bench(path) as opened:
        yield replace(opened, detect=PatternRedactor().detect)


def soup(reply: Any) -> BeautifulSoup:
    return BeautifulSoup(reply.text, "html.parser")


def test_a_page_is_seen_with_the_quote_marked_in_picture_and_text(
    client: TestClient, bench: Workbench
) -> None:
    start = bench.store.document("saku").text.index(QUOTE)
    page = soup(client.get(f"/pustaka/dokumen/saku/halaman/1?di={start}&sampai={start + 38}"))
    picture = page.select_one(".facsimile svg")
    assert "kutipannya ditandai" in picture["aria-label"]
    assert len(picture.select("rect.quoted")) == 1
    assert picture.rect["id"] == "kutipan"
    assert page.select_one(".page-text mark").get_text() == QUOTE
    assert "Halaman 1 dari 3" in page.select_one(".leaf").get_text()
    assert [one["href"] for one in page.select(".leaf")[0].select("a.turn")] == [
        "/pustaka/dokumen/saku/halaman/2?bahasa=id"
    ]
    image = client.get(picture.image["href"])
    assert image.headers["content-type"] == "image/png"
    assert image.content.startswith(b"\x89PNG")
    assert image.headers["cache-control"] == "no-store"


def test_a_page_with_personal_data_is_text_alone(client: TestClient) -> None:
    reply = client.get("/pustaka/dokumen/saku/halaman/2")
    page = soup(reply)
    assert page.select("svg.brand-mark")
    assert page.select(".facsimile") == []
    assert "ada bagian yang tidak boleh terlihat" in page.select_one(".no-picture").get_text()
    assert NIK not in reply.text
    assert "Kalimat lain tetap tampak." in page.select_one(".page-text").get_text()
    assert client.get("/pustaka/dokumen/saku/halaman/2.png").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("saku/halaman/4", "saku/halaman/9999.png", "lain/halaman/1", "nope/halaman/1"),
        *("saku/halaman/0", "saku/halaman/01", "saku/halaman/1.jpg", "saku/halaman/-1"),
        *("saku/halaman/", "saku/halaman/1.png/x", "saku/../lain/halaman/1", "saku.pdf"),
    ],
)
def test_there_are_no_other_pages(client: TestClient, path: str) -> None:
    assert client.get(f"/pustaka/dokumen/{path}").status_code == 404


@pytest.mark.parametrize("query", ["", "di=5", "di=9&sampai=3", "di=0&sampai=99999", "di=x"])
def test_an_address_without_a_quote_of_the_page_marks_nothing(
    client: TestClient, query: str
) -> None:
    page = soup(client.get(f"/pustaka/dokumen/saku/halaman/1?{query}"))
    assert page.select(".facsimile")
    assert page.select("rect, mark") == []


def test_a_file_that_changed_since_it_was_read_is_not_drawn(
    client: TestClient, bench: Workbench
) -> None:
    path = bench.folder / "mne" / "id" / "saku.pdf"
    before = path.read_bytes()
    path.write_bytes(pdf((((11, "Isi lain."),),) * 3))
    try:
        page = soup(client.get("/pustaka/dokumen/saku/halaman/3"))
        assert "belum dapat ditampilkan" in page.select_one(".no-picture").get_text()
        assert QUOTE in page.select_one(".page-text").get_text()
    finally:
        path.write_bytes(before)
    assert soup(client.get("/pustaka/dokumen/saku/halaman/3")).select(".facsimile")


def test_a_document_leads_to_its_pages(client: TestClient) -> None:
    page = soup(client.get("/pustaka/dokumen/saku"))
    address = "/pustaka/dokumen/saku/halaman/1?bahasa=id"
    assert [one["href"] for one in page.select(".translation a")] == [address]


@pytest.mark.parametrize(
    ("query", "quote"),
    [
        ({"di": "3", "sampai": "9"}, (3, 9)),
        ({"di": "9", "sampai": "3"}, None),
        ({"di": "3"}, None),
        ({"sampai": "3"}, (0, 3)),
        ({"di": "３", "sampai": "9" * 30}, None),
    ],
)
def test_a_quote_is_read_from_an_address(
    query: dict[str, str], quote: tuple[int, int] | None
) -> None:
    assert quote_of(query) == quote
