"""A sync and an undo from the page, told in words, with the assistant renewed."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from assistant.store.report import Progress
from assistant.strings import text
from assistant.types import Language
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.notice import Step
from assistant.ui.trainer.notice_view import notice_box, step_line
from assistant.ui.trainer.sections import SECTIONS, render_sections
from assistant.ui.trainer.syncing import telling
from assistant.workbench import Workbench
from tests.ui.benches import document
from tests.ui.trainer.conftest import Act


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_is_told_in_words(
    act: Act, bench: Workbench, tmp_path: Path, language: Language
) -> None:
    before = len((tmp_path / "renewals").read_text())
    (bench.folder / "mne/id/baru.md").write_text(
        document("baru", "# Baru\n\n## Isi\n\nKalimat baru.\n"), "utf-8"
    )
    (bench.folder / "mne/en/outcomes.md").unlink()
    (bench.folder / "tata-kelola/id/audit.md").rename(bench.folder / "tata-kelola/id/a.md")
    notice = act("sync")
    assert notice is not None and notice.key == "synced" and not notice.can_undo
    page = notice_box(notice, language)
    assert text(language, "knowledge.added_files", count=1) in page and "mne/id/baru.md" in page
    assert text(language, "knowledge.removed_files", count=1) in page
    renamed = text(
        language,
        "knowledge.renamed_file",
        old="tata-kelola/id/audit.md",
        new="tata-kelola/id/a.md",
    )
    assert renamed in page
    assert "mne/id/rusak.pdf" in page
    assert len((tmp_path / "renewals").read_text()) == before + 1


def test_an_empty_folder_is_no_wish_to_forget(act: Act, bench: Workbench) -> None:
    bench.folder.rename(bench.folder.with_name("terlepas"))
    bench.folder.mkdir()
    notice = act("sync")
    assert notice is not None and notice.error is not None
    assert notice.error.key == "store.folder_empty"
    assert "allow-empty" not in notice_box(notice, "id"), "the next step is one of this page"
    assert bench.store.counts().documents == 3


def test_a_missing_folder_leaves_the_page_standing(desk: Desk, bench: Workbench) -> None:
    bench.folder.rename(bench.folder.with_name("terlepas"))
    pages = render_sections(desk, Visit(), "id")
    assert set(pages) == set(SECTIONS)
    assert 'class="failure"' in pages["overview"] and 'class="failure"' in pages["documents"]
    assert 'data-act="sync"' in pages["sync"]


def test_progress_is_told_by_its_stage() -> None:
    steps: list[Step] = []
    telling(steps.append)(Progress(stage="reading", done=2, total=5, seconds=1.0))
    assert steps == [Step(key="knowledge.stage.reading", done=2, total=5)]
    assert ">Membaca berkas</span>" in step_line(steps[0], "id")
    assert 'value="2" max="5">' in step_line(steps[0], "en")
    assert "max=" not in step_line(None, "id")


def test_nothing_to_undo(act: Act, desk: Desk) -> None:
    notice = act("undo")
    assert notice is not None and notice.error is not None
    assert notice.error.key == "curation.nothing_to_undo"
    page = render_sections(desk, Visit(), "id", ["sync"])["sync"]
    assert text("id", "web.trainer.undo.none") in page and 'data-act="undo"' not in page


def test_undo_what_was_changed_since_needs_a_second_word(
    act: Act, bench: Workbench, desk: Desk
) -> None:
    path = bench.folder / "mne/id/draf.md"
    before = path.read_bytes()
    with bench.begin("retire") as change:
        change.write("mne/id/draf.md", before + b"\nDitarik.\n")
    path.write_bytes(before + b"\nDiubah sendiri.\n")
    page = render_sections(desk, Visit(), "id", ["sync"])["sync"]
    assert text("id", "web.trainer.change.retire") in page and "mne/id/draf.md" in page
    notice = act("undo")
    assert notice is not None and notice.can_force
    box = notice_box(notice, "id")
    assert 'data-value="force"' in box and "--force" not in box
    assert path.read_bytes() != before
    notice = act("undo", value="force")
    assert notice is not None and notice.key == "undone_set_aside"
    assert path.read_bytes() == before
    assert b"Diubah sendiri" in (Path(notice.values["folder"]) / "mne/id/draf.md").read_bytes()


def test_figures_are_seen_and_only_the_stage_is_said() -> None:
    lines = [
        BeautifulSoup(step_line(Step(key="check.reading", done=done, total=9), "id"), "html.parser")
        for done in (3, 4)
    ]
    said = {str(one.select_one("[role=status]")) for one in lines}
    assert len(said) == 1 and "(" not in said.pop()
    assert [one.select_one("[aria-hidden=true].figures").get_text() for one in lines] == [
        "(3/9)",
        "(4/9)",
    ]
    assert lines[0].progress["aria-label"] == text("id", "check.reading")
