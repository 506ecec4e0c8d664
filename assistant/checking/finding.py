"""One thing that a trainer should mend, with its place, the reason and the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assistant.days import day_text
from assistant.errors import DocumentError
from assistant.strings import text
from assistant.types import Language

Severity = Literal["error", "warning"]
"""An error must be mended before the document is published; a warning should be looked at."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning")
"""The most severe first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found in a file."""

    rule: str
    """Name of the rule, such as `dates.overdue`: a table of the strings area `check`."""

    severity: Severity
    source: str
    """The file's path within the knowledge folder."""

    line: int | None = None
    """1-based line of a text file."""

    page: int | None = None
    """1-based page of a PDF, or slide of a presentation."""

    values: Mapping[str, str | date] = field(default_factory=dict)
    """What the rule's words name; days are written as the language writes them."""

    words: Mapping[str, str] = field(default_factory=dict)
    """What the rule's words name by a key of the strings, such as `privacy.entities.nik`."""

    involves: tuple[str, ...] = ()
    """Other files that the finding is about, such as the other one of a pair."""

    quarantines: bool = False
    """Whether the file stays out of the index until a trainer releases it."""

    cause: DocumentError | None = None
    """The error whose words say what was found and how to mend it, where there is one."""

    def what(self, language: Language) -> str:
        """Say what was found."""
        if self.cause is not None:
            return self.cause.what(language)
        return self._text(language, "what")

    def why(self, language: Language) -> str:
        """Say why it matters."""
        return self._text(language, "why")

    def fix(self, language: Language) -> str:
        """Say how to mend it."""
        if self.cause is not None:
            return self.cause.next_step(language)
        return self._text(language, "fix")

    def _text(self, language: Language, part: str) -> str:
        words = {name: text(language, key) for name, key in self.words.items()}
        for name, value in self.values.items():
            words[name] = value if isinstance(value, str) else day_text(value, language)
        return text(language, f"check.{self.rule}.{part}", **words)
