"""Logging in and out in a real browser, with the keyboard alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.accounts import Accounts
from assistant.accounts.sessions import WORKING_DAY
from assistant.strings import text
from assistant.testing.assistant import ScriptedAssistant
from assistant.ui.serving import Serving
from assistant.workbench import Workbench
from tests.ui.accessible import barriers
from tests.ui.browsing import Tab
from tests.ui.conftest import serving
from tests.ui.doors import PASSWORD

pytestmark = pytest.mark.browser

NEW_PASSWORD = "gunung pensil sembilan daun"


class Office(Tab):
    """A browser at the office, where accounts are asked for."""

    def log_in(self, name: str, password: str = PASSWORD, *, at: str = "/") -> None:
        """Type name and password, and press Enter."""
        self.page.goto(f"{self.address}{at}")
        self.page.wait_for_function("document.activeElement.name === 'name'")
        self.page.keyboard.type(name)
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(password)
        self.page.keyboard.press("Enter")

    @property
    def question(self) -> Any:
        return self.page.locator("#question textarea")

    def end(self) -> None:
        """Close the page; refused replies are told in the console, nothing else may be."""
        self.complaints = [one for one in self.complaints if "status of 40" not in one]
        self.close()


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    with closing(Accounts(tmp_path / "data")) as opened:
        opened.register.add("siti", "staff", PASSWORD)
        opened.register.add("tono", "trainer", PASSWORD)
        yield opened


@pytest.fixture
def office(
    browser: Any,
    accounts: Accounts,
    tmp_path: Path,
    served: tuple[str, ScriptedAssistant],
    workbench: Workbench,
) -> Iterator[Callable[..., Office]]:
    tabs: list[Office] = []
    how = Serving(accounts=tmp_path / "data", span=WORKING_DAY, questions_per_minute=2)
    with serving(served[1], workbench, how) as address:

        def open_tab(**options: Any) -> Office:
            tabs.append(Office(browser, address, **options))
            return tabs[-1]

        yield open_tab
        for tab in tabs:
            tab.end()


def test_in_and_out_by_keyboard(office: Callable[..., Office]) -> None:
    tab = office()
    tab.log_in("siti", "salah sama sekali ini")
    alert = tab.page.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text() == text("id", "account.page.wrong")
    assert tab.page.locator("[name=name]").input_value() == "siti"
    assert tab.page.locator("[name=password]").input_value() == ""
    tab.log_in("siti")
    tab.question.wait_for()
    bar = tab.page.locator(".account-bar")
    assert text("id", "account.page.signed_in", name="siti") in bar.inner_text()
    assert text("en", "account.page.log_out") not in bar.inner_text()
    assert tab.page.evaluate("document.cookie") == "", "no script reads the cookie"
    tab.switch("en")
    assert text("en", "account.page.signed_in", name="siti") in bar.inner_text()
    bar.get_by_role("button").focus()
    tab.page.keyboard.press("Enter")
    tab.page.locator("[name=password]").wait_for()
    assert text("en", "account.page.ended") in tab.visible_words()
    tab.page.go_back()
    tab.page.locator("[name=password]").wait_for()


def test_the_form_can_be_read_and_switched(office: Callable[..., Office]) -> None:
    for options in ({}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 700}}):
        tab = office(**options)
        tab.page.goto(f"{tab.address}/")
        assert tab.has_no_sideways_scroll()
        assert barriers(tab.page) == []
        tab.page.get_by_role("link", name=text("id", "account.page.other_language")).click()
        tab.page.get_by_role("heading", name=text("en", "account.page.title")).wait_for()
        assert tab.page.get_by_label(text("en", "account.page.password")).count() == 1
        shown = tab.page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize")
        assert shown == "24px", "its style was let in"
        tab.log_in("siti", "bukan kata sandinya")
        tab.page.locator("[role=alert]").wait_for()
        assert barriers(tab.page) == []


def test_staff_do_not_come_to_the_trainer_s_page(office: Callable[..., Office]) -> None:
    staff, trainer = office(), office()
    staff.log_in("siti", at="/pelatih/")
    staff.page.get_by_role("heading", name=text("id", "account.page.not_yours")).wait_for()
    staff.page.get_by_role("link", name=text("id", "account.page.back")).click()
    staff.question.wait_for()
    assert not staff.page.locator(".to-trainer a[href^='/pelatih']").is_visible()
    trainer.log_in("tono", at="/pelatih/")
    trainer.page.locator(".totals").wait_for()


def test_a_new_password_ends_an_open_page_and_many_questions_have_to_wait(
    office: Callable[..., Office], accounts: Accounts
) -> None:
    tab = office()
    tab.log_in("siti")
    tab.question.wait_for()
    for number in range(3):
        tab.page.locator("#send").wait_for()
        tab.question.fill(f"Data bocor, pertanyaan {number}?")
        tab.question.press("Enter")
        if number < 2:
            tab.page.locator(f'#exchange-{number + 1}[data-phase="done"]').wait_for()
    tab.page.wait_for_timeout(2000)  # what follows a question would end the page by itself
    refused = text("id", "web.errors.too_many.what")
    tab.page.locator(".review.is-failed", has_text=refused).wait_for()
    accounts.register.give_password("siti", NEW_PASSWORD)
    tab.page.locator('.review [data-act="retry"]').click()
    tab.page.locator("[name=password]").wait_for()
    assert text("id", "account.page.expired") in tab.visible_words()


def test_a_conversation_is_not_read_by_its_number(office: Callable[..., Office]) -> None:
    owner, other = office(), office()
    owner.log_in("siti")
    owner.question.wait_for()
    numbers = [url.rpartition("/")[2] for url in owner.requests if "/heartbeat/" in url]
    owner.page.wait_for_timeout(0)
    other.log_in("tono")
    other.question.wait_for()
    if not numbers:
        numbers = [url.rpartition("/")[2] for url in owner.requests if "/heartbeat/" in url]
    statuses = other.page.evaluate(
        """async ([number]) => {
          const told = { data: [], fn_index: 0, session_hash: number };
          const asked = ['run/predict', 'queue/join'].map((path) => fetch(`/gradio_api/${path}`, {
            method: 'POST', body: JSON.stringify(told),
            headers: { 'content-type': 'application/json' } }));
          const listened = [`heartbeat/${number}`, `queue/data?session_hash=${number}`]
            .map((path) => fetch(`/gradio_api/${path}`));
          return (await Promise.all([...asked, ...listened])).map((reply) => reply.status);
        }""",
        numbers[-1:],
    )
    assert statuses == [403] * 4
