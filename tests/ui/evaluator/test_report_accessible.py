"""The report in a browser: what axe-core finds in it, in both languages."""

from pathlib import Path
from typing import Any

import pytest

from assistant.strings import LANGUAGES
from assistant.types import Language
from tests.evals.report.test_page import page, run
from tests.evals.running.test_effects import ablation
from tests.ui.accessible import barriers


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_kept_out_of_the_report(language: Language, browser: Any, tmp_path: Path) -> None:
    whole = page(
        run(citations="++-", answers="-" * 8),
        language,
        before=run(name="before", answers="+" * 8),
        ablation=ablation("r"),
    )
    path = tmp_path / "report.html"
    path.write_text(whole, encoding="utf-8")
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    try:
        opened.goto(path.as_uri())
        opened.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert barriers(opened) == []
    finally:
        opened.close()
