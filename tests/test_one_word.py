"""In the interface one thing has one word."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest

from assistant.strings import area

_NOT_OURS = {
    "library": r"\b(?:perpustakaan\w*|basis pengetahuan)\b",
    "to sync": r"\bsinkron\w*|\bmenyinkron\w*",
    "protection, as in the law on personal data": r"\bperlindungan\b",
    "output": r"\bluaran\b",
}
"""What Indonesian also says, by what is meant."""

_AREAS = [one.name.removesuffix(".toml") for one in (files("assistant.strings") / "id").iterdir()]


def _texts(table: Mapping[str, Any]) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, Mapping):
            yield from _texts(value)
        elif isinstance(value, str):
            yield value


@pytest.mark.parametrize("meant", _NOT_OURS)
def test_one_thing_has_one_word(meant: str) -> None:
    pattern = re.compile(_NOT_OURS[meant], re.IGNORECASE)
    texts = [text for name in sorted(_AREAS) for text in _texts(area("id", name))]
    assert [text for text in texts if pattern.search(text)] == []
