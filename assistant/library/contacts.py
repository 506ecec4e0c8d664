"""The service numbers that Pandu may show, kept in `contacts.toml`."""

import re
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.library.toml import load_toml

CONTACTS_FILE = "contacts.toml"
"""Name of the file, at the top of the knowledge folder."""


class InBothLanguages(BaseModel):
    """A text in Indonesian and English."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: str = Field(min_length=1)
    """In Indonesian."""

    en: str = Field(min_length=1)
    """In English."""


class Contact(BaseModel):
    """One service that people can reach."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Name that never changes."""

    name: InBothLanguages
    """Name of the service."""

    phone: str = Field(min_length=1)
    """Number to call."""

    whatsapp: str = ""
    """Number for messages."""

    serves: InBothLanguages
    """For whom or for what it is."""

    area: str
    """Where it serves: ID for all of Indonesia."""

    last_verified: date
    """The day when its written evidence was last reviewed."""

    mark: Literal["verified", "common"]
    """Whether a source was seen, or it is common knowledge."""

    source: str
    """Where the number was seen."""

    note: InBothLanguages | None = None
    """What callers should know."""

    @property
    def numbers(self) -> frozenset[str]:
        """Its numbers, digits only."""
        return frozenset(digits(one) for one in (self.phone, self.whatsapp) if one)


class ContactBook(BaseModel):
    """All services, and the remark that every number is shown with."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    display_note: InBothLanguages | None = None
    """What is said beside every number."""

    contact: tuple[Contact, ...] = ()
    """The services, in the file's order."""

    @property
    def numbers(self) -> frozenset[str]:
        """All numbers, digits only."""
        return frozenset(number for one in self.contact for number in one.numbers)


def load_contacts(folder: Path) -> ContactBook:
    """Read the services of a knowledge folder; none where it has no such file.

    Raises:
        DocumentError: the file can't be read, is no TOML, or a field is missing, unknown or wrong.
    """
    return load_toml(folder / CONTACTS_FILE, ContactBook)


def digits(number: str) -> str:
    """Return the digits of a telephone number; +62 becomes the 0 that is dialled in Indonesia."""
    plain = re.sub(r"\D", "", number)
    return f"0{plain[2:]}" if number.strip().startswith("+62") else plain
