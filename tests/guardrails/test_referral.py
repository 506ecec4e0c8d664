from datetime import date

import pytest

from assistant.guardrails.referral import Referral, speaks_of_another
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
    ("question", "another"),
    [
        ("Seorang ibu di desa dampingan dipukuli suaminya. Apa yang harus saya lakukan?", True),
        ("tetangga digebukin lakinya", True),
        ("A volunteer was threatened", True),
        ("pengen mati aja", False),
        ("My husband beats me", False),
    ],
)
def test_who_is_spoken_of(question: str, another: bool) -> None:
    assert speaks_of_another(question) is another
