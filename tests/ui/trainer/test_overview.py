"""The state of the library in figures and lists."""

import pytest
from bs4 import BeautifulSoup

from assistant.strings import text
from assistant.types import Language
from assistant.ui.trainer.bars import Bar, bars
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.overview import read_overview
from assistant.ui.trainer.overview_view import overview_section
from assistant.ui.trainer.sections import render_sections
from assistant.workbench import Workbench
from tests.ui.benches import EVIL_NAME, document


def test_overview(bench: Workbench) -> None:
    (bench.folder / "mne/id/baru.md").write_text(document("baru", "# Baru\n"), "utf-8")
    bench.gaps.add("Apa?", language="id", kind="insufficient")
    overview = read_overview(bench)
    states = {one.source: one.state for one in overview.listed}
    assert states == {
        "mne/en/outcomes.md": "published",
        "mne/id/draf.md": "draft",
        "mne/id/rusak.pdf": "failed",
        "tata-kelola/id/audit.md": "published",
        "tata-kelola/id/catatan.md": "quarantined",
        f"tata-kelola/id/{EVIL_NAME}": "published",
    }
    assert overview.not_synced == ("mne/id/baru.md",)
    assert overview.open_gaps == 1
    assert [one.id for one in overview.statistics.overdue] == ["audit"]
    assert [one.id for one in overview.statistics.due_soon] == ["outcomes"]
    assert overview.sources["audit"] == "tata-kelola/id/audit.md"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_section_says_it(bench: Workbench, language: Language) -> None:
    page = overview_section(read_overview(bench), language)
    for key in ("curation.stats.overdue", "curation.stats.failed", "curation.stats.quarantined"):
        assert f"{text(language, key)} (1)" in page
    assert 'data-act="read" data-value="tata-kelola/id/audit.md"' in page
    assert text(language, "web.trainer.overview.nothing_to_do") not in page
    assert "<script" not in page and "<img" not in page


def test_it_is_read_anew_when_it_is_shown_and_kept_for_the_list(
    desk: Desk, bench: Workbench
) -> None:
    render_sections(desk, Visit(), "id")
    before = desk.overview
    render_sections(desk, Visit(), "id", ["documents", "queue"])
    assert desk.overview is before
    bench.gaps.add("Apa?", language="id", kind="insufficient")
    render_sections(desk, Visit(), "id", ["overview"])
    assert desk.overview is not None and desk.overview.open_gaps == 1


@pytest.mark.parametrize(
    ("counts", "widths"),
    [((4, 1), ["100.0%", "25.0%"]), ((0,), ["0%"]), ((), [])],
)
def test_bars_are_a_table_with_its_numbers(counts: tuple[int, ...], widths: list[str]) -> None:
    page = bars("Rak", ("Rak", "Dokumen"), [Bar(name=f"<{n}>", count=n) for n in counts])
    assert page.count("<rect") == len(widths)
    assert all(f'<rect width="{width}"' in page for width in widths)
    assert all(f"&lt;{n}&gt;" in page and f">{n}</td>" in page for n in counts)
    assert page.count('aria-hidden="true"') == len(counts), "the table is the text of the plot"


@pytest.mark.parametrize("language", ["id", "en"])
def test_shelves_are_called_by_their_names(desk: Desk, language: Language) -> None:
    pages = render_sections(desk, Visit(), language)
    for section in ("overview", "documents", "packs"):
        page = BeautifulSoup(pages[section], "html.parser")
        shown = page.get_text(" ")
        assert text(language, "library.shelf.mne.name") in shown
        assert " mne " not in shown and "perlindungan-data" not in shown
