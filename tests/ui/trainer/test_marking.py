"""Chunks are switched off and on, and keep a note; what is marked shows in the reader."""

import pytest

from assistant.library.curation import load_curation
from assistant.types import Language
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.documents import chunks_of, parts_of
from assistant.ui.trainer.sections import render_sections
from assistant.workbench import Workbench
from tests.ui.benches import EVIL
from tests.ui.trainer.conftest import Act

SOURCE = "tata-kelola/id/audit.md"


@pytest.fixture
def chunk_id(bench: Workbench) -> str:
    return bench.store.chunks("audit")[-1].id


def reader(desk: Desk, visit: Visit, language: Language = "id") -> str:
    visit.reading = SOURCE
    return render_sections(desk, visit, language)["documents"]


def test_off_and_on(act: Act, desk: Desk, visit: Visit, bench: Workbench, chunk_id: str) -> None:
    assert " open>" not in reader(desk, visit).partition('id="chunks"')[2][:20]
    notice = act("mark", chunk=chunk_id, switch="disable", note=" Angkanya lama. ")
    assert notice is not None and notice.error is None
    assert (notice.key, notice.can_undo) == ("chunk_off", True)
    assert load_curation(bench.folder).disabled_chunks == {chunk_id}
    page = reader(desk, visit)
    assert "Angkanya lama." in page and "tidak ikut dicari" in page
    assert 'value="enable"' in page and 'id="chunks" open' in page
    notice = act("mark", chunk=chunk_id, switch="enable", note="Angkanya lama.")
    assert notice is not None and notice.key == "chunk_on"
    (mark,) = load_curation(bench.folder).chunks
    assert (mark.disabled, mark.note) == (False, "Angkanya lama.")


@pytest.mark.parametrize(("switch", "was_off"), [("keep", False), ("keep", True), ("", True)])
def test_a_note_leaves_the_switch_as_it_is(
    act: Act, bench: Workbench, chunk_id: str, switch: str, was_off: bool
) -> None:
    act("mark", chunk=chunk_id, switch="disable" if was_off else "enable", note="")
    act("mark", chunk=chunk_id, switch=switch, note="Baca bersama bab 2.")
    (mark,) = load_curation(bench.folder).chunks
    assert (mark.disabled, mark.note) == (was_off, "Baca bersama bab 2.")


def test_an_empty_mark_is_gone_and_a_mark_can_be_undone(
    act: Act, bench: Workbench, chunk_id: str
) -> None:
    act("mark", chunk=chunk_id, switch="disable", note="")
    act("mark", chunk=chunk_id, switch="enable", note="")
    assert load_curation(bench.folder).chunks == ()
    act("undo")
    assert load_curation(bench.folder).disabled_chunks == {chunk_id}


@pytest.mark.parametrize(
    ("chunk", "note", "key"),
    [("tiada", "", "curation.no_such_chunk"), ("", "", "curation.no_such_chunk"),
     (None, "x" * 1_001, "curation.bad_note")],
)  # fmt: skip
def test_refused(
    act: Act, bench: Workbench, chunk_id: str, chunk: str | None, note: str, key: str
) -> None:
    notice = act("mark", chunk=chunk_id if chunk is None else chunk, switch="disable", note=note)
    assert notice is not None and notice.error is not None and notice.error.key == key
    assert load_curation(bench.folder).chunks == ()


def test_a_note_stays_words(act: Act, desk: Desk, visit: Visit, chunk_id: str) -> None:
    act("mark", chunk=chunk_id, switch="keep", note=f"{EVIL}</textarea>")
    page = reader(desk, visit)
    assert "<script" not in page and "&lt;/textarea&gt;" in page


def test_each_chunk_belongs_to_one_part(bench: Workbench) -> None:
    document, chunks = bench.store.document("audit"), bench.store.chunks("audit")
    numbers = range(len(parts_of(document)))
    found = [chunk for number in numbers for chunk in chunks_of(document, number, chunks)]
    assert found == chunks
