"""One recogniser a file: what personal data looks like in Indonesian and English texts."""

from collections.abc import Sequence

from presidio_analyzer import EntityRecognizer

from assistant.privacy.columns import header_phrases
from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.address import AddressRecognizer
from assistant.privacy.recognizers.bank_account import BankAccountRecognizer
from assistant.privacy.recognizers.birth_date import BirthDateRecognizer
from assistant.privacy.recognizers.column import ColumnRecognizer
from assistant.privacy.recognizers.coordinates import CoordinatesRecognizer
from assistant.privacy.recognizers.driving_licence import DrivingLicenceRecognizer
from assistant.privacy.recognizers.email import EmailRecognizer
from assistant.privacy.recognizers.family_card import FamilyCardRecognizer
from assistant.privacy.recognizers.given import BeneficiaryRecognizer, CaseRecognizer
from assistant.privacy.recognizers.insurance import (
    HealthInsuranceRecognizer,
    WorkInsuranceRecognizer,
)
from assistant.privacy.recognizers.name import NameRecognizer
from assistant.privacy.recognizers.nik import NikRecognizer
from assistant.privacy.recognizers.passport import PassportRecognizer
from assistant.privacy.recognizers.payment_card import PaymentCardRecognizer
from assistant.privacy.recognizers.phone import PhoneRecognizer
from assistant.privacy.recognizers.plate import PlateRecognizer
from assistant.privacy.recognizers.registers import CivilServantRecognizer, StudentRecognizer
from assistant.privacy.recognizers.tagged import TaggedAddressRecognizer, TaggedNameRecognizer
from assistant.privacy.recognizers.tax_number import TaxNumberRecognizer
from assistant.types import Language

_ALONE = (
    NikRecognizer,
    FamilyCardRecognizer,
    TaxNumberRecognizer,
    HealthInsuranceRecognizer,
    WorkInsuranceRecognizer,
    PhoneRecognizer,
    EmailRecognizer,
    BankAccountRecognizer,
    PaymentCardRecognizer,
    PassportRecognizer,
    DrivingLicenceRecognizer,
    PlateRecognizer,
    CivilServantRecognizer,
    StudentRecognizer,
    BirthDateRecognizer,
    AddressRecognizer,
    CoordinatesRecognizer,
    NameRecognizer,
    TaggedAddressRecognizer,
    TaggedNameRecognizer,
)


def make_recognizers(
    language: Language, *, case_patterns: Sequence[str], beneficiary_patterns: Sequence[str]
) -> list[EntityRecognizer]:
    """Make every recogniser for texts in `language`."""
    return [
        *(recognizer(language) for recognizer in _ALONE),
        *(ColumnRecognizer(entity, language) for entity in Entity if header_phrases(entity)),
        CaseRecognizer(language, case_patterns),
        BeneficiaryRecognizer(language, beneficiary_patterns),
    ]
