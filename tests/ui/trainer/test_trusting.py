"""The key of another computer is compared by telephone, trusted, and withdrawn on the page."""

import time
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from assistant.accounts import AuditLog
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.notice_view import notice_box
from assistant.ui.trainer.packing import receive_pack
from assistant.ui.trainer.sections import render_sections
from tests.packs.archives import FILES, STRANGER, entries_of, zipped
from tests.ui.trainer.conftest import Act

KEY = STRANGER.public


def packs(desk: Desk, visit: Visit) -> BeautifulSoup:
    return BeautifulSoup(render_sections(desk, visit, "id", ["packs"])["packs"], "html.parser")


@pytest.fixture
def brought(desk: Desk, visit: Visit, tmp_path: Path) -> Visit:
    """The page after a stranger's pack was brought."""
    desk.audit = AuditLog(tmp_path, clock=time.time)
    path = tmp_path / "unggahan" / "dari-lain.pandupack"
    path.parent.mkdir()
    path.write_bytes(zipped(entries_of(by=STRANGER)))
    list(receive_pack(desk, visit, path))
    assert not path.exists()
    return visit


def acts_of(tmp_path: Path) -> str:
    path = tmp_path / "audit.jsonl"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_stranger_s_key_is_shown_in_groups_to_be_compared(desk: Desk, brought: Visit) -> None:
    assert brought.pack is None
    assert brought.notice is not None and "belum dipercaya" in notice_box(brought.notice, "id")
    page = packs(desk, brought)
    groups = [one.get_text() for one in page.select(".fingerprint span")]
    assert len(groups) == 6 and " ".join(groups) == KEY.fingerprint
    box = page.select_one("form[data-act=trust_key] input[type=checkbox]")
    assert box.has_attr("required") and not box.has_attr("checked")
    assert page.select_one("[data-act=take_pack_in]") is None


def test_without_the_telephone_call_nothing_is_trusted(
    desk: Desk, brought: Visit, act: Act, tmp_path: Path
) -> None:
    notice = act("trust_key")
    assert notice is not None and notice.key == "key_not_matched"
    assert desk.bench.keys.others() == [] and brought.pack is None
    assert acts_of(tmp_path) == ""


def test_a_key_is_trusted_and_its_pack_goes_on(
    desk: Desk, brought: Visit, act: Act, tmp_path: Path
) -> None:
    notice = act("trust_key", matched="1")
    assert notice is not None and notice.key == "key_trusted"
    assert desk.bench.keys.others() == [KEY]
    assert brought.untrusted is None and brought.pack is not None
    assert '"trust key"' in acts_of(tmp_path) and KEY.fingerprint in acts_of(tmp_path)
    notice = act("take_pack_in")
    assert notice is not None and notice.key == "imported"
    assert (desk.bench.folder / "mne/id/sampel.md").read_bytes() == FILES["mne/id/sampel.md"]


def test_a_key_is_withdrawn_after_a_question(
    desk: Desk, brought: Visit, act: Act, tmp_path: Path
) -> None:
    act("trust_key", matched="1")
    page = packs(desk, brought)
    button = page.select_one("details.delete [data-act=withdraw_key]")
    assert "Cabut kuncinya?" in button.find_parent("details").get_text()
    notice = act("withdraw_key", value=button["data-value"])
    assert notice is not None and notice.key == "key_withdrawn"
    assert desk.bench.keys.others() == [] and brought.pack is None
    assert '"withdraw key"' in acts_of(tmp_path)
    assert packs(desk, brought).select_one("[data-act=withdraw_key]") is None


def test_a_pack_whose_key_was_withdrawn_elsewhere_is_not_taken_in(
    desk: Desk, brought: Visit, act: Act
) -> None:
    act("trust_key", matched="1")
    desk.bench.keys.withdraw(KEY)
    notice = act("take_pack_in")
    assert notice is not None and notice.error is not None
    assert notice.error.key == "packs.untrusted"
    assert "di sini" in notice_box(notice, "id")
    assert not (desk.bench.folder / "mne/id/sampel.md").exists()


def test_settings_that_a_person_must_change_are_told(desk: Desk, brought: Visit, act: Act) -> None:
    desk.bench.keys.settings.write_text('"packs"."trusted_keys" = []\n', encoding="utf-8")
    notice = act("trust_key", matched="1")
    assert notice is not None and notice.error is not None
    assert notice.error.key == "packs.by_hand"
    assert brought.untrusted is not None, "it can be tried again"


def test_a_pack_is_put_aside(desk: Desk, brought: Visit, act: Act) -> None:
    act("put_pack_aside")
    assert brought.untrusted is None
    assert act("trust_key", matched="1") is None
    assert not desk.bench.keys.settings.exists()


def test_what_the_browser_names_is_no_key(act: Act) -> None:
    notice = act("withdraw_key", value="bukan kunci")
    assert notice is not None and notice.error is not None
    assert notice.error.key == "packs.bad_key"


def test_the_settings_are_toml_all_the_while(desk: Desk, brought: Visit, act: Act) -> None:
    desk.bench.keys.settings.write_text("[packs]\n# kantor\ntrusted_keys = []\n", encoding="utf-8")
    act("trust_key", matched="1")
    act("withdraw_key", value=str(KEY))
    written = desk.bench.keys.settings.read_text(encoding="utf-8")
    assert tomllib.loads(written) == {"packs": {"trusted_keys": []}} and "# kantor" in written
