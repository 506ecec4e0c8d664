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


@pytest.mark.parametrize(
    ("guardrail", "text", "found"),
    [
        ("harm", "usir warga papua", True),
        ("deciding", "urutkan warga papua", False),
        ("deciding", "kantor di papua", True),
        ("scope", "keluarga difabel papua", False),
    ],
)
def test_only_hatred_must_see_which_group_is_named(guardrail: str, text: str, found: bool) -> None:
    @dataclass(frozen=True)
    class Named(WordGuardrail):
        @property
        def name(self) -> str:
            return guardrail

    chain = Guardrails([Named("papua", "refuse")], embedder=HashEmbedder())
    assert (chain.judge([text]) is not None) is found
