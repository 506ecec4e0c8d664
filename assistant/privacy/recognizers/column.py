"""Values in the columns of a table, which their header tells: "nama;no rek" and the lines below."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.privacy import lexicon
from assistant.privacy.columns import cells_below, header_phrases
from assistant.privacy.detection import Entity
from assistant.privacy.name_frames import frame_words
from assistant.privacy.recognizers.spans import Found, SpanRecognizer
from assistant.types import Language

_SCORE = 0.86
_FEWEST_DIGITS = {
    Entity.ADDRESS: 0,
    Entity.PLATE: 1,
    Entity.EMAIL: 0,
    Entity.BIRTH_DATE: 2,
    Entity.CASE: 2,
    Entity.BENEFICIARY: 2,
}
_DIGITS = 5
"""Digits that a cell of any other kind has at least."""

_REASONS = {Entity.ADDRESS: "label", Entity.BIRTH_DATE: "born", Entity.EMAIL: "shape"}
_NOTHING = re.compile(
    r"\W*(?:(?:tidak|tdk|belum|blm|sudah|tanpa|ada|punya|sama|kosong|none|no|yes|n|a|ada|ya|-)\W*)*"
    r"|.*(?:\d+ (?:orang|jiwa|rumah)).*",
    re.IGNORECASE,
)


class ColumnRecognizer(SpanRecognizer):
    """Takes the cells below a header of its kind."""

    def __init__(self, entity: Entity, language: Language) -> None:
        """Set the entity."""
        super().__init__(entity, language)
        self._entity = entity
        self._phrases = header_phrases(entity.value)

    def find(self, text: str, artifacts: Any) -> Iterator[Found]:
        """Yield each cell that holds something."""
        if "\n" not in text:
            return
        least = _FEWEST_DIGITS.get(self._entity, _DIGITS)
        for start, end in cells_below(text, self._heads):
            cell = text[start:end]
            if _NOTHING.fullmatch(cell) or sum(map(str.isdigit, cell)) < least:
                continue
            reason = _REASONS.get(self._entity, "word")
            yield Found(start=start, end=end, score=_SCORE, kind=reason)

    def _heads(self, words: Sequence[str]) -> bool:
        return " ".join(words) in self._phrases or (
            " ".join(word for word in words if not _is_owner(word)) in self._phrases
        )


def _is_owner(word: str) -> bool:
    return word in frame_words("column") or lexicon.is_label_filler(word)
