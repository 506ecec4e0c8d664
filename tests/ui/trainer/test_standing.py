"""A document is retired and taken back; nothing else of its file changes."""

import pytest

from assistant.strings import text
from assistant.types import Language
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.sections import render_sections
from assistant.workbench import Workbench
from tests.ui.trainer.conftest import Act

SOURCE = "tata-kelola/id/audit.md"


def reader(desk: Desk, source: str, language: Language = "id") -> str:
    return render_sections(desk, Visit(reading=source), language)["documents"]


def test_retire_and_restore(act: Act, desk: Desk, bench: Workbench) -> None:
    path = bench.folder / SOURCE
    before = path.read_bytes()
    assert 'data-act="retire"' in reader(desk, SOURCE)
    notice = act("retire", value=SOURCE)
    assert notice is not None and notice.error is None
    assert (notice.key, notice.values["title"], notice.can_undo) == (
        "retired",
        "Audit yayasan",
        True,
    )
    with pytest.raises(KeyError):
        bench.store.document("audit")
    page = reader(desk, SOURCE)
    assert 'data-act="restore"' in page and 'data-act="retire"' not in page
    assert 'id="chunks"' not in page
    notice = act("restore", value=SOURCE)
    assert notice is not None and notice.key == "published"
    assert bench.store.document("audit").source == SOURCE
    assert path.read_bytes() == before


def test_retiring_can_be_undone(act: Act, bench: Workbench) -> None:
    act("retire", value=SOURCE)
    notice = act("undo")
    assert notice is not None and notice.values["label"] == "retire"
    assert bench.store.document("audit").source == SOURCE


@pytest.mark.parametrize(
    ("source", "act"),
    [
        (SOURCE, "retire"),
        ("mne/id/draf.md", None),
        ("mne/id/rusak.pdf", None),
        ("tata-kelola/id/catatan.md", None),
    ],
)
def test_which_button_is_there(desk: Desk, source: str, act: str | None) -> None:
    page = reader(desk, source)
    found = {name for name in ("retire", "restore") if f'data-act="{name}"' in page}
    assert found == ({act} if act else set())


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_button_says_what_it_does(desk: Desk, language: Language) -> None:
    page = reader(desk, SOURCE, language)
    assert text(language, "web.trainer.standing.retire_hint") in page


@pytest.mark.parametrize("source", ["", "../x.md", "mne/id/rusak.pdf", "tiada.md"])
def test_refused(act: Act, bench: Workbench, source: str) -> None:
    before = {path: path.read_bytes() for path in bench.folder.rglob("*") if path.is_file()}
    notice = act("retire", value=source)
    assert notice is not None and notice.error is not None
    assert notice.error.key in {"curation.no_such_document", "curation.not_editable"}
    assert {path: path.read_bytes() for path in before} == before
