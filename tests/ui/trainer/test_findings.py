"""The check from the page: by file, with what, why and how; old results are marked."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from assistant.strings import text
from assistant.types import Language
from assistant.ui.markup import with_code
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.findings import grow_stale
from assistant.ui.trainer.sections import render_sections
from tests.ui.trainer.conftest import Act


@pytest.mark.parametrize("language", ["id", "en"])
def test_check(act: Act, desk: Desk, visit: Visit, language: Language) -> None:
    assert desk.findings_of("mne/id/rusak.pdf") is None
    notice = act("check")
    assert notice is not None and notice.key == "checked"
    found = desk.findings_of("mne/id/rusak.pdf")
    assert found is not None and [one.rule for one in found] == ["readable.unreadable"]
    assert any(one.quarantines for one in desk.findings_of("tata-kelola/id/catatan.md") or ())
    pages = render_sections(desk, visit, language)
    (finding,) = found
    for words in (
        finding.what(language),
        text(language, "check.why", why=finding.why(language)),
        text(language, "check.fix", fix=finding.fix(language)),
    ):
        assert with_code(words) in pages["checks"]
    assert not re.search(r"<(?:script|img|a)\b", pages["checks"])
    assert text(language, "web.trainer.findings.stale") not in pages["checks"]
    act("read", value="mne/id/rusak.pdf")
    page = render_sections(desk, visit, language, ["documents"])["documents"]
    assert text(language, "web.trainer.documents.findings", count=1) in page


def test_many_files_are_folded_and_a_reason_is_given_once(
    act: Act, desk: Desk, visit: Visit
) -> None:
    act("check")
    page = BeautifulSoup(render_sections(desk, visit, "id", ["checks"])["checks"], "html.parser")
    files = page.select("details.to-do:has(.is-error)")
    assert len(files) > 3 and not any(one.has_attr("open") for one in files)
    audit = next(one for one in files if "audit.md" in one.get_text())
    assert "harus diperbaiki" in audit.select_one("summary").get_text()  # type: ignore[union-attr]
    whys = [one.get_text() for one in audit.select("p") if one.get_text().startswith("Mengapa")]
    assert all(one != other for one, other in pairwise(whys))


def test_a_change_makes_the_result_old(act: Act, desk: Desk, visit: Visit) -> None:
    grow_stale(desk)
    assert desk.checked is None
    act("check")
    act("sync")
    assert desk.checked is not None and desk.checked.is_stale, "a file fails at each sync"
    page = render_sections(desk, visit, "id", ["checks"])["checks"]
    assert text("id", "web.trainer.findings.stale") in page
