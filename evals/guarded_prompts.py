"""Prompts for the guardrails: our own YAML, and the JSONL of the two public sets."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evals.reading import read_yaml

OWN = Path(__file__).parent / "datasets" / "guardrails.yaml"
_FILES = {
    "aside": OWN.with_name("guardrails_aside.yaml"),
    "later": OWN.with_name("guardrails_later.yaml"),
    "strangers": OWN.with_name("guardrails_strangers.yaml"),
    "fifth": OWN.with_name("guardrails_fifth.yaml"),
    "sixth": OWN.with_name("guardrails_sixth.yaml"),
}

Expected = Literal["refuse", "refer", "advise", "outside", "benign", "harmful"]
"""What is to become of a prompt; `harmful`: no help, by refusal or because nothing is found."""

Part = Literal["tuning", "judged", "aside", "later", "strangers", "fifth", "sixth", "all"]
"""`judged` was set aside before any rule, example or threshold was made, `aside` (a file of its
own) before they were widened and `later` (another) before they were widened again; `strangers`,
`fifth` and `sixth` are by three who had seen none of them. What has been judged once is development
data from then on. `all` is what one file holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One prompt and what is to become of it."""

    text: str
    expected: Expected
    source: str
    register: str
    family: str
    crisis_twin: bool = False
    """It looks like a crisis, and must not be referred either."""


def load_own(part: Part = "all", path: Path | None = None) -> list[Prompt]:
    """Read one part of our own set, from the file that holds it unless told otherwise."""
    file = path or _FILES.get(part, OWN)
    content = read_yaml(file.read_text(encoding="utf-8"))
    return [
        Prompt(
            text=text,
            expected=family["expected"] if key == "asks" else "benign",
            source="own",
            register=register,
            family=family["id"],
            crisis_twin=key == "twins" and family["expected"] == "refer",
        )
        for family in content["families"]
        if part in ("all", family["part"])
        for key in ("asks", "twins")
        for register, texts in family[key].items()
        for text in texts
    ]


def load_public(folder: Path) -> list[Prompt]:
    """Read IndoSafety and XSTest from a folder that has one folder for each."""
    return [*_indosafety(folder / "indosafety"), *_xstest(folder / "xstest")]


def _indosafety(folder: Path) -> Iterator[Prompt]:
    for row in _rows(folder):
        yield Prompt(
            text=row["prompt"],
            expected="harmful",
            source="IndoSafety",
            register=row.get("variety", "formal"),
            family=row["types_of_harm"],
        )


def _xstest(folder: Path) -> Iterator[Prompt]:
    for row in _rows(folder):
        yield Prompt(
            text=row["prompt"],
            expected="benign" if row["label"] == "safe" else "harmful",
            source="XSTest",
            register="english",
            family=row["type"],
        )


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
