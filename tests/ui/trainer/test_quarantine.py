"""A file leaves quarantine for a reason, as it was read, and can be sent back."""

from pathlib import Path

import pytest

from assistant.library.curation import load_curation
from assistant.strings import text
from assistant.types import Language
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.notice_view import notice_box
from assistant.ui.trainer.quarantine import held_files, releases
from assistant.ui.trainer.sections import render_sections
from assistant.workbench import Workbench
from tests.ui.trainer.conftest import Act

SOURCE = "tata-kelola/id/catatan.md"
REASON = "Sudah dibaca berdua; hanya contoh."


def sha256(bench: Workbench) -> str:
    (held,) = held_files(bench)
    return held.sha256


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_form_asks_for_a_reason(desk: Desk, language: Language) -> None:
    page = render_sections(desk, Visit(), language, ["checks"])["checks"]
    assert SOURCE in page and f'value="{sha256(desk.bench)}"' in page
    assert 'minlength="10"' in page and " required" in page
    assert text(language, "web.trainer.quarantine.hint") in page


def test_let_in_and_take_back(act: Act, bench: Workbench, tmp_path: Path) -> None:
    before = len((tmp_path / "renewals").read_text())
    notice = act("let_in", source=SOURCE, sha256=sha256(bench), reason=REASON)
    assert notice is not None and notice.error is None
    assert (notice.key, notice.can_undo) == ("released", True)
    assert bench.store.document("catatan").source == SOURCE
    assert held_files(bench) == []
    assert [one.reason for one in releases(bench)] == [REASON]
    assert len((tmp_path / "renewals").read_text()) == before + 1
    notice = act("take_back", value=SOURCE)
    assert notice is not None and notice.key == "withdrawn"
    assert [one.source for one in held_files(bench)] == [SOURCE]
    with pytest.raises(KeyError):
        bench.store.document("catatan")


def test_a_release_can_be_undone(act: Act, bench: Workbench) -> None:
    act("let_in", source=SOURCE, sha256=sha256(bench), reason=REASON)
    notice = act("undo")
    assert notice is not None and notice.values["label"] == "release"
    assert load_curation(bench.folder).releases == ()
    assert [one.source for one in held_files(bench)] == [SOURCE]


@pytest.mark.parametrize(
    ("source", "reason", "key"),
    [
        (SOURCE, "pendek", "curation.bad_reason"),
        (SOURCE, "", "curation.bad_reason"),
        ("tata-kelola/id/audit.md", REASON, "curation.not_quarantined"),
        ("../x.md", REASON, "curation.not_quarantined"),
    ],
)
def test_refused(act: Act, bench: Workbench, source: str, reason: str, key: str) -> None:
    notice = act("let_in", source=source, sha256=sha256(bench), reason=reason)
    assert notice is not None and notice.error is not None and notice.error.key == key
    assert load_curation(bench.folder).releases == ()


@pytest.mark.parametrize("change", ["file", "form"])
def test_only_what_was_looked_at_is_let_in(act: Act, bench: Workbench, change: str) -> None:
    seen = sha256(bench)
    if change == "file":
        path = bench.folder / SOURCE
        path.write_text(path.read_text("utf-8") + "\nSisipan.\n", "utf-8")
    else:
        seen = "0" * 64
    notice = act("let_in", source=SOURCE, sha256=seen, reason=REASON)
    assert notice is not None and notice.error is not None
    assert notice.error.key == "web.content_changed"
    assert load_curation(bench.folder).releases == ()
    assert "Selaraskan dahulu" in notice_box(notice, "id")


def test_taking_back_what_was_not_let_in(act: Act) -> None:
    notice = act("take_back", value=SOURCE)
    assert notice is not None and notice.error is not None
    assert notice.error.key == "curation.not_released"
