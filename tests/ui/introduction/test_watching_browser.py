"""The page to begin with, in a browser, while model and library are still loading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest
from fastapi import FastAPI

from assistant.accounts.buckets import Buckets
from assistant.conversation import Asking
from assistant.loading import ModelState
from assistant.store.report import Progress
from assistant.testing.redactor import PatternRedactor
from assistant.ui.doors import behind_doors
from assistant.ui.plain.adding import add_plain_pages
from assistant.ui.serve import Server, listen
from assistant.ui.serving import Serving
from tests.ui.accessible import barriers
from tests.ui.browsing import Tab
from tests.ui.library.conftest import assistant, bench  # noqa: F401 - fixtures
from tests.ui.running import running

pytestmark = pytest.mark.browser


@dataclass
class Loading:
    """Stands in for what loads: a model, and the synchronizer as far as the page asks it."""

    model: ModelState = "loading"
    progress: Progress | None = None


@pytest.fixture
def loading() -> Loading:
    return Loading()


@pytest.fixture
def open_page(
    browser: Any,
    bench: Any,  # noqa: F811
    assistant: Any,  # noqa: F811
    loading: Loading,
) -> Iterator[Callable[..., Tab]]:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    asking = Asking(assistant=assistant, redactor=PatternRedactor(), model=lambda: loading.model)
    slow = replace(bench, synchronizer=loading)
    add_plain_pages(
        app, slow, asking, questions=Buckets(per_minute=60, clock=lambda: 0.0), language="id"
    )
    tabs: list[Tab] = []
    with listen(18_900) as listener:
        port, serving = listener.getsockname()[1], Serving()
        doors = behind_doors(app, port=port, language="id", upload_bytes=0, serving=serving)
        with running(partial(Server, doors, listener, serving=serving), seconds=30) as server:

            def opened(**options: Any) -> Tab:
                tabs.append(Tab(browser, server.address, **options))
                tabs[-1].page.goto(f"{server.address}/mulai/?bahasa=id")
                return tabs[-1]

            yield opened
            for one in tabs:
                one.complaints = [said for said in one.complaints if "404" not in said]  # no icon
                one.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1366, "dark")])
def test_what_loads_is_followed_to_its_end_without_a_reload(
    open_page: Callable[..., Tab], loading: Loading, width: int, scheme: str, pictures: Any
) -> None:
    loading.progress = Progress(stage="reading", done=3, total=58, seconds=1)
    tab = open_page(viewport={"width": width, "height": 780}, color_scheme=scheme)
    page = tab.page
    page.locator("progress[value='3']").wait_for()
    assert barriers(page) == [] and tab.has_no_sideways_scroll()
    page.evaluate("window.here = true")
    loading.progress = replace(loading.progress, done=40)
    page.locator("progress[value='40']").wait_for()
    page.locator("#now").scroll_into_view_if_needed()
    page.screenshot(path=pictures / f"loading-{width}.png")
    status = page.locator("#become-ready")
    assert status.text_content() == "", "figures are not read aloud"
    loading.progress = None
    page.locator("#now li:first-child progress").wait_for(state="detached")
    assert status.text_content().startswith("Pustaka siap")
    loading.model = "ready"
    page.get_by_text("Model siap.", exact=True).first.wait_for()
    assert page.locator("progress").count() == 0
    assert page.evaluate("window.here"), "the page was not loaded again"
    assert status.text_content() == "Model siap."
    assert barriers(page) == []
    asked = len(tab.requests)
    page.wait_for_timeout(2_500)
    assert len(tab.requests) == asked, "nothing is asked any more"


def test_the_language_is_chosen_by_keyboard(
    open_page: Callable[..., Tab], loading: Loading
) -> None:
    loading.model = "ready"
    page = open_page().page
    page.locator("main .languages a[lang=en]").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Welcome to Pandu").wait_for()
    page.get_by_role("link", name="Start asking").wait_for()
