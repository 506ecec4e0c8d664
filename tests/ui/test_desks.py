"""The pages for evaluators and admins in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from assistant.accounts import Accounts, AuditLog
from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.evaluated import latest_overview
from assistant.history import History
from assistant.testing.redactor import PatternRedactor
from assistant.types import Language
from assistant.ui.doors import behind_doors
from assistant.ui.plain.adding import add_plain_pages
from assistant.ui.serve import Server, listen
from assistant.ui.serving import Serving
from tests.ui.accessible import barriers
from tests.ui.browsing import Tab, foreign
from tests.ui.evaluator.written import NEW, OLD, cases, write
from tests.ui.library.conftest import assistant, bench  # noqa: F401 - fixtures
from tests.ui.running import running

pytestmark = pytest.mark.browser

PAGES = {
    "evaluator": "/penilai/",
    "compared": f"/penilai/banding?lama={OLD}&baru={NEW}",
    "admin": "/pengelola/",
    "introduction": "/mulai/",
}
PASSWORD = "kucing terbang biru meja"
OTHER = "gunung pensil sembilan daun"
_WEIGHT = """() => {
  const all = [...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource')];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return [all.reduce((sum, one) => sum + one.transferSize, 0), paint.startTime];
}"""


@pytest.fixture
def address(bench: Any, assistant: Any, data_dir: Path) -> Iterator[str]:  # noqa: F811
    runs = data_dir / "evals" / "runs"
    write(runs, OLD, {"qa.grounded": cases(True, True, False), "safety.ngo": cases(True)})
    write(
        runs,
        NEW,
        {"qa.grounded": cases(True, True, True), "safety.ngo": cases(False)},
        left_out={"perf": "tier", "qa.tydiqa": "no_data"},
    )
    asking = Asking(
        assistant=assistant,
        redactor=PatternRedactor(),
        history=History(data_dir / "history"),
        overview=lambda: latest_overview(runs, generator="model-a", index="i1"),
    )
    serving = Serving(accounts=data_dir)
    with listen(18_800) as listener:
        port = listener.getsockname()[1]
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        add_plain_pages(
            app,
            replace(bench, runs=runs),
            asking,
            questions=Buckets(per_minute=600, clock=lambda: 0.0),
            language="id",
            accounts=data_dir,
        )
        doors = behind_doors(app, port=port, language="id", upload_bytes=0, serving=serving)
        with running(partial(Server, doors, listener, serving=serving), seconds=30) as server:
            yield server.address


@pytest.fixture
def tab(browser: Any, address: str) -> Iterator[Callable[..., Tab]]:
    tabs: list[Tab] = []

    def opened(name: str, language: Language = "id", **options: Any) -> Tab:
        options.setdefault("viewport", {"width": 1366, "height": 900})
        tabs.append(Tab(browser, address, **options))
        path = PAGES[name]
        mark = "&" if "?" in path else "?"
        tabs[-1].page.goto(f"{address}{path}{mark}bahasa={language}")
        return tabs[-1]

    yield opened
    for one in tabs:
        one.complaints = [said for said in one.complaints if "404" not in said]  # no icon
        one.close()


@pytest.fixture
def log_of_acts(data_dir: Path) -> None:
    log = AuditLog(data_dir, clock=lambda: 1_795_000_000.0)
    for act in ("log-in", "setting changed", "log-out"):
        log.note(act, object="ui.language" if act == "setting changed" else "-")


@pytest.mark.usefixtures("log_of_acts")
@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_anybody_s_way_and_little_is_sent(
    tab: Callable[..., Tab], name: str, pictures: Path
) -> None:
    for language, width, scheme in (("id", 1366, "light"), ("en", 360, "dark")):
        size = {"width": width, "height": 900}
        one = tab(name, language, viewport=size, color_scheme=scheme)
        for closed in one.page.locator("main details > summary").all():
            closed.click()
        assert barriers(one.page) == []
        assert one.has_no_sideways_scroll()
        other = "en" if language == "id" else "id"
        said = one.visible_words()
        assert foreign(said, other, ("admin", "evaluator", "first")) == []
        size_sent, first_paint = one.page.evaluate(_WEIGHT)
        assert size_sent < 100_000
        print(f"{name} {language} {width}: {size_sent} bytes, {first_paint:.0f} ms")  # noqa: T201
        one.page.evaluate("document.activeElement.blur(), window.scrollTo(0, 0)")
        if name == "evaluator":
            one.page.screenshot(path=pictures / f"{name}-{language}.png")


@pytest.mark.usefixtures("log_of_acts")
def test_an_account_is_made_by_keyboard_alone(
    tab: Callable[..., Tab], data_dir: Path, pictures: Path
) -> None:
    page = tab("admin").page
    page.get_by_label("Nama untuk masuk").focus()
    page.keyboard.type("siti")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "admin"
    for _ in range(2):
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_label("Nama").fill("siti")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".people summary").wait_for()
    assert "siti" in page.locator(".people summary").inner_text()
    accounts = Accounts(data_dir)
    assert [one.role for one in accounts.register.accounts()] == ["admin"]
    accounts.register.add("tono", "trainer", OTHER)
    accounts.register.add("rina", "evaluator", OTHER)
    accounts.register.lock("rina")
    accounts.close()
    for language in ("id", "en"):
        page.goto(f"{page.url.partition('?')[0]}?bahasa={language}")
        assert barriers(page) == []
        page.screenshot(path=pictures / f"admin-{language}.png")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1366, "dark")])
def test_nothing_is_deleted_without_a_second_question(
    tab: Callable[..., Tab], width: int, scheme: str
) -> None:
    one = tab("admin", viewport={"width": width, "height": 780}, color_scheme=scheme)
    page = one.page
    for closed in page.locator("main details > summary").all():
        closed.click()
    page.locator("form[action^='/pengelola/lupakan'] button").click()
    page.get_by_role("heading", level=1, name="Hapus semua").wait_for()
    assert barriers(page) == [] and one.has_no_sideways_scroll()
    page.get_by_role("link", name="Jangan; kembali").click()
    page.get_by_role("heading", level=1, name="Mengelola Pandu").wait_for()


def test_two_runs_are_chosen_and_compared(tab: Callable[..., Tab]) -> None:
    page = tab("evaluator").page
    page.get_by_role("button", name="Bandingkan").click()
    page.get_by_text("Dari 4 kasus yang sama: 1 membaik, 1 memburuk.").wait_for()
    page.get_by_role("link", name="Kembali ke hasil uji").click()
    page.get_by_role("heading", name="Hasil uji", exact=True).wait_for()
