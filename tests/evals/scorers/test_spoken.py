"""How far the language detector can be believed: on sentences whose language is known."""

import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.language import detect_language

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
LEAST = 0.98
"""Share of sentences that must be told right; a scorer that is wrong more often says nothing."""


@pytest.mark.parametrize("language", ["id", "en"])
def test_sentences_of_the_library_are_told_apart(language: str) -> None:
    sentences = [
        sentence
        for path in sorted(KNOWLEDGE.glob(f"*/{language}/*.md"))
        for sentence in re.split(r"(?<=[.!?])\s+", path.read_text("utf-8").split("---\n", 2)[2])
        if len(sentence) >= 20
    ][::5]
    told = Counter(detect_language(sentence) for sentence in sentences)
    assert len(sentences) > 300
    assert told[language] / len(sentences) >= LEAST
