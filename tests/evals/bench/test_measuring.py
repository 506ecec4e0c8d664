"""What is measured of a library, on stand-ins for the models."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.factory import make_writer
from assistant.settings import load_settings
from assistant.testing.assistant import Quoted, Script, ScriptedAssistant
from assistant.testing.embedder import HashEmbedder
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Answer, AnswerReady, Document
from assistant.vectors import SentenceVectors
from evals.bench.asked import ask, plain_messages
from evals.bench.syncing import sync_figures

TEXT = "Kebocoran data dilaporkan dalam 3 x 24 jam. " + "Catat apa yang bocor. " * 200
QUESTION = "Kapan kebocoran dilaporkan?"


class Answering:
    """Answers from a script, without steps."""

    def __init__(self) -> None:
        document = Document(
            id="d", title="Judul", text=TEXT, language="id", source="d.md", sha256="0", sections=()
        )
        quoted = Quoted(document_id="d", text="dalam 3 x 24 jam.")
        self._steps = ScriptedAssistant([document], [Script(match="Kapan", quotes=(quoted,))])
        self.document = self._steps.document

    def ask(self, question: str, *, passages_only: bool) -> Answer:
        assert passages_only  # the bench has the model reply in its own ways
        *_, last = self._steps.stream(question, passages_only=True)
        assert isinstance(last, AnswerReady)
        return replace(last.answer, timings={"evidence": 0.5})


def test_questions_become_prompts_of_both_kinds() -> None:
    assistant: Any = Answering()
    settings, embedder = load_settings(), HashEmbedder()
    writer = make_writer(ScriptedGenerator(), settings, SentenceVectors(embedder))
    found, without = ask(assistant, writer, [QUESTION, "xqzzk wvvq"])
    assert without is None
    assert found is not None
    assert found.plain[-1].content == QUESTION
    assert QUESTION in found.ours[-1].content
    assert "dalam 3 x 24 jam." in found.ours[-1].content
    assert found.seconds == 0.5


def test_the_plain_prompt_holds_the_date_and_a_thousand_characters_a_passage() -> None:
    assistant: Any = Answering()
    answer = assistant.ask(QUESTION, passages_only=True)
    system, user = plain_messages(assistant, answer, QUESTION, today=date(2026, 1, 2))
    assert "2026-01-02" in system.content
    assert 1_000 < len(system.content) < 1_400
    start = TEXT.index("dalam")
    assert TEXT[start : start + 1_000] in system.content
    assert user.content == QUESTION


def test_a_sync_is_held_against_the_embedder_alone(tmp_path: Path) -> None:
    embedder = HashEmbedder()
    settings = load_settings(paths={"data": tmp_path})
    figures = {one.name: one.median for one in sync_figures(settings, embedder, files=2)}
    assert figures["texts"] > 10
    passages, left = divmod(embedder.calls, 2)  # once for the store, once alone
    assert left == 0
    assert 0 < passages < figures["texts"]  # the others are the questions that people ask
    assert figures["embedded_again"] == 0
    assert figures["ingest"] == pytest.approx(figures["embedder_alone"] / figures["sync"])
    assert not any(tmp_path.iterdir())
