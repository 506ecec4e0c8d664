"""Does to a column what was decided for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.errors import UserError
from assistant.masking.generalise import age_band, district_of, month_of, year_of
from assistant.masking.pseudonyms import KeyFile
from assistant.masking.table import Column, Value, as_text
from assistant.masking.treatment import Treatment
from assistant.privacy import Entity, Placeholders
from assistant.strings import text
from assistant.types import Language

_CODE = "KODE"  # the label of codes for what is no kind of personal data by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """A column as it comes out."""

    column: Column | None
    """None where it is dropped."""

    unread: int = 0
    """How many values could not be read as an age, a date or an address."""


class Masks:
    """What stands in place of whole values: placeholders, or the codes of a key file."""

    def __init__(
        self, placeholders: Placeholders, *, language: Language, key: KeyFile | None = None
    ) -> None:
        self._placeholders = placeholders
        self._label = text(language, "masking.label")
        self._others: dict[str, str] = {}
        self._key = key

    def placeholder(self, value: str, entity: Entity | None) -> str:
        """Return the same placeholder for the same value."""
        if entity is not None:
            return self._placeholders.name(value, entity)
        folded = " ".join(value.split()).casefold()
        return self._others.setdefault(folded, f"[{self._label}-{len(self._others) + 1}]")

    def code(self, value: str, entity: Entity | None) -> str:
        """Return the code of a value; its label is the same in every language.

        Raises:
            UserError: there is no key file.
        """
        if self._key is None:
            raise UserError("masking.no_key")
        return self._key.code(value, entity.label("id") if entity else _CODE)


def treat(
    column: Column,
    treatment: Treatment,
    *,
    entity: Entity | None,
    masks: Masks,
    language: Language,
    today: date,
) -> Treated:
    """Return a column after its treatment; `search` and `keep` leave it as it is.

    Raises:
        UserError: pseudonyms are asked for without a key file.
    """
    if treatment.way == "drop":
        return Treated(column=None)
    if treatment.way in ("keep", "search"):
        return Treated(column=column)
    if treatment.way in ("mask", "pseudonym"):
        make = masks.code if treatment.way == "pseudonym" else masks.placeholder
        masked = tuple(_whole(value, lambda one: make(one, entity)) for value in column.values)
        return Treated(column=_shown_as_text(column, masked))
    values, unread = [], 0
    for value in column.values:
        made = _coarser(value, treatment, today)
        if made is None and as_text(value).strip():
            made, unread = text(language, "masking.unreadable"), unread + 1
        values.append(made)
    return Treated(column=_shown_as_text(column, tuple(values)), unread=unread)


def _coarser(value: Value, treatment: Treatment, today: date) -> str | None:
    if treatment.way == "band":
        return age_band(value, treatment.width, today=today)
    return {"year": year_of, "month": month_of, "district": district_of}[treatment.way](value)


def _whole(value: Value, make: Callable[[str], str]) -> str | None:
    """Replace a value by what is made of it; an empty one stays empty."""
    written = as_text(value).strip()
    return make(written) if written else None


def _shown_as_text(column: Column, values: tuple[str | None, ...]) -> Column:
    return replace(column, values=values, number_format="General")
