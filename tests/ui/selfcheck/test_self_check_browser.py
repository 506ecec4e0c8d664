"""The self-check in a real browser: by keyboard, on phones, in dark, on paper."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Language
from assistant.ui.serve import Server, listen
from assistant.ui.serving import Serving
from tests.ui.accessible import barriers
from tests.ui.browsing import Tab, foreign
from tests.ui.library.conftest import assistant, bench, make_app  # noqa: F401 - fixtures
from tests.ui.library.test_library_browser import address, tab  # noqa: F401 - fixtures
from tests.ui.running import running

pytestmark = pytest.mark.browser

ANSWERS = {"tujuan": "jelas", "data": "pribadi", "alat": "umum", "pengawas": "ada"}


def answered(page: Any) -> None:
    for question, choice in ANSWERS.items():
        page.check(f'input[name="{question}"][value="{choice}"]')
    page.locator(".self-check > button").click()
    page.locator(".outcome").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_stands_in_anybody_s_way(
    tab: Callable[..., Tab],  # noqa: F811
    width: int,
    scheme: str,
    language: Language,
) -> None:
    size = {"width": width, "height": 780}
    one = tab("/periksa/", language, viewport=size, color_scheme=scheme)
    other: Language = "en" if language == "id" else "id"
    for _ in range(2):
        assert barriers(one.page) == []
        assert one.has_no_sideways_scroll()
        words = one.page.locator("nav, h1, h2, legend, .lead").all_inner_texts()
        assert foreign("\n".join(words), other, areas=("selfcheck", "plain")) == []
        if one.page.locator(".self-check").count():
            answered(one.page)


def test_it_is_done_by_keyboard_alone(tab: Callable[..., Tab]) -> None:  # noqa: F811
    page = tab("/periksa/").page
    page.locator("#use-name").focus()
    page.keyboard.type("Catatan umpan balik")
    for down in (0, 1, 2):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(down):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator("#use-name").focus()
    page.keyboard.press("Enter")
    page.locator(".outcome").wait_for()
    assert page.locator("h1").inner_text() == "Catatan umpan balik"
    topics = page.locator(".findings h3").all_inner_texts()
    assert topics == ["Penilaian dampak (DPIA)", "Data", "Cara lain"]


def test_a_summary_is_saved_and_changed(tab: Callable[..., Tab], pictures: Path) -> None:  # noqa: F811
    page = tab("/periksa/").page
    answered(page)
    page.screenshot(path=pictures / "self-check-id.png")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh sebagai Markdown").click()
    assert caught.value.suggested_filename == "periksa-pemakaian-ai.md"
    written = Path(caught.value.path()).read_text(encoding="utf-8")
    assert "- [ ] **Data pribadi di alat umum**" in written
    page.get_by_role("button", name="Ubah jawaban").click()
    page.locator(".self-check").wait_for()
    chosen = page.locator("input:checked").evaluate_all("all => all.map((one) => one.value)")
    assert sorted(chosen) == sorted(ANSWERS.values())


def test_a_summary_fits_on_little_paper(tab: Callable[..., Tab], tmp_path: Path) -> None:  # noqa: F811
    from pypdf import PdfReader

    page = tab("/periksa/").page
    answered(page)
    page.pdf(path=tmp_path / "summary.pdf", format="A4")
    assert len(PdfReader(tmp_path / "summary.pdf").pages) == 1


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1366, "dark")])
def test_too_many_forms_lose_nothing_and_stand_in_nobody_s_way(
    browser: Any,
    make_app: Callable[..., Any],  # noqa: F811
    width: int,
    scheme: str,
) -> None:
    with listen(18_950) as listener:
        app = make_app(port=listener.getsockname()[1], per_minute=1)
        with running(partial(Server, app, listener, serving=Serving()), seconds=30) as server:
            size = {"width": width, "height": 780}
            one = Tab(browser, server.address, viewport=size, color_scheme=scheme)
            one.page.goto(f"{server.address}/periksa/?bahasa=id")
            answered(one.page)
            one.page.get_by_role("button", name="Ubah jawaban").click()
            one.page.get_by_role("heading", name="Tunggu sebentar").wait_for()
            assert barriers(one.page) == [] and one.has_no_sideways_scroll()
            kept = one.page.locator("main input[type=hidden]").evaluate_all(
                "all => all.map((field) => field.value)"
            )
            assert set(ANSWERS.values()) <= set(kept)
            one.complaints = [said for said in one.complaints if "status of 4" not in said]
            one.close()
