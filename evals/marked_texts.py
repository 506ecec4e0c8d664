"""Texts in which personal data is marked: our own YAML sets, and the JSONL of development rows."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from assistant.privacy import Entity
from assistant.types import Language

Part = Literal["tuning", "judged", "all"]
"""Rules are made looking at `tuning`; `judged` is looked at only to judge them."""

_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")
_KINDS = {
    "ALAMAT": Entity.ADDRESS,
    "BPJS": Entity.HEALTH_INSURANCE,
    "EMAIL": Entity.EMAIL,
    "KOORDINAT": Entity.COORDINATES,
    "NAME": Entity.NAME,
    "NIK": Entity.NIK,
    "NO_KK": Entity.FAMILY_CARD,
    "NPWP": Entity.TAX_NUMBER,
    "PASPOR": Entity.PASSPORT,
    "PHONE": Entity.PHONE,
    "PLAT": Entity.PLATE,
    "REKENING": Entity.BANK_ACCOUNT,
    "SIM": Entity.DRIVING_LICENCE,
    "TGL_LAHIR": Entity.BIRTH_DATE,
}
"""Kinds of the JSONL; others are taken as they are, in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One marked stretch of a text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text, what in it is personal data, and where the person's name is at home."""

    id: str
    text: str
    language: Language
    origin: str
    """Empty where there is no name."""

    marks: tuple[Mark, ...]

    @property
    def part(self) -> Part:
        """The part it belongs to, by the hash of its id."""
        first = hashlib.sha256(self.id.encode()).digest()[0]
        return "judged" if first % 2 else "tuning"


def load_marked_texts(path: Path, *, part: Part) -> list[MarkedText]:
    """Read one part of a JSONL or YAML set."""
    load = _from_jsonl if path.suffix == ".jsonl" else _from_yaml
    return [row for row in load(path.read_text(encoding="utf-8")) if part in (row.part, "all")]


def _from_jsonl(content: str) -> Iterator[MarkedText]:
    for line in content.splitlines():
        row: dict[str, Any] = json.loads(line)
        yield MarkedText(
            id=row["id"],
            text=row["text"],
            language=row["lang"],
            origin=row["name_group"] or "",
            marks=tuple(
                Mark(
                    kind=_KINDS.get(mark["type"], mark["type"].lower()),
                    start=mark["start"],
                    end=mark["end"],
                )
                for mark in row["entities"]
            ),
        )


def _from_yaml(content: str) -> Iterator[MarkedText]:
    records = yaml.safe_load(content)
    for row in records["rows"]:
        text, marks = unmark(row["text"])
        yield MarkedText(
            id=row["id"],
            text=text,
            language=row.get("language", records.get("language")),
            origin=row.get("origin", ""),
            marks=marks,
        )


def unmark(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Split "Ibu {name|Siti}" into its text and its marks."""
    text = ""
    marks = []
    position = 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        marks.append(Mark(kind=match[1], start=len(text), end=len(text) + len(match[2])))
        text += match[2]
        position = match.end()
    return text + marked[position:], tuple(marks)
