"""The answer that a person saw, kept beside their question where they agreed to it."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where one quote of the answer stands; its words are the document's own and not kept."""

    document_id: str
    place: str
    """As it was shown, such as "hal. 3"; empty where nothing was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAnswer:
    """An answer that was found wrong or harmful."""

    text: str
    """What Pandu wrote, with personal data masked; empty where quotes stood alone."""

    cited: tuple[Cited, ...]


def written(cited: tuple[Cited, ...]) -> str:
    """Return places as JSON."""
    return json.dumps([asdict(one) for one in cited], ensure_ascii=False)


def read(line: str) -> tuple[Cited, ...]:
    """Return the places that `written` wrote."""
    return tuple(Cited(**one) for one in json.loads(line))
