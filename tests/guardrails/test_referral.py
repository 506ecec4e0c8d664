from datetime import date

import pytest

from assistant.guardrails.referral import Referral, guidance_helps
from assistant.library.contacts import Contact, ContactBook, InBothLanguages, load_contacts
from assistant.paths import bundled
from assistant.types import Language


@pytest.mark.parametrize(
    ("category", "first"),
    [("self-harm", "112"), ("abuse", "129"), ("child", "129"), ("danger", "110")],
)
def test_services_of_the_shipped_library(category: str, first: str) -> None:
    services = Referral(load_contacts(bundled("knowledge"))).services(category, "id")
    assert services[0].phone == first
    assert all(service.last_verified and service.caution for service in services)


@pytest.mark.parametrize(("language", "name"), [("id", "Rumah Aman"), ("en", "Safe House")])
def test_a_library_of_its_own_names_its_own_services(language: Language, name: str) -> None:
    contact = Contact(
        id="rumah-aman",
        name=InBothLanguages(id="Rumah Aman", en="Safe House"),
        phone="021-000",
        serves=InBothLanguages(id="Siapa saja", en="Anyone"),
        area="ID",
        last_verified=date(2026, 11, 24),
        mark="common",
        source="rekaan",
    )
    (service,) = Referral(ContactBook(contact=(contact,))).services("abuse", language)
    assert service.name == name
    assert (service.note, service.caution, service.whatsapp) == ("", "", "")


def test_a_library_without_contacts_names_none() -> None:
    assert Referral(ContactBook()).services("danger", "id") == ()


@pytest.mark.parametrize(
    ("category", "question", "helps"),
    [
        ("abuse", "Seorang ibu di desa dampingan dipukuli suaminya. Apa langkah saya?", True),
        ("abuse", "tetangga digebukin lakinya", True),
        ("danger", "A volunteer was threatened", True),
        ("self-harm", "Siswa saya bilang ingin mati", True),
        ("child", "anaknya dipukul bapaknya", True),
        ("self-harm", "pengen mati aja", False),
        ("abuse", "A trainee told me that her uncle hits her. What may I write down?", True),
        ("child", "adik les ngaku digebuk kakaknya, minta jangan dibilang, gimana?", True),
        ("self-harm", "ada yang minta namanya dicabut dari buku", True),
        ("abuse", "My husband told me he would kill me", False),
        ("abuse", "aku dipukul suaminya kakakku", False),
        ("abuse", "My husband beats me", False),
        ("abuse", "suamiku mukul aku terus", False),
    ],
)
def test_whom_guidance_helps(category: str, question: str, helps: bool) -> None:
    assert guidance_helps(category, question) is helps
