"""The default models answer this project's judged questions. Nothing is tuned on these."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.factory import open_assistant
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Turn
from evals.answers import is_exact, measure, report
from evals.questions import DATASETS, load_questions

ROOT = Path(__file__).parents[2]
BREACH = "Berapa lama batas waktu memberi tahu bila data pribadi bocor?"

pytestmark = [pytest.mark.models, pytest.mark.timeout(1800)]


_FLOOR = 0.6
"""Least share answered, and abstained on. The goal is 0.8, which the first measurement missed
(docs/measurements.md); this only keeps later changes from falling further behind."""


def test_thirty_questions(real_assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    records = measure(real_assistant, load_questions(DATASETS / "first_light.yaml"))
    with capsys.disabled():
        print(f"\n{report(records)}")  # noqa: T201 - the figures of this run
    asked = [record for record in records if record.answerable]
    others = [record for record in records if not record.answerable]
    assert all(record.exact for record in records)
    assert sum(record.spine for record in asked) >= _FLOOR * len(asked)
    assert sum(record.together for record in asked) >= sum(record.spine for record in asked)
    assert sum(record.status == "insufficient" for record in others) >= _FLOOR * len(others)


def test_the_command_answers_with_the_right_quote(real_environment: dict[str, str]) -> None:
    done = _ask(real_environment, BREACH, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["status"] == "answered"
    assert "3×24 jam" in answer["citations"][0]["quote"]
    assert answer["versions"]["generator"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kartu grafis apa yang diperlukan untuk menjalankan Sahabat-AI?", "tidak menemukan"),
        ("Berapa harga tiket kereta Jakarta Surabaya besok pagi?", "di luar bidang Pandu"),
    ],
)
def test_the_command_says_when_there_is_no_support(
    real_environment: dict[str, str], question: str, said: str
) -> None:
    done = _ask(real_environment, question)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    assert "Yang sudah saya lihat:" in done.stdout
    assert "“" not in done.stdout


def test_the_same_question_gets_the_same_answer(real_settings: Settings) -> None:
    texts = set()
    for _ in range(2):
        with open_assistant(real_settings) as assistant:
            texts.add(assistant.ask(BREACH).text)
    assert len(texts) == 1


def test_a_follow_up_is_answered_from_the_document_before(real_assistant: Assistant) -> None:
    first = real_assistant.ask(BREACH, passages_only=True)
    turn = Turn(question=BREACH, chunk_ids=tuple(c.chunk_id for c in first.citations))
    second = real_assistant.ask("Siapa saja yang harus diberi tahu?", history=[turn])
    assert second.status == "answered"
    assert second.citations[0].document_id == first.citations[0].document_id
    assert is_exact(real_assistant, second)


def _ask(
    environment: dict[str, str], question: str, *flags: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", "ask", question, *flags],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
