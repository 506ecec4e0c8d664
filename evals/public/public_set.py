"""What a public set is, and how it is asked: in a throw-away library of its own passages."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.cases import Case
from evals.reply import Reply
from evals.suite import Ask, Asker

_HASH = re.compile(r"-[0-9a-f]{6}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSet:
    """One set; `Suite.public` names it."""

    name: str
    files: tuple[str, ...]
    """A folder that holds all of these, as patterns, is taken for the set."""

    cases: Callable[[Path], Sequence[Case]]
    passages: Callable[[Path], Mapping[str, str]] | None = None
    """The texts that it is asked about, by id; they become the corpus named like the set."""

    is_released: bool = False
    """Whether a trainer let the texts in, where the library's gate would keep them out: what is
    measured is the screening alone."""


def asking(corpus: str) -> Ask:
    """Return how a set's questions are asked: for quotes, from its own passages."""

    def ask(asker: Asker, case: Case) -> Reply:
        return named_as_in_the_set(asker.ask(case, corpus=corpus, passages_only=True))

    return ask


def named_as_in_the_set(reply: Reply) -> Reply:
    """Return a reply whose documents have their ids of the set again.

    A bare file's document id is its name with a hash behind it, which is cut off.
    """
    return reply.model_copy(
        update={
            name: tuple(
                one.model_copy(update={"document_id": _HASH.sub("", one.document_id)})
                for one in getattr(reply, name)
            )
            for name in ("citations", "passages")
        }
    )


def rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of one JSON record a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
