"""One stretch of personal data, and why it was taken for that."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.strings import text
from assistant.types import Language


class Entity(StrEnum):
    """The kinds of personal data that are looked for; their words are in `privacy.toml`."""

    NIK = "nik"
    FAMILY_CARD = "family_card"
    TAX_NUMBER = "tax_number"
    HEALTH_INSURANCE = "health_insurance"
    WORK_INSURANCE = "work_insurance"
    PHONE = "phone"
    EMAIL = "email"
    BANK_ACCOUNT = "bank_account"
    PAYMENT_CARD = "payment_card"
    PASSPORT = "passport"
    DRIVING_LICENCE = "driving_licence"
    PLATE = "plate"
    CIVIL_SERVANT = "civil_servant"
    STUDENT = "student"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    COORDINATES = "coordinates"
    CASE = "case"
    BENEFICIARY = "beneficiary"
    NAME = "name"
    OTHER = "other"
    """What a person masked by hand; no recogniser finds it."""

    def describe(self, language: Language) -> str:
        """Say what it is, such as "nomor rekening"."""
        return text(language, f"privacy.entities.{self.value}")

    def label(self, language: Language) -> str:
        """Return the word that placeholders carry, such as `REKENING`."""
        return text(language, f"privacy.labels.{self.value}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """A stretch of a text, `text[start:end]`, that is probably personal data."""

    entity: Entity
    start: int
    end: int
    score: float
    """How sure it is, 0 to 1. It orders detections; it is no measured probability."""

    reason: str
    """Key below `privacy.reasons`: what in the text spoke for it. Holds nothing of the text."""

    def explain(self, language: Language) -> str:
        """Say in one sentence why this was taken for personal data."""
        return text(language, f"privacy.reasons.{self.reason}")
