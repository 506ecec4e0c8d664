"""Nothing moves for those who asked their computer for less motion."""

from collections.abc import Callable

import pytest

from tests.ui.browsing import Visit

pytestmark = pytest.mark.browser

LEAK = "Berapa lama batas waktu memberi tahu bila data pribadi bocor?"
MOVING = "document.getAnimations().filter((one) => one.playState === 'running').length"


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
def test_while_a_question_is_answered_and_a_source_is_opened(
    visit: Callable[..., Visit], wish: str, moves: bool
) -> None:
    page = visit(reduced_motion=wish)
    page.question.fill(LEAK)
    page.page.locator("#send").click()
    page.page.locator(".pulse").wait_for()
    assert bool(page.page.evaluate(MOVING)) is moves
    page.page.locator('.exchange[data-phase="done"]').wait_for()
    moved = page.page.evaluate(
        f"""() => new Promise((done) => {{
          document.querySelector('.citation').click();
          requestAnimationFrame(() => requestAnimationFrame(() => done({MOVING})));
        }})"""
    )
    assert bool(moved) is moves
