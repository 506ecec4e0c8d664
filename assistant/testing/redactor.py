"""A redactor that finds what a table of patterns says; loads nothing."""

import re
from collections.abc import Mapping, Sequence

from assistant.privacy import Detection, Entity
from assistant.types import Language

PATTERNS: Mapping[Entity, str] = {
    Entity.NIK: r"\b\d{16}\b",
    Entity.PHONE: r"\b08\d{8,11}\b",
    Entity.NAME: r"\b(?:Siti|Budi|Rahmat|Contoh)(?: Contoh\w*)?\b",
}
"""Numbers of the usual length, and a few names."""

_REASONS = {Entity.NIK: "length", Entity.PHONE: "mobile", Entity.NAME: "list"}


class PatternRedactor:
    """Finds by patterns; `error` is raised in place of a finding."""

    def __init__(
        self,
        patterns: Mapping[Entity, str] = PATTERNS,
        *,
        is_ready: bool = True,
        error: Exception | None = None,
    ) -> None:
        self._patterns = patterns
        self.is_ready = is_ready
        self.error = error

    def detect(self, text: str, _language: Language) -> Sequence[Detection]:
        """Return what the patterns match, in order; the patterns must not overlap."""
        self.is_ready = True
        if self.error is not None:
            raise self.error
        found = [
            Detection(
                entity=entity,
                start=match.start(),
                end=match.end(),
                score=0.9,
                reason=f"{entity.value}.{_REASONS[entity]}",
            )
            for entity, pattern in self._patterns.items()
            for match in re.finditer(pattern, text)
        ]
        return sorted(found, key=lambda one: one.start)
