"""Texts in which personal data is marked: our own YAML sets, and the JSONL of development rows."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.privacy import Entity
from assistant.types import Language
from evals.reading import read_yaml

Part = Literal[
    "tuning",
    "judged",
    "judged2",
    "judged3",
    "judged4",
    "judged5",
    "judged6",
    "judged7",
    "judged8",
    "judged9",
    "judged10",
    "judged11",
    "all",
]
"""Rules are made looking at `tuning`; the others, in their order, only judge them, once each."""

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

    part: Part
    """Of a set with families that of its family; of others by the hash of its id."""

    variety: str = ""
    """How it is written: formal, everyday, messy or english."""


def load_marked_texts(path: Path, *, part: Part) -> list[MarkedText]:
    """Read one part of a JSONL or YAML set."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        rows = _from_jsonl(content)
    else:
        records = read_yaml(content)
        rows = _from_families(records) if "families" in records else _from_rows(records)
    return [row for row in rows if part in (row.part, "all")]


def _from_jsonl(content: str) -> Iterator[MarkedText]:
    for line in content.splitlines():
        row: dict[str, Any] = json.loads(line)
        yield MarkedText(
            id=row["id"],
            text=row["text"],
            language=row["lang"],
            origin=row["name_group"] or "",
            part=_part_of(row["id"]),
            marks=tuple(
                Mark(
                    kind=_KINDS.get(mark["type"], mark["type"].lower()),
                    start=mark["start"],
                    end=mark["end"],
                )
                for mark in row["entities"]
            ),
        )


def _from_rows(records: Mapping[str, Any]) -> Iterator[MarkedText]:
    for row in records["rows"]:
        text, marks = unmark(row["text"])
        yield MarkedText(
            id=row["id"],
            text=text,
            language=row.get("language", records.get("language")),
            origin=row.get("origin", ""),
            part=_part_of(row["id"]),
            marks=marks,
        )


def _from_families(records: Mapping[str, Any]) -> Iterator[MarkedText]:
    """Read families of alike rows: written out, or wordings with a name of each origin in turn."""
    for family in records["families"]:
        rows = [(family.get("origin", ""), row) for row in family.get("rows", ())]
        for place, name in enumerate(_parted(family.get("names", ""))):
            wording = family["wordings"][place % len(family["wordings"])]
            rows.append((_parted(records["origins"])[place], wording.replace("*", name)))
        for place, (origin, row) in enumerate(rows, start=1):
            text, marks = unmark(row)
            yield MarkedText(
                id=f"{family['family']}-{place:02}",
                text=text,
                language=family["language"],
                origin=origin,
                part=family.get("part") or records["part"],
                variety=family["variety"],
                marks=marks,
            )


def _parted(listed: str) -> list[str]:
    return [name.strip() for name in listed.split("|") if name.strip()]


def _part_of(identity: str) -> Part:
    first = hashlib.sha256(identity.encode()).digest()[0]
    return "judged" if first % 2 else "tuning"


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
