from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from assistant.testing.assistant import ScriptedAssistant
from assistant.types import Language
from assistant.ui.conversation import follow
from assistant.ui.session import Session
from assistant.ui.taking_along import taking_along, with_sources
from tests.ui.conftest import LEAK_QUOTE


def asked(assistant: ScriptedAssistant, question: str, language: Language = "id") -> Session:
    session = Session(language)
    session.ask(question, passages_only=False)
    for _ in follow(session, assistant):
        pass
    return session


def test_an_answer_is_copied_with_its_sources(
    make_assistant: Callable[..., ScriptedAssistant],
) -> None:
    session = asked(make_assistant(), "Siti bertanya: bila data bocor?")
    text = with_sources(session.exchanges[0], "id")
    assert text.startswith("Beri tahu paling lambat 3 x 24 jam sejak kebocoran diketahui. [1] ")
    assert "penanganannya. [2] [1]\n\n" in text
    place = "Pelindungan data pribadi untuk organisasi nirlaba · Bila data pribadi bocor"
    file = "perlindungan-data/pelindungan-data.md"
    assert f"[1] “{LEAK_QUOTE}”\n{place} · {file}\n\n" in text
    assert text.endswith("periksa sumbernya.\n")
    assert "Siti" not in text


@pytest.mark.parametrize(
    ("question", "copies"), [("data bocor", 1), ("gaji", 0), ("rusak", 0), ("ditolak", 0)]
)
def test_what_is_no_answer_is_not_copied(
    make_assistant: Callable[..., ScriptedAssistant], question: str, copies: int
) -> None:
    session = asked(make_assistant(), question)
    page = BeautifulSoup(taking_along(session.exchanges[0], "id"), "html.parser")
    assert len(page.select("button[data-copy]")) == copies
    assert [one.has_attr("hidden") for one in page.select("pre")] == [True] * copies
