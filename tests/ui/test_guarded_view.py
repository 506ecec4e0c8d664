import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.guardrails.words import first_steps
from assistant.testing.assistant import ScriptedAssistant
from assistant.types import AnswerStatus, GuardrailAction, Language, Service, Verdict
from assistant.ui.conversation import follow
from assistant.ui.session import Session
from tests.ui.showing import shown

SERVICE = Service(
    name="Layanan <b>Rekaan</b>", phone="021-000 129", whatsapp="0800-000", serves="Siapa saja",
    note="", last_verified="2026-11-24", caution="Nomor dapat berubah.",
)  # fmt: skip


@pytest.fixture
def judged(make_assistant: Callable[..., ScriptedAssistant]) -> Callable[..., Session]:
    def make(
        status: AnswerStatus,
        category: str,
        action: GuardrailAction,
        *,
        language: Language = "id",
        services: tuple[Service, ...] = (SERVICE,),
    ) -> Session:
        session = Session(language)
        session.ask("data bocor", passages_only=True)
        list(follow(session, make_assistant()))
        first = session.exchanges[0]
        assert first.answer is not None
        verdict = Verdict(guardrail="g", category=category, action=action, by="rule:r")
        answer = replace(first.answer, status=status, verdict=verdict, services=services)
        refused = status == "refused"
        session.exchanges = [
            replace(
                first,
                answer=answer,
                evidence=() if refused else first.evidence,
                insufficient=status == "insufficient",
            )
        ]
        return session

    return make


def test_a_referral_names_people_first_and_then_quotes(judged: Callable[..., Session]) -> None:
    session = judged("referred", "abuse", "refer")
    page = shown(session)
    verdict = Verdict(guardrail="g", category="abuse", action="refer", by="rule:r")
    steps = first_steps(verdict, "id")
    assert '<section class="referral" role="alert">' in page, "what comes as a whole is spoken"
    assert 'href="tel:021000129"' in page
    assert "Layanan &lt;b&gt;Rekaan" in page
    assert "Terakhir diperiksa: 24 November 2026." in page
    assert "Nomor dapat berubah." in page
    assert page.index(steps[0]) < page.index("tel:") < page.index("Pegangan dari dokumen")
    assert not session.exchanges[0].is_answered  # nobody in a crisis is asked whether it helped


def test_a_referral_without_services_says_where_to_go(judged: Callable[..., Session]) -> None:
    page = shown(judged("referred", "danger", "refer", services=()))
    assert "kantor polisi" in page
    assert "tel:" not in page


@pytest.mark.parametrize(
    ("language", "reason", "way_on"),
    [
        ("id", "tidak diputuskan oleh mesin", "kriteria"),
        ("en", "not decided by a machine", "criteria"),
    ],
)
def test_a_refusal_gives_its_reason_and_a_way_on(
    judged: Callable[..., Session], language: Language, reason: str, way_on: str
) -> None:
    session = judged("refused", "deciding", "refuse", language=language)
    page = shown(session)
    assert re.search(f"{reason}.*{way_on}", page)
    assert "<blockquote" not in page
    assert session.turns() == ()  # what is asked next does not lean on it


@pytest.mark.parametrize(
    ("status", "category", "action", "said"),
    [
        ("answered", "legal", "advise", "bukan nasihat hukum"),
        ("insufficient", "medical", "advise", "bukan nasihat medis"),
        ("insufficient", "outside", "explain", "di luar bidang Pandu"),
    ],
)
def test_remarks_stand_beside_the_answer(
    judged: Callable[..., Session],
    status: AnswerStatus,
    category: str,
    action: GuardrailAction,
    said: str,
) -> None:
    assert said in shown(judged(status, category, action))
