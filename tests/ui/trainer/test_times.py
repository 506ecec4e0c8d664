"""Days and times on the trainer's page are written as people write them."""

import re
from datetime import datetime

import pytest
from bs4 import BeautifulSoup

from assistant.days import at_text, day_and_time
from assistant.types import Language
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.sections import SECTIONS, render_sections
from tests.ui.trainer.conftest import Act

MORNING = datetime(2026, 11, 26, 8, 30).astimezone()


def test_a_moment() -> None:
    assert at_text(MORNING, "id") == "08.30"
    assert day_and_time(MORNING, "id") == "26 November 2026, 08.30"
    assert day_and_time(MORNING, "en") == "26 November 2026, 08:30"


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_section_has_another_writing(
    act: Act, desk: Desk, visit: Visit, language: Language
) -> None:
    act("check")
    act("retire", value="tata-kelola/id/audit.md")
    act("read", value="mne/en/outcomes.md")
    pages = render_sections(desk, visit, language, SECTIONS)
    reader = BeautifulSoup(pages["documents"], "html.parser")
    facts = reader.select_one("#reader-title + .remark").get_text()
    assert re.search("10 De[sc]ember 2026", facts)
    shown = [BeautifulSoup(pages[name], "html.parser").get_text(" ") for name in ("checks", "sync")]
    assert re.findall(r"\b\d{4}-\d{2}-\d{2}\b", "".join(shown) + facts) == []
    times = re.findall(r"\b\d{2}[.:]\d{2}\b", " ".join(shown))
    assert len(times) >= 2 and all(("." in one) == (language == "id") for one in times)
