"""Ten tasks each of staff, a trainer and an evaluator, by the words that stand on the pages alone.

Each begins on the page for asking. How many clicks and seconds it took is printed (`pytest -s`);
more clicks than are named with a task fail it: that many it took when it was last looked at.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluated import latest_overview
from assistant.testing.assistant import Quoted, Script, ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.ui.serving import Serving
from tests.ui.benches import NIK, fill, open_bench
from tests.ui.browsing import Tab
from tests.ui.conftest import SCRIPTS, serving
from tests.ui.evaluator.written import NEW, OLD, cases, write
from tests.ui.library.conftest import FILES

pytestmark = pytest.mark.browser


SEARCHED = Script(
    match="laporan",
    quotes=(
        Quoted(
            document_id="kebocoran",
            text="Laporan kebocoran disampaikan paling lambat 3×24 jam sejak diketahui.",
        ),
    ),
)


class Person(Tab):
    """Somebody who reads what stands on the page and clicks on it."""

    def __init__(self, browser: Any, address: str) -> None:
        super().__init__(browser, address, viewport={"width": 1366, "height": 768})
        self.clicks = 0
        self.told: list[str] = []

    def click(self, words: str, role: str = "button", within: str = "body") -> None:
        """Click on the first thing of a role that says so."""
        self.page.locator(within).get_by_role(role, name=words).first.click()
        self.clicks += 1

    def go(self, words: str) -> None:
        """Take one of the ways at the top of the page."""
        self.page.locator("nav.ways").get_by_role("link", name=words, exact=True).click()
        self.page.locator(".ways [aria-current=page]", has_text=words).wait_for()
        if words == "Pelatih":
            self.page.locator(".totals").wait_for()
        self.clicks += 1

    def fold_out(self, words: str) -> None:
        self.page.locator("summary", has_text=words).first.click()
        self.clicks += 1

    def ask(self, question: str) -> None:
        self.page.get_by_placeholder("Tulis pertanyaan").fill(question)
        self.click("Tanya", within="#ask-box")

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    @contextmanager
    def task(self, name: str, *, clicks: int) -> Iterator[None]:
        self.page.goto(f"{self.address}/?bahasa=id")
        self.page.locator("#send").wait_for()
        self.page.locator("html[lang=id]").wait_for(state="attached")
        self.clicks, began = 0, time.monotonic()
        yield
        self.told.append(f"{name}: {self.clicks} clicks, {time.monotonic() - began:.1f} s")
        assert self.clicks <= clicks, self.told[-1]

    def tell(self, who: str) -> None:
        assert len(self.told) == 10
        for line in self.told:
            print(f"{who}: {line}")  # noqa: T201


@pytest.fixture
def person(
    browser: Any, guide: Any, handbook: Any, hostile: Any, tmp_path: Path
) -> Iterator[Person]:
    fill(tmp_path / "knowledge", hostile=False)
    for source, content in FILES.items():
        if "jahat" not in source:
            path = tmp_path / "knowledge" / source
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    runs = tmp_path / "runs"
    write(runs, OLD, {"qa.grounded": cases(*[True] * 20), "safety.ngo": cases(True)})
    write(
        runs,
        NEW,
        {"qa.grounded": cases(*[False] * 8, *[True] * 12), "safety.ngo": cases(True)},
        left_out={"perf": "tier"},
    )
    (runs / NEW / "report.id.html").write_text("<!doctype html><p>Isi laporan", encoding="utf-8")
    with open_bench(tmp_path) as opened:
        bench = replace(opened, runs=runs, detect=PatternRedactor().detect)
        documents = (guide, handbook, hostile, *bench.store.documents())
        assistant = ScriptedAssistant(documents, (SEARCHED, *SCRIPTS))
        how = Serving(questions_per_minute=600, uploads_per_minute=600, accounts=tmp_path / "a")
        overview = partial(latest_overview, runs, generator="model-a", index="i1")
        with serving(assistant, bench, how, overview=overview) as address:
            one = Person(browser, address)
            one.bench = bench  # type: ignore[attr-defined]
            yield one
            one.complaints.clear()  # leaving a page at once cuts what it listens to
            one.close()


def test_staff(person: Person) -> None:
    page = person.page
    with person.task("ask a question that is offered", clicks=1):
        person.click("Berapa lama batas waktu memberi tahu bila data pribadi bocor?")
        person.sees("Beri tahu paling lambat 3 x 24 jam")
    with person.task("see where an answer stands in its document", clicks=2):
        person.ask("Bila data bocor, kapan lapor?")
        page.locator("#send").wait_for()
        person.click("Lihat", within=".card")
        page.locator("#source-panel mark").wait_for()
    with person.task("ask about somebody without giving their number away", clicks=2):
        person.ask(f"Data Rahmat, NIK {NIK}, bocor. Apa kewajibannya?")
        person.sees("[NIK-1]")
        page.locator('#review [data-act="send"]').click()
        person.clicks += 1
        person.sees("Beri tahu paling lambat")
    with person.task("leave a question that has no answer to the trainer", clicks=2):
        person.ask("Berapa gaji ketua?")
        person.click("Ya, titipkan")
        person.sees("Kode pertanyaan Anda")
    with person.task("take an answer to a mentor", clicks=6):
        person.ask("Bila data bocor, kapan lapor?")
        page.locator("#send").wait_for()
        with person.context.expect_page() as opened:
            person.click("Siapkan catatan untuk pendamping")
        brief = opened.value
        for promise in brief.locator("input[type=checkbox][required]").all():
            promise.check()
        brief.get_by_role("button", name="Buat catatan").click()
        with brief.expect_download():
            brief.get_by_role("button", name="Unduh DOCX").click()
        person.clicks += 4
        brief.close()
    with person.task("find a passage in the library", clicks=3):
        person.go("Pustaka")
        page.get_by_role("searchbox").fill("laporan kebocoran")
        person.click("Cari")
        person.click("Kapan harus lapor?", role="link", within="main .found")
        person.sees("paling lambat 3×24 jam sejak diketahui")
    with person.task("look a word up", clicks=2):
        person.go("Pustaka")
        person.click("Glosarium", role="link", within="main")
        person.sees("Data dilihat tanpa hak.")
    with person.task("mask a text and take it along", clicks=3):
        person.go("Samarkan")
        page.get_by_label("Teks", exact=True).fill(f"Rahmat, NIK {NIK}, datang.")
        person.click("Samarkan teks")
        page.locator("#result-title").wait_for()
        with page.expect_download():
            person.click("Unduh hasil")
    with person.task("check a use of AI", clicks=18):
        person.go("Periksa AI")
        for question in page.locator("fieldset").all():
            question.get_by_role("radio").first.check()
            person.clicks += 1
        page.locator(".self-check > button").click()
        person.clicks += 1
        page.locator(".outcome").wait_for()
    with person.task("forget the conversation", clicks=2):
        person.ask("Bila data bocor, kapan lapor?")
        page.locator("#send").wait_for()
        person.click("Lupakan sekarang")
        page.locator("#welcome").wait_for()
        assert page.locator(".exchange").count() == 0
    person.tell("staff")


def test_a_trainer(person: Person, tmp_path: Path) -> None:
    page, bench = person.page, person.bench  # type: ignore[attr-defined]
    gap = bench.gaps.add("Kapan yayasan wajib diaudit?", language="id", kind="insufficient")
    with person.task("see what is to be done", clicks=2):
        person.go("Pelatih")
        person.fold_out("Lewat tanggal pemeriksaan")
        person.sees("31 Januari 2026")
    with person.task("read a document", clicks=3):
        person.go("Pelatih")
        person.click("Dokumen", role="link", within="#sections")
        person.click("Audit yayasan")
        person.sees("Yayasan wajib diaudit bila")
    with person.task("look for what is wrong", clicks=3):
        person.go("Pelatih")
        person.click("Pemeriksaan", role="link", within="#sections")
        person.click("Periksa semua dokumen")
        person.sees("Pemeriksaan selesai")
    with person.task("let a document out of quarantine", clicks=3):
        person.go("Pelatih")
        person.click("Pemeriksaan", role="link", within="#sections")
        page.get_by_label("Alasan berkas ini boleh dipakai").first.fill("Dibaca berdua; contoh.")
        person.click("Lepaskan dari karantina")
        person.sees("dilepas dari karantina.")
    with person.task("undo that", clicks=3):
        person.go("Pelatih")
        person.click("Penyelarasan", role="link", within="#sections")
        person.click("Batalkan perubahan terakhir")
        person.sees("Dibatalkan:")
    with person.task("take in a file that lies in the folder", clicks=3):
        (bench.folder / "mne/id/baru.md").write_text("# Baru\n\n## Isi\n\nIsi baru.\n")
        person.go("Pelatih")
        person.click("Penyelarasan", role="link", within="#sections")
        person.click("Selaraskan sekarang")
        person.sees("Penyelarasan selesai.")
    with person.task("add a document", clicks=4):
        file = tmp_path / "Rapat.md"
        file.write_text("# Rapat pengurus\n\n## Kapan?\n\nSetiap Senin.\n", encoding="utf-8")
        person.go("Pelatih")
        person.click("Tambah", role="link", within="#sections")
        page.locator("#panel-add input[type=file]").set_input_files(file)
        person.clicks += 1
        page.locator("#a-shelf").select_option("mne")
        person.click("Tambahkan ke pustaka")
        person.sees("Ditambahkan: mne/id/rapat.md")
    with person.task("take a document out of the answers", clicks=4):
        person.go("Pelatih")
        person.click("Dokumen", role="link", within="#sections")
        person.click("Rapat pengurus")
        person.click("Tarik dokumen ini")
        person.sees("tidak lagi dipakai untuk menjawab.")
    with person.task("answer a question that was left", clicks=3):
        person.go("Pelatih")
        person.click("Pertanyaan", role="link", within="#sections")
        page.get_by_label("Dokumen yang menjawab").first.select_option("audit")
        person.click("Tautkan dan tandai terjawab")
        person.sees(f"Terjawab oleh “Audit yayasan”: {gap.id}")
    with person.task("switch off a piece of a document", clicks=5):
        person.go("Pelatih")
        person.click("Dokumen", role="link", within="#sections")
        person.click("Audit yayasan")
        person.fold_out("Potongan teks yang dicari di sini")
        person.click("Matikan potongan ini")
        person.sees("Potongan itu tidak lagi dicari")
    person.tell("trainer")


def test_an_evaluator(person: Person) -> None:
    page = person.page
    looks: tuple[tuple[str, str], ...] = (
        ("did what is in use pass", "Belum lulus: ada batas yang tidak tercapai."),
        ("which area is red", "Merah: tidak tercapai"),
        ("which model was tested, and when", "Diuji 24 November 2026, 09.30"),
        ("what was not measured", "Kecepatan: tidak termasuk tingkat uji ini"),
    )
    for name, words in looks:
        with person.task(name, clicks=1):
            person.go("Penilai")
            person.sees(words)
    with person.task("how did the run before go", clicks=2):
        person.go("Penilai")
        person.fold_out("23 November 2026")
        assert page.locator("details[open] .grade").count()
    with person.task("read the whole report", clicks=2):
        person.go("Penilai")
        person.click("Baca laporan lengkap (Indonesia)", role="link")
        person.sees("Isi laporan")
    compared = (
        ("which cases got worse", "Kasus yang memburuk: c0 c1 c2 c3 c4 c5 c6 c7"),
        ("is it more than chance", "memburuk, lebih dari sekadar kebetulan."),
        ("how large is the change", "kasus lebih sedikit yang lulus."),
    )
    for name, words in compared:
        with person.task(name, clicks=2):
            person.go("Penilai")
            person.click("Bandingkan")
            person.sees(words)
    with person.task("read it in English", clicks=2):
        person.go("Penilai")
        person.click("English", role="link")
        person.sees("Not passed")
    person.tell("evaluator")
