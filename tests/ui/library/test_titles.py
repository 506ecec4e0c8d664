"""Titles that the text below them makes personal: hidden on the shelf, the page and its tab."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.privacy import Redactor
from assistant.screening import Screen
from assistant.testing.assistant import ScriptedAssistant
from assistant.workbench import Workbench
from tests.documents.samples import pdf
from tests.ui.benches import document, open_bench
from tests.ui.library.conftest import ScreenedAssistant

TITLE = "Asesmen Sulastri Wulandari"
CASE = "Sulastri Wulandari adalah penyintas kekerasan dan positif HIV sejak 2019."
HIDDEN = "(nama disembunyikan)"
AUTHOR = "Panduan rapat menurut Sulastri Wulandari"
SAID = (
    f"id: kasus\ntitle: {TITLE}\nshelf: mne\nkind: module\nlanguage: id\n"
    "audience: [staf program]\nstatus: published\n"
)
FEW = "Ada dua perempuan dengan HIV di Desa Mekar."


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    path = tmp_path_factory.mktemp("titles")
    folder = path / "knowledge" / "mne" / "id"
    folder.mkdir(parents=True)
    (folder / "kasus.pdf").write_bytes(pdf((((11, "Pembuka."),), ((11, CASE),))))
    (folder / "kasus.pdf.meta.yaml").write_text(SAID, encoding="utf-8")
    far = f"# Isi\n\n{'Rapat desa dimulai pukul sembilan. ' * 900}\n\n{CASE}\n"
    (folder / "panjang.md").write_text(document("panjang", far, title=TITLE), encoding="utf-8")
    text = "# Rapat\n\nRapat dimulai pukul sembilan.\n"
    (folder / "rapat.md").write_text(document("rapat", text, title=AUTHOR), encoding="utf-8")
    few = f"# Rapat\n\n{FEW} Rapat dimulai pukul sembilan.\n"
    (folder / "sedikit.md").write_text(document("sedikit", few, title=FEW), encoding="utf-8")
    with open_bench(path) as opened:
        yield replace(opened, detect=Redactor().detect)


@pytest.fixture
def assistant(bench: Workbench) -> ScriptedAssistant:
    return ScreenedAssistant(bench.store.documents(), (), Screen(bench.detect))


@pytest.fixture
def client(make_app: Callable[..., Any]) -> TestClient:
    return TestClient(make_app(), base_url="http://127.0.0.1:7860")


def test_the_shelf_hides_what_answers_hide(client: TestClient) -> None:
    shelf = client.get("/pustaka/").text
    assert TITLE not in shelf
    assert FEW not in shelf
    assert shelf.count(HIDDEN) == 3
    assert AUTHOR in shelf


@pytest.mark.parametrize("path", ["kasus", "kasus/halaman/1", "kasus/halaman/2", "panjang"])
def test_neither_page_nor_tab_shows_it(client: TestClient, path: str) -> None:
    page = client.get(f"/pustaka/dokumen/{path}")
    assert page.status_code == 200
    assert "Sulastri" not in page.text
    assert HIDDEN in page.text.partition("</title>")[0]
