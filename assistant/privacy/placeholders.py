"""Placeholders such as `[NIK-1]` in place of personal data, and the way back."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.privacy.detection import Detection, Entity
from assistant.privacy.lexicon import is_honorific
from assistant.types import Language

_WRITTEN = re.compile(r"\[\s*([^\W\d_]+(?:[ _][^\W\d_]+)*)\s*-\s*(\d+)\s*\]")
"""A placeholder, also as a model or a person may have retyped it (`[ nama-1 ]`)."""

_TITLED = frozenset({Entity.NAME, Entity.ADDRESS, Entity.EMAIL, Entity.BIRTH_DATE})
"""Kinds whose letters tell two values apart; of the others the digits and capitals do."""


class Placeholders:
    """The placeholders of one conversation: the same value always gets the same one.

    Lives in memory only and is never written anywhere; whoever holds it can undo the masking.
    """

    __slots__ = ("_counts", "_language", "_names", "_values")

    def __init__(self, language: Language = "id") -> None:
        """Begin without any; `language` is that of the labels."""
        self._language: Language = language
        self._names: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def copy(self) -> "Placeholders":
        """Return one that knows the same and goes its own way from here."""
        twin = Placeholders(self._language)
        twin._names, twin._values = dict(self._names), dict(self._values)
        twin._counts = dict(self._counts)
        return twin

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"<Placeholders: {len(self)}>"  # never the values

    def name(self, value: str, entity: Entity, *, taken: str = "") -> str:
        """Return the placeholder for `value`, a new one that does not stand in `taken` if need be.

        Two ways to write one value share a placeholder, and `restore` gives back the first.
        """
        key = _key(value, entity)
        if key not in self._names:
            label = entity.label(self._language)
            while True:
                self._counts[label] = self._counts.get(label, 0) + 1
                name = f"[{label}-{self._counts[label]}]"
                if name not in taken:
                    break
            self._names[key] = name
            self._values[name] = value
        return self._names[key]

    def restore(self, text: str) -> str:
        """Put the values back; placeholders that are not of this map stay as they are."""
        return _WRITTEN.sub(self._value, text)

    def _value(self, match: re.Match[str]) -> str:
        return self._values.get(f"[{match[1].upper()}-{match[2]}]", match[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A text without the personal data that was found."""

    text: str
    detections: tuple[Detection, ...]
    """What was replaced, in order, with offsets in the text as it was."""


def mask(text: str, detections: Sequence[Detection], placeholders: Placeholders) -> str:
    """Replace detections, which are in order and don't overlap, by their placeholders."""
    parts: list[str] = []
    position = 0
    for detection in detections:
        value = text[detection.start : detection.end]
        parts += (
            text[position : detection.start],
            placeholders.name(value, detection.entity, taken=text),
        )
        position = detection.end
    return "".join((*parts, text[position:]))


def _key(value: str, entity: Entity) -> str:
    folded = unicodedata.normalize("NFKC", value).casefold()
    if entity in _TITLED:
        words = re.findall(r"\w+", folded)
        while entity is Entity.NAME and len(words) > 1 and is_honorific(words[0]):
            del words[0]  # "Bli Nyoman" and "Nyoman" are one
        return " ".join(words)
    digits = "".join(character for character in folded if character.isdigit())
    if entity is Entity.PHONE:
        return re.sub(r"^(?:0062|62)?0*", "0", digits)
    return digits if len(digits) >= 6 else "".join(re.findall(r"\w", folded))
