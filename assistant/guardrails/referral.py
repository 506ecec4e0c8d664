"""Whom to call in a crisis: services of the library's `contacts.toml`, and no others."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.guardrails.cues import cues, load_patterns
from assistant.guardrails.reading import fold
from assistant.library.contacts import Contact, ContactBook, InBothLanguages
from assistant.types import Language, Service


class Referral:
    """Picks the services for a category."""

    def __init__(self, contacts: ContactBook) -> None:
        """Pick from `contacts`."""
        self._contacts = {one.id: one for one in contacts.contact}
        self._caution = contacts.display_note

    def services(self, category: str, language: Language) -> tuple[Service, ...]:
        """Return the services for a category, the first one to call first.

        A library of an organisation's own may name others: then all of its services are returned.
        """
        wanted = _wanted().get(category, ())
        chosen = [self._contacts[one] for one in wanted if one in self._contacts]
        return tuple(self._service(one, language) for one in chosen or self._contacts.values())

    def _service(self, contact: Contact, language: Language) -> Service:
        return Service(
            name=_said(contact.name, language),
            phone=contact.phone,
            whatsapp=contact.whatsapp,
            serves=_said(contact.serves, language),
            note=_said(contact.note, language),
            last_verified=contact.last_verified.isoformat(),
            caution=_said(self._caution, language),
        )


def guidance_helps(category: str, question: str) -> bool:
    """Tell whether quotes help beside the services: where a worker asks about somebody else.

    A person who speaks of themselves is shown people to call, and no documents. Without a word of
    either, only despair is taken for one's own.
    """
    text = fold(question)
    whose = load_patterns("whose.toml")
    another = cues()["worker"].search(text) or whose["another"].search(text)
    if another and not whose["own"].search(text):
        return True
    return category != "self-harm" and not cues()["i"].search(text)


def _said(words: InBothLanguages | None, language: Language) -> str:
    if words is None:
        return ""
    return words.id if language == "id" else words.en


@cache
def _wanted() -> Mapping[str, tuple[str, ...]]:
    resource = files("assistant.guardrails") / "referral.toml"
    content = tomllib.loads(resource.read_text(encoding="utf-8"))
    return {category: tuple(ids) for category, ids in content.items()}
