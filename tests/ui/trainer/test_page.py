"""The trainer's page in a real browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.library.curation import load_curation
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.types import Language
from assistant.ui.trainer.desk import Desk
from assistant.ui.trainer.sections import SECTIONS
from assistant.workbench import Workbench
from tests.packs.archives import STRANGER, entries_of, zipped
from tests.trying.samples import write_golden
from tests.ui.accessible import barriers
from tests.ui.benches import EVIL, fill, open_bench
from tests.ui.browsing import Tab, Visit, foreign
from tests.ui.conftest import serving
from tests.ui.trainer.conftest import SCRIPT

pytestmark = pytest.mark.browser

AUDIT = "tata-kelola/id/audit.md"
WHEN = ("Kapan yayasan wajib diaudit?", "Kapan wajib?", "wajib diaudit")
RAPAT = "# Rapat pengurus\n\n## Kapan?\n\nRapat pengurus diadakan setiap hari Senin.\n"
_LARGEST_PICTURE = 400_000  # bytes: the pictures live in the repository


class Trainer(Tab):
    """The trainer's page."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        super().__init__(browser, address, **options)
        self.page.goto(f"{address}/pelatih/?bahasa=id")
        self.page.locator(".totals").wait_for()
        self.speaks("id")

    def switch(self, language: Language) -> None:
        super().switch(language)
        for section in SECTIONS:  # they are patched one after the other
            words = text(language, f"web.trainer.{section}.heading")
            heading = self.page.locator(f"#panel-{section} h2", has_text=words)
            heading.wait_for(state="attached")

    def show(self, section: str) -> Any:
        self.page.locator(f'#sections a[data-section="{section}"]').click()
        panel = self.page.locator(f"#panel-{section}")
        panel.wait_for()
        return panel

    def said(self, key: str, **values: object) -> None:
        words = text("id", f"web.trainer.said.{key}", **values)
        self.page.locator("#notice-box .said", has_text=words).wait_for()
        assert self.page.evaluate("document.activeElement.id") == "notice-box"


@pytest.fixture
def visit(browser: Any, desk: Desk, bench: Workbench) -> Iterator[Callable[..., Trainer]]:
    """Open the page; at the end nothing may have left this computer or gone wrong."""
    visits: list[Trainer] = []
    with serving(desk.assistant, bench) as address:  # type: ignore[arg-type]

        def opened(**options: Any) -> Trainer:
            options.setdefault("viewport", {"width": 1366, "height": 768})
            visits.append(Trainer(browser, address, **options))
            return visits[-1]

        yield opened
        for one in visits:
            one.close()


def walk(page: Trainer) -> None:
    """Bring every section into a state with much to see."""
    page.show("checks").locator('[data-act="check"]').click()
    page.said("checked")
    page.show("documents").get_by_role("button", name="Audit yayasan").click()
    page.page.locator("#reader-title").wait_for()


def ask_golden(page: Trainer, source: str) -> Any:
    panel = page.show("golden")
    panel.locator("#golden-document").select_option(source)
    panel.locator("button[type=submit]").click()
    return panel


def choose_file(page: Trainer, path: Path) -> Any:
    panel = page.show("add")
    panel.locator("input[type=file]").set_input_files(path)
    form = panel.locator("form.describe")
    form.wait_for()
    return form


def test_reading_checking_and_releasing(visit: Callable[..., Trainer], bench: Workbench) -> None:
    page = visit()
    walk(page)
    assert page.page.evaluate("document.activeElement.id") == "reader-title"
    assert "Yayasan wajib diaudit" in page.page.locator(".reader .document").inner_text()
    panel = page.show("checks")
    held = panel.locator(".held")
    assert "catatan.md" in held.inner_text()
    held.locator("textarea").fill("pendek")
    held.locator("button[type=submit]").click()
    assert not held.locator("textarea").evaluate("area => area.validity.valid")
    held.locator("textarea").fill("Sudah dibaca berdua; hanya contoh.")
    held.locator("button[type=submit]").click()
    page.said("released", source="tata-kelola/id/catatan.md")
    assert bench.store.document("catatan").title == "Catatan rapat"
    page.page.locator('.notice [data-act="undo"]').click()
    held.wait_for()
    with pytest.raises(KeyError):
        bench.store.document("catatan")


