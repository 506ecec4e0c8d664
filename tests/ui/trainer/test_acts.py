"""Whatever an act does, the page goes on and logs no text."""

import logging

import pytest

from assistant.ui.trainer.acts import QUICK, SLOW, do_quick, do_slow, failed
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice
from assistant.ui.trainer.sections import SECTIONS
from tests.ui.trainer.conftest import Act


@pytest.mark.parametrize("name", ["", "tidak-ada", "__init__", "check"])
def test_an_unknown_act_changes_nothing(desk: Desk, name: str) -> None:
    visit = Visit(notice=Notice(key="synced"))
    assert do_quick(name, desk, visit, Fields({})) == ()
    assert visit.notice == Notice(key="synced")


def test_an_unknown_slow_act_changes_nothing(desk: Desk) -> None:
    assert list(do_slow("close", desk, Visit(), Fields({}))) == []


def test_no_act_is_both() -> None:
    assert not QUICK.keys() & SLOW.keys()
    for _, renewed in (*QUICK.values(), *SLOW.values()):
        assert set(renewed) <= set(SECTIONS)


def test_a_notice_can_be_put_away(act: Act, visit: Visit) -> None:
    visit.notice = Notice(key="synced")
    assert act("close") is None


def test_a_defect_is_said_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        notice = failed(RuntimeError("rahasia"))
    assert notice.error is not None and notice.error.key == "web.not_done"
    assert "RuntimeError" in caplog.text and "rahasia" not in caplog.text


def test_an_act_that_breaks_leaves_the_page(
    desk: Desk, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.bench.gaps), "delete", lambda *_: 1 / 0)
    code = desk.bench.gaps.add("Apa?", language="id", kind="noted").id
    notice = act("delete_gap", value=code)
    assert notice is not None and notice.error is not None
    assert notice.error.key == "web.not_done"
