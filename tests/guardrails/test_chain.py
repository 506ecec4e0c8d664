from dataclasses import dataclass

import pytest

from assistant.guardrails.chain import Guardrails
from assistant.guardrails.reading import Reading
from assistant.testing.embedder import HashEmbedder
from assistant.types import GuardrailAction, Verdict


@dataclass(frozen=True)
class WordGuardrail:
    """A plug-in: finds one word."""

    word: str
    action: GuardrailAction

    @property
    def name(self) -> str:
        return self.word

    def check(self, reading: Reading) -> Verdict | None:
        if self.word not in reading.text:
            return None
        return Verdict(guardrail=self.name, category=self.word, action=self.action, by="word")


GUARDRAILS = [
    WordGuardrail("hukum", "advise"),
    WordGuardrail("krisis", "refer"),
    WordGuardrail("bahaya", "refuse"),
    WordGuardrail("luar", "explain"),
]


@pytest.mark.parametrize(
    ("texts", "category"),
    [
        (("tanya biasa",), None),
        (("soal hukum",), "hukum"),
        (("soal hukum yang bahaya",), "bahaya"),
        (("bahaya dan krisis",), "krisis"),
        (("soal luar dan hukum",), "hukum"),
        (("dan caranya?", "soal bahaya dan caranya?"), "bahaya"),
        (("hukum", "krisis"), "krisis"),
        ((), None),
    ],
)
def test_what_decides_wins_over_remarks(texts: tuple[str, ...], category: str | None) -> None:
    verdict = Guardrails(GUARDRAILS, embedder=HashEmbedder()).judge(texts)
    assert (verdict.category if verdict else None) == category