def test_a_document_is_added_and_taken_out_again(
    visit: Callable[..., Trainer], bench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "Rapat Juli.md"
    path.write_text(RAPAT, encoding="utf-8")
    page = visit()
    form = choose_file(page, path)
    assert form.locator("#a-title").input_value() == "Rapat pengurus"
    form.locator("#a-shelf").select_option("mne")
    form.locator("button[type=submit]").click()
    page.said("added", source="mne/id/rapat-juli.md")
    assert bench.store.document("rapat-juli").title == "Rapat pengurus"
    uploads = Path(os.environ["GRADIO_TEMP_DIR"])
    assert list(uploads.rglob("*.md")) == [], "the copy that was sent is gone"
    page.page.locator('.notice [data-act="undo"]').click()
    page.page.locator(".said", has_text="Dibatalkan").wait_for()
    assert not (bench.folder / "mne/id/rapat-juli.md").exists()


def test_a_file_that_is_too_large_is_not_sent(
    visit: Callable[..., Trainer], tmp_path: Path
) -> None:
    path = tmp_path / "besar.txt"
    path.write_bytes(b"x" * 200_001)
    page = visit()
    panel = page.show("add")
    panel.locator("input[type=file]").set_input_files(path)
    page.page.locator("#not-sent").wait_for()
    assert "0,2 MB" in page.page.locator("#not-sent").inner_text()
    assert not any("upload" in request for request in page.requests)


def test_a_question_is_answered(visit: Callable[..., Trainer], bench: Workbench) -> None:
    other = bench.gaps.add(EVIL, language="id", kind="insufficient")
    gap = bench.gaps.add("Kapan yayasan wajib diaudit?", language="id", kind="insufficient")
    page = visit()
    panel = page.show("queue")
    group = panel.locator(".gap-group", has_text=gap.question)
    group.locator('[data-act="try_again"]').click()
    page.page.locator(f"#attempt-{gap.id} blockquote").wait_for()
    assert page.page.evaluate("document.activeElement.id") == f"attempt-{gap.id}"
    group.locator("select").select_option("audit")
    group.locator('button[value="close_gap"]').click()
    page.said("closed", title="Audit yayasan", codes=gap.id)
    assert bench.gaps.gap(gap.id).status == "closed"
    (left,) = panel.locator(".gap-group").all()
    assert left.locator("select").input_value() == "", "a choice is not left to the next question"
    left.locator(".delete summary").click()
    left.locator('[data-act="delete_gap"]').click()
    page.said("deleted", code=other.id)
    assert [one.id for one in bench.gaps.gaps()] == [gap.id]


def test_a_question_of_the_queue_is_handed_on(
    visit: Callable[..., Trainer], bench: Workbench
) -> None:
    gap = bench.gaps.add("Apa itu PKP?", language="id", kind="insufficient")
    page = visit()
    panel = page.show("queue")
    with page.context.expect_page() as opened:
        panel.get_by_role("button", name=f"pendamping dari pertanyaan {gap.id}").click()
    brief = opened.value
    assert brief.locator("#pertanyaan").input_value() == gap.question
    assert panel.locator(".gap-group").is_visible()
    brief.close()


def test_a_deletion_that_was_begun_is_not_left_to_the_next_question(
    visit: Callable[..., Trainer], bench: Workbench
) -> None:
    for question in ("Apa itu PKP?", "Siapa bendahara kita?"):
        bench.gaps.add(question, language="id", kind="insufficient")
    page = visit()
    panel = page.show("queue")
    panel.locator(".delete summary").first.click()
    panel.locator('[data-act="delete_gap"]').first.click()
    page.page.locator("#notice-box").wait_for()
    assert panel.locator(".gap-group").count() == 1
    assert not panel.locator('[data-act="delete_gap"]').is_visible()


def test_golden_questions_are_asked_and_stopped(browser: Any, bench: Workbench) -> None:
    write_golden(bench.folder / AUDIT, WHEN)
    many = [(f"Apa itu outcome {number}?", "What they are", "people") for number in range(20)]
    write_golden(bench.folder / "mne/en/outcomes.md", *many)
    slow = ScriptedAssistant(bench.store.documents(), [SCRIPT], seconds=0.3)
    with serving(slow, bench) as address:
        page = Trainer(browser, address, viewport={"width": 1366, "height": 768})
        panel = ask_golden(page, AUDIT)
        page.said("golden_asked", count=1, held=1, worse=0, better=0)
        cells = panel.locator("tbody tr").first.locator("td").all_inner_texts()
        assert cells == ["", "urutan 1", "ya", "ya"]
        ask_golden(page, "")
        stop = page.page.locator('[data-act="stop_golden"]')
        stop.focus()
        step = page.page.locator("#notice").inner_text()
        page.page.wait_for_function("step => notice.innerText !== step", arg=step)
        assert stop.evaluate("button => button === document.activeElement")
        page.page.keyboard.press("Enter")
        page.page.locator("#notice-box .said", has_text="Dihentikan setelah").wait_for()
        assert page.page.evaluate("document.activeElement.id") == "notice-box"
        asked = len(slow.asked)
        assert asked < 22
        assert panel.locator("tbody tr").count() > 0
        page.close()
    assert len(slow.asked) == asked


def test_what_is_typed_outlives_a_sync_and_a_switch_of_the_language(
    visit: Callable[..., Trainer], bench: Workbench, tmp_path: Path
) -> None:
    gap = bench.gaps.add("Apa itu PKP?", language="id", kind="insufficient")
    path = tmp_path / "Rapat.md"
    path.write_text(RAPAT, encoding="utf-8")
    page = visit()
    form = choose_file(page, path)
    form.locator("#a-title").fill("Judul yang saya tulis")
    form.locator("#a-shelf").select_option("mne")
    queue = page.show("queue")
    queue.locator("#gap-document-0").select_option("audit")
    queue.locator(f"#gap-{gap.id}").uncheck()
    page.show("packs").get_by_label("Pemantauan dan evaluasi").check()
    page.show("checks").locator(".held textarea").fill("Sudah dibaca")

    def is_kept() -> None:
        assert form.locator("#a-title").input_value() == "Judul yang saya tulis"
        assert form.locator("#a-shelf").input_value() == "mne"
        assert queue.locator("#gap-document-0").input_value() == "audit"
        assert not queue.locator(f"#gap-{gap.id}").is_checked()
        assert page.page.locator("#p-shelf-mne").is_checked()
        assert page.page.locator(".held textarea").input_value() == "Sudah dibaca"

    page.show("sync").locator('[data-act="sync"]').click()
    page.said("synced")
    is_kept()
    page.switch("en")
    is_kept()
    page.show("documents").locator("#f-shelf").select_option("mne")
    page.page.locator("#panel-documents form button").click()
    page.page.locator("#panel-documents [role=status]", has_text="2").wait_for()
    assert page.page.locator("#f-shelf").input_value() == "mne"


def test_a_second_trainer_is_told_to_wait(browser: Any, bench: Workbench) -> None:
    many = [(f"Apa itu outcome {number}?", "What they are", "people") for number in range(20)]
    write_golden(bench.folder / "mne/en/outcomes.md", *many)
    slow = ScriptedAssistant(bench.store.documents(), [SCRIPT], seconds=0.3)
    with serving(slow, bench) as address:
        first, second = Trainer(browser, address), Trainer(browser, address)
        ask_golden(first, "")
        first.page.locator('[data-act="stop_golden"]').wait_for()
        second.show("sync").locator('[data-act="sync"]').click()
        waits = text("id", "web.trainer.waiting")
        second.page.locator("#notice [role=status]", has_text=waits).wait_for()
        second.switch("en")
        first.page.locator('[data-act="stop_golden"]').click()
        done = text("en", "web.trainer.said.synced")
        second.page.locator("#notice-box .said", has_text=done).wait_for()
        for section in SECTIONS:
            second.show(section)
            assert foreign(second.visible_words(), "id") == [], section
        first.close()
        second.close()


def test_a_pack_is_made_and_taken_in(
    visit: Callable[..., Trainer], bench: Workbench, tmp_path: Path
) -> None:
    page = visit()
    panel = page.show("packs")
    panel.get_by_label("Pemantauan dan evaluasi").check()
    with page.page.expect_download() as saved:
        panel.get_by_role("button", name="Buat dan unduh paket").click()
    page.said("exported", name="pandu-2026-11-25.pandupack")
    pack = tmp_path / "dibawa.pandupack"
    saved.value.save_as(pack)
    page.page.set_viewport_size({"width": 360, "height": 740})
    assert page.has_no_sideways_scroll()
    outcomes = bench.folder / "mne/en/outcomes.md"
    content = outcomes.read_bytes()
    outcomes.unlink()
    panel.locator("input[type=file]").set_input_files(pack)
    brought = panel.locator(".held.is-pack")
    brought.wait_for()
    assert "Baru: 1 berkas" in brought.inner_text()
    assert not outcomes.exists()
    brought.locator('[data-act="take_pack_in"]').click()
    page.said("imported", title="Pustaka Pandu", count=1)
    assert outcomes.read_bytes() == content
    assert panel.locator(".held.is-pack").count() == 0
    page.page.locator('.notice [data-act="undo"]').click()
    page.page.locator(".said", has_text="Paket pengetahuan dimasukkan").wait_for()
    assert not outcomes.exists()
    uploads = Path(os.environ["GRADIO_TEMP_DIR"])
    assert list(uploads.rglob("*.pandupack")) == []


def test_a_stranger_s_pack_is_taken_in_after_a_telephone_call(
    visit: Callable[..., Trainer], bench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "cabang.pandupack"
    path.write_bytes(zipped(entries_of(by=STRANGER)))
    page = visit(viewport={"width": 360, "height": 740})
    panel = page.show("packs")
    panel.locator("input[type=file]").set_input_files(path)
    page.said("pack_untrusted")
    assert barriers(page.page) == []
    assert panel.locator("form .fingerprint").inner_text().split() == (
        STRANGER.public.fingerprint.split()
    )
    assert page.has_no_sideways_scroll()
    panel.get_by_role("button", name="Percayai kunci ini").click()  # the box is not ticked
    panel.get_by_label("Saya sudah mencocokkannya lewat telepon").check()
    panel.get_by_role("button", name="Percayai kunci ini").click()
    page.said("key_trusted", fingerprint=STRANGER.public.fingerprint)
    assert bench.keys.others() == [STRANGER.public]
    panel.locator('[data-act="take_pack_in"]').wait_for()
    assert barriers(page.page) == []
    panel.locator("summary", has_text="Kunci komputer lain").click()
    withdraw = panel.locator('[data-act="withdraw_key"]')
    assert not withdraw.is_visible()
    panel.locator("summary", has_text="Cabut kepercayaan").click()
    withdraw.click()
    page.said("key_withdrawn", fingerprint=STRANGER.public.fingerprint)
    assert bench.keys.others() == []
    assert panel.locator(".held.is-pack").count() == 0


def test_a_pack_that_is_none_is_refused(visit: Callable[..., Trainer], tmp_path: Path) -> None:
    path = tmp_path / "rusak.pandupack"
    path.write_bytes(b"bukan paket")
    page = visit()
    page.show("packs").locator("input[type=file]").set_input_files(path)
    page.page.locator(".notice .what", has_text="rusak.pandupack bukan paket").wait_for()


def test_the_sync_is_told(visit: Callable[..., Trainer], bench: Workbench) -> None:
    (bench.folder / "mne/en/outcomes.md").unlink()
    page = visit()
    page.show("sync").locator('[data-act="sync"]').click()
    page.said("synced")
    assert text("id", "knowledge.removed_files", count=1) in page.visible_words()
    assert "Outcomes" not in page.show("documents").inner_text()


def test_every_word_follows_the_switch(
    visit: Callable[..., Trainer], bench: Workbench, tmp_path: Path
) -> None:
    bench.gaps.add("Apa itu PKP?", language="id", kind="insufficient")
    path = tmp_path / "Rapat.md"
    path.write_text(RAPAT, encoding="utf-8")
    page = visit(locale="de-DE")
    walk(page)
    choose_file(page, path)
    languages: tuple[tuple[Language, Language], ...] = (("id", "en"), ("en", "id"))
    for language, other in languages:
        page.switch(language)
        assert page.page.title() == text(language, "web.page.title_trainer")
        assert page.page.evaluate("location.search") == f"?bahasa={language}"
        for section in SECTIONS:
            page.show(section)
            assert foreign(page.visible_words(), other) == [], section


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [
        (360, 740, "light"),
        (320, 740, "light"),
        (1366, 768, "light"),
        (1366, 768, "dark"),
        (1920, 1080, "dark"),
    ],
)
def test_every_section_fits_and_can_be_read(
    visit: Callable[..., Trainer],
    bench: Workbench,
    tmp_path: Path,
    width: int,
    height: int,
    scheme: str,
) -> None:
    bench.gaps.add(EVIL, language="id", kind="insufficient")
    write_golden(bench.folder / AUDIT, WHEN, (EVIL.replace(":", ""), "Kapan wajib?", "tidak ada"))
    path = tmp_path / "Rapat.md"
    path.write_text(RAPAT, encoding="utf-8")
    page = visit(viewport={"width": width, "height": height}, color_scheme=scheme)
    walk(page)
    choose_file(page, path)
    ask_golden(page, "").locator("table").wait_for()
    for section in SECTIONS:
        page.show(section)
        for closed in page.page.locator(f"#panel-{section} summary").all():
            closed.evaluate("summary => { summary.parentElement.open = true; }")
        assert page.has_no_sideways_scroll(), section
        assert page.poor_contrast() == [], section
        if width in (360, 1920):
            assert barriers(page.page) == [], section
    heading = page.page.locator(".brand h1").bounding_box()
    switch = page.page.locator("#language").bounding_box()
    apart = heading["x"] + heading["width"] <= switch["x"]
    assert apart or heading["y"] >= switch["y"] + switch["height"]


def test_the_keyboard_reaches_everything(visit: Callable[..., Trainer], bench: Workbench) -> None:
    bench.gaps.add("Apa itu PKP?", language="id", kind="insufficient")
    write_golden(bench.folder / AUDIT, WHEN)
    page = visit()
    wanted = {
        "overview": ["summary"],
        "documents": ["f-shelf", "f-lang", "f-state", "read"],
        "checks": ["check", "read", "reason-0", "let_in"],
        "sync": ["sync"],
        "golden": ["golden-document", "ask_golden"],
        "queue": ["gap-", "try_again", "summary", "gap-document-0", "close_gap"],
        "add": ["upload-add"],
        "packs": ["upload-packs", "p-title", "p-publisher", "p-shelf-mne", "export_pack"],
    }
    for section, names in wanted.items():
        page.page.locator(f'#sections a[data-section="{section}"]').focus()
        page.page.keyboard.press("Enter")
        reached = []
        for _ in range(30):
            page.page.keyboard.press("Tab")
            reached.append(page.page.evaluate(_FOCUSED))
        found = " ".join(name for name, _ in reached)
        assert [name for name in names if name not in found] == [], (section, found)
        assert [name for name, is_shown in reached if not is_shown] == []


_FOCUSED = """
(() => {
  const e = document.activeElement;
  const form = e.closest('form')?.dataset.act ?? '';
  const name = [e.tagName.toLowerCase(), e.id, e.dataset.act ?? '', e.value ?? '', form].join(' ');
  const host = e.closest('label') ?? e;
  const shown = (n) => getComputedStyle(n).outlineStyle !== 'none'
    || getComputedStyle(n).boxShadow !== 'none';
  return [name, e === document.body || shown(e) || shown(host)];
})()
"""


def test_picture(browser: Any, desk: Desk, pictures: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gambar"
    fill(folder / "knowledge", hostile=False)
    with open_bench(folder) as bench:
        for question in ("Apa itu PKP?", "Berapa lama notula disimpan?"):
            bench.gaps.add(question, language="id", kind="insufficient")
        with serving(desk.assistant, bench) as address:  # type: ignore[arg-type]
            page = Trainer(browser, address, viewport={"width": 1366, "height": 900})
            for language in ("id", "en"):
                if language == "en":
                    page.switch("en")
                file = pictures / f"trainer-{language}.png"
                page.page.screenshot(path=file, animations="disabled")
                assert file.stat().st_size < _LARGEST_PICTURE
            page.close()


def test_retiring_and_marking(visit: Callable[..., Trainer], bench: Workbench) -> None:
    page = visit()
    page.show("documents").get_by_role("button", name="Audit yayasan").click()
    page.page.locator("#chunks summary").click()
    held = page.page.locator("#chunks .held").last
    chunk_id = held.get_attribute("data-chunk")
    held.locator("textarea").fill("Angkanya sudah lama.")
    held.locator('button[value="disable"]').click()
    page.said("chunk_off")
    off = page.page.locator("#chunks .held.is-off")
    off.wait_for()
    assert off.locator("textarea").input_value() == "Angkanya sudah lama."
    assert load_curation(bench.folder).disabled_chunks == {chunk_id}
    assert page.poor_contrast() == []
    page.page.locator('.reader [data-act="retire"]').click()
    page.said("retired", title="Audit yayasan")
    with pytest.raises(KeyError):
        bench.store.document("audit")
    page.page.locator('.reader [data-act="restore"]').click()
    page.said("published", title="Audit yayasan")
    assert bench.store.document("audit").title == "Audit yayasan"


def test_an_empty_library_says_what_to_do(
    browser: Any, desk: Desk, bench: Workbench, tmp_path: Path
) -> None:
    shutil.rmtree(bench.folder)
    bench.folder.mkdir()
    bench.sync(allow_empty=True)
    with serving(desk.assistant, bench) as address:  # type: ignore[arg-type]
        asking = Visit(browser, address)
        box = asking.page.locator("#welcome .empty-library")
        assert text("id", "web.welcome.empty") in box.inner_text()
        asking.switch("en")
        assert text("en", "web.welcome.empty_text") in box.inner_text()
        assert box.locator("a").get_attribute("href") == "/pelatih/?bahasa=en"
        asking.close()
        page = Trainer(browser, address)
        words = page.page.locator("#panel-overview .empty-library").inner_text()
        assert words == text("id", "web.trainer.overview.empty")
        path = tmp_path / "Rapat Juli.md"
        path.write_text(RAPAT, encoding="utf-8")
        choose_file(page, path).locator("button[type=submit]").click()
        page.page.locator("#notice-box .said").wait_for()
        page.close()
        filled = Visit(browser, address)
        # The page as it was built says so until the server has told it what is there now.
        filled.page.locator("#welcome .empty-library").wait_for(state="detached")
        filled.close()
