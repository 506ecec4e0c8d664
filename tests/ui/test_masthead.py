"""What stands above the first question."""

import pytest

from assistant.strings import text
from assistant.types import Language
from assistant.ui.masthead import welcome


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("is_empty", "is_being_read", "said", "leads_to"),
    [
        (False, False, None, None),
        (False, True, None, None),  # the rest of it can be asked
        (True, False, "web.welcome.empty", "/pelatih/"),
        (True, True, "web.welcome.being_read", "/mulai/"),
    ],
)
def test_says_why_nothing_can_be_answered(
    language: Language,
    is_empty: bool,
    is_being_read: bool,
    said: str | None,
    leads_to: str | None,
) -> None:
    shown = welcome(language, is_empty=is_empty, is_being_read=is_being_read)
    assert ("empty-library" in shown) == (said is not None)
    if said and leads_to:
        assert text(language, said).replace("'", "&#x27;") in shown.replace("&#39;", "&#x27;")
        assert f'href="{leads_to}' in shown
