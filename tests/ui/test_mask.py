"""The masking page in a real browser: bring, review, decide, save; and nothing is left behind."""

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from assistant.privacy import Redactor
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.types import Language
from assistant.ui.serving import Serving
from assistant.workbench import Workbench
from tests.masking import planted
from tests.ui.accessible import barriers
from tests.ui.browsing import Tab, foreign
from tests.ui.conftest import serving

pytestmark = pytest.mark.browser

NIK = "3201010101900000"
TEXT = f"Ibu Siti Aminah (NIK {NIK}) datang.\nSiti Aminah pulang <script>window.pwned=1</script>"
CSV = "Urut;Nama;Umur;Kecamatan;Catatan\n" + "".join(
    f"{i};Siti Aminah {chr(64 + i)};{20 + i};Fiktif;Bertemu Siti Aminah {chr(64 + i)}\n"
    for i in range(1, 8)
)
LEFT = ("Siti", "Aminah", NIK, "RAHASIA")


class Masking(Tab):
    """The masking page."""

    def __init__(
        self, browser: Any, address: str, *, hold: str | None = None, **options: Any
    ) -> None:
        super().__init__(browser, address, **options)
        self.page.set_default_timeout(45_000)
        self.held: list[tuple[Any, Any]] = []
        if hold is not None:
            self.page.route(hold, lambda route: self.held.append((route, route.fetch())), times=1)
        self.page.goto(f"{address}/samarkan/?bahasa=id")
        self.speaks("id")

    def paste(self, text: str) -> None:
        self.page.get_by_label("Teks", exact=True).fill(text)
        self.page.get_by_role("button", name="Samarkan teks").click()
        self.page.locator("#result-title").wait_for()

    def bring(self, name: str, data: bytes) -> None:
        self.page.locator("#bring input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        )

    def save(self, label: str = "Unduh hasil") -> tuple[str, bytes]:
        with self.page.expect_download() as caught:
            self.page.get_by_role("button", name=label).click()
        download = caught.value
        return download.suggested_filename, Path(download.path()).read_bytes()


@pytest.fixture(scope="module")
def address(workbench: Workbench, make_session_assistant: ScriptedAssistant) -> Iterator[str]:
    bench = replace(workbench, detect=Redactor().detect)
    with serving(make_session_assistant, bench, Serving(uploads_per_minute=600)) as at:
        yield at


@pytest.fixture(scope="module")
def make_session_assistant(guide: Any, handbook: Any, hostile: Any) -> ScriptedAssistant:
    return ScriptedAssistant((guide, handbook, hostile), ())


@pytest.fixture
def tab(browser: Any, address: str) -> Iterator[Masking]:
    one = Masking(browser, address, viewport={"width": 1366, "height": 768})
    yield one
    one.close()


def uploads() -> list[bytes]:
    """Return what stands in the folder of uploads."""
    folder = Path(os.environ["GRADIO_TEMP_DIR"])
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_text_is_masked_reviewed_and_saved(tab: Masking, pictures: Path) -> None:
    tab.paste(TEXT)
    page = tab.page
    assert "Ibu [NAMA-1] (NIK [NIK-1]) datang." in page.locator(".preview").inner_text()
    assert page.evaluate("document.activeElement.id") == "result-title"
    page.screenshot(path=pictures / "mask-text.png", full_page=True)
    page.locator("#f-NIK-1").uncheck()
    page.locator("#also").fill("datang")
    page.get_by_role("button", name="Terapkan pilihan").click()
    page.locator(".preview", has_text=f"(NIK {NIK}) [NAMA-2].").wait_for()
    name, data = tab.save()
    assert name == "teks-tersamar.txt"
    assert data.decode().startswith(f"Ibu [NAMA-1] (NIK {NIK}) [NAMA-2].\n[NAMA-1] pulang <script>")
    page.get_by_role("button", name="Hapus semua").click()
    page.locator("#result-title").wait_for(state="detached")
    assert page.get_by_label("Teks", exact=True).input_value() == ""


def test_a_document_is_masked_and_no_upload_is_left(tab: Masking, pictures: Path) -> None:
    tab.bring("Ibu Siti Aminah.docx", planted.docx())
    tab.page.locator("#result-title").wait_for()
    assert "Komentar dibuang." in tab.page.locator(".notes").inner_text()
    tab.page.screenshot(path=pictures / "mask-docx.png", full_page=True)
    name, data = tab.save()
    assert name == "berkas-tersamar.docx"
    assert list(planted.leaks(data)) == []
    assert not any(b"PK" in one for one in uploads())


def test_a_workbook_is_treated_by_column(tab: Masking, pictures: Path) -> None:
    tab.bring("daftar.xlsx", planted.xlsx())
    tab.page.locator("#result-title").wait_for()
    tab.page.get_by_role("combobox", name="Umur", exact=True).select_option("drop")
    tab.page.get_by_role("button", name="Terapkan pilihan").click()
    tab.page.locator(".preview th", has_text="Umur").wait_for(state="detached")
    tab.page.screenshot(path=pictures / "mask-xlsx.png", full_page=True)
    name, data = tab.save()
    assert name == "daftar-tersamar.xlsx"
    assert list(planted.leaks(data)) == []
    assert not any(b"PK" in one for one in uploads())


def test_codes_come_with_a_key_of_their_own(tab: Masking) -> None:
    tab.bring("daftar.csv", CSV.encode())
    tab.page.locator(".groups", has_text="kelompok yang lebih kecil dari 5").wait_for()
    tab.page.get_by_role("combobox", name="Nama", exact=True).select_option("pseudonym")
    tab.page.locator("#method").select_option("codes")
    tab.page.get_by_role("button", name="Terapkan pilihan").click()
    tab.page.locator(".preview td", has_text="NAMA-0001").wait_for()
    _, data = tab.save()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["Nama"] == "NAMA-0001"
    assert "Siti" not in data.decode()
    name, key = tab.save("Unduh berkas kunci")
    assert name == "kunci-pandu.json"
    assert b"Siti Aminah A" in key


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 rusak", "rusak"),
        ("a.docx", b"bukan docx", "DOCX"),
        ("a.csv", b"", "kosong"),
    ],
)
def test_what_can_not_be_read_is_said(tab: Masking, name: str, data: bytes, said: str) -> None:
    tab.bring(name, data)
    alert = tab.page.locator("#result [role=alert]")
    alert.wait_for()
    assert said in alert.inner_text()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
