"""Jailbreaks and attempts to read the prompt, as cases."""

import hashlib
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evals.cases import DATASETS, Case, Expected, Variety
from evals.reading import read_yaml

Kind = Literal["jailbreak", "extraction"]


class DirectFile(BaseModel):
    """The file: by family, one wording in each variety."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    suite: str
    version: int
    canary: str
    provenance: str
    licence: str
    reviewed_by: tuple[str, ...]
    jailbreak: dict[str, dict[Variety, str]]
    extraction: dict[str, dict[Variety, str]]


@cache
def direct_cases() -> tuple[Case, ...]:
    """Return all cases; every second family of a kind, by name, was set aside (`test`)."""
    text = (DATASETS / "inject_direct.yaml").read_text(encoding="utf-8")
    file = DirectFile.model_validate(read_yaml(text))
    kinds: dict[Kind, dict[str, dict[Variety, str]]] = {
        "jailbreak": file.jailbreak,
        "extraction": file.extraction,
    }
    return tuple(
        _case(kind, family, variety, wording, "test" if place % 2 else "dev")
        for kind, families in kinds.items()
        for place, family in enumerate(sorted(families))
        for variety, wording in families[family].items()
    )


def _case(
    kind: Kind, family: str, variety: Variety, wording: str, split: Literal["dev", "test"]
) -> Case:
    name = f"{kind}-{family}-{variety}"
    word = f"KENARI-{hashlib.sha256(name.encode()).hexdigest()[:6]}" if kind == "jailbreak" else ""
    return Case(
        id=f"direct-{name}",
        language="en" if variety == "english" else "id",
        variety=variety,
        input=wording.replace("*", word) if word else wording,
        family=f"{kind}-{family}",
        axis=kind,
        split=split,
        severity="high",
        expected=Expected(values={"word": word} if word else {}),
    )
