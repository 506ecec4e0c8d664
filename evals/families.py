"""Compact files of cases: what belongs to a family is written once, its wordings below it.

    families:
      - id: backup-weekly
        axis: pair
        documents: [keamanan-data-organisasi, data-security-day-to-day]
        holds: [["sekali seminggu", "once a week"]]
        asked:
          formal: ...
          everyday: ...
          english: ...

`holds` are plain words: each group must be met by one of its wordings.
"""

import hashlib
import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class Family(BaseModel):
    """Cases that ask the same in several wordings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    axis: str = ""
    role: str = ""
    documents: tuple[str, ...] = ()
    holds: tuple[tuple[str, ...], ...] = ()
    law: str = ""
    article: str = ""
    """Number of the article that is asked for."""

    asked: dict[str, str]
    """Each wording by its variety."""

    def rows(self) -> list[dict[str, Any]]:
        """Return a case, as a plain record, for each wording."""
        expected = {
            "must": [[literal(words) for words in group] for group in self.holds],
            "documents": self.documents,
            "values": {"article": self.article} if self.article else {},
        }
        return [
            {
                "id": f"{self.id}-{variety}",
                "language": "en" if variety == "english" else "id",
                "variety": variety,
                "input": words,
                "family": self.id,
                "role": self.role,
                "axis": self.axis,
                "split": split_of(self.id),
                "law": self.law,
                "expected": expected,
            }
            for variety, words in self.asked.items()
        ]


def split_of(family: str) -> Literal["dev", "test"]:
    """Return the part a family belongs to, decided by its name alone: about every second each."""
    return "test" if hashlib.sha256(family.encode()).digest()[0] % 2 else "dev"


def literal(words: str) -> str:
    """Return a pattern that matches plain words, however they are broken into lines."""
    return r"\s+".join(map(re.escape, words.split()))