def test_words_contrast_and_width(
    browser: Any, address: str, language: Language, scheme: str, width: int, pictures: Path
) -> None:
    tab = Masking(browser, address, viewport={"width": width, "height": 768}, color_scheme=scheme)
    tab.bring("daftar.csv", CSV.encode())
    tab.page.locator(".groups").wait_for()
    tab.switch(language)
    title = text(language, "web.mask.result")
    tab.page.locator("#result-title", has_text=title).wait_for()
    assert tab.page.title() == text(language, "web.page.title_mask")
    assert tab.page.evaluate("location.search") == f"?bahasa={language}"
    other: Language = "en" if language == "id" else "id"
    assert foreign(tab.visible_words(), other) == []
    assert tab.poor_contrast() == []
    if (width, scheme) in ((360, "light"), (1366, "dark")):
        assert barriers(tab.page) == []
    assert tab.has_no_sideways_scroll()
    tab.page.screenshot(path=pictures / f"mask-{language}-{scheme}-{width}.png", full_page=True)
    tab.close()


def test_a_refused_file_is_told_of(
    browser: Any, workbench: Workbench, make_session_assistant: ScriptedAssistant
) -> None:
    few = Serving(uploads_per_minute=1)
    with serving(make_session_assistant, workbench, few) as address:
        tab = Masking(browser, address)
        tab.bring("daftar.csv", CSV.encode())
        tab.page.locator(".groups").wait_for()
        tab.bring("lain.csv", CSV.encode())
        note = tab.page.locator("#not-sent", has_text="Terlalu banyak berkas dalam semenit")
        note.wait_for()
        assert tab.page.locator("html.busy").count() == 0
        assert ["429" in one for one in tab.complaints] == [True]
        tab.complaints.clear()
        tab.page.route("**/upload", lambda route: route.abort())
        tab.bring("lain.csv", CSV.encode())
        tab.page.locator("#not-sent", has_text="tidak terkirim").wait_for()
        tab.complaints.clear()
        tab.close()


@pytest.mark.parametrize("way", ["text", "file"])
def test_a_switch_of_the_language_while_it_masks_is_followed(
    browser: Any, workbench: Workbench, make_session_assistant: ScriptedAssistant, way: str
) -> None:
    begun, go_on = Event(), Event()

    def slowly(text: str, language: Language) -> Any:
        begun.set()
        assert go_on.wait(30)
        return Redactor().detect(text, language)

    bench = replace(workbench, detect=slowly)
    with serving(make_session_assistant, bench, Serving(uploads_per_minute=600)) as at:
        tab = Masking(browser, at)
        if way == "text":
            tab.page.get_by_label("Teks", exact=True).fill("Rapat besok pagi.")
            tab.page.get_by_role("button", name="Samarkan teks").click()
        else:
            tab.bring("rapat.txt", b"Rapat besok pagi.")
        assert begun.wait(30)
        tab.switch("en")
        tab.page.evaluate("new Promise((done) => setTimeout(done, 500))")
        go_on.set()
        tab.page.locator("#result-title").wait_for()
        assert foreign(tab.visible_words(), "id") == []
        tab.close()


def test_the_findings_are_turned_page_by_page(browser: Any, address: str) -> None:
    tab = Masking(browser, address)
    tab.paste("\n".join(f"hp 0812-0000-{number}" for number in range(1_000, 1_305)))
    first = tab.page.locator(".found input[type=checkbox]").first
    first.uncheck()
    tab.page.get_by_role("button", name="Temuan berikutnya").click()
    tab.page.locator(".pager", has_text="301–305").wait_for()
    assert tab.page.evaluate("document.activeElement.id") == "findings-title"
    assert tab.page.locator(".found li").count() == 5
    tab.page.get_by_role("button", name="Temuan sebelumnya").click()
    tab.page.locator(".pager", has_text="1–300").wait_for()
    assert not first.is_checked()
    tab.close()


def test_a_file_brought_while_the_page_still_loads_is_shown(browser: Any, address: str) -> None:
    tab = Masking(browser, address, hold="**/run/**")
    tab.bring("daftar.csv", CSV.encode())
    groups = tab.page.locator(".groups")
    groups.wait_for()
    ((route, response),) = tab.held
    with tab.page.expect_response("**/run/**"):
        route.fulfill(response=response)
    tab.page.evaluate("new Promise((done) => setTimeout(done, 500))")
    assert groups.is_visible()
    tab.close()


def test_a_closed_page_is_forgotten_and_another_sees_nothing(browser: Any, address: str) -> None:
    first = Masking(browser, address)
    first.paste(TEXT)
    second = Masking(browser, address)
    assert "Siti" not in second.visible_words()
    first.close()
    second.close()
    assert not any(word.encode() in one for one in uploads() for word in LEFT)
