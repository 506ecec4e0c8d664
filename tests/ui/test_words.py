from collections.abc import Iterator, Mapping
from typing import Any

from assistant.strings import area


def _entries(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _entries(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def test_no_string_was_left_in_the_other_language() -> None:
    indonesian, english = dict(_entries(area("id", "web"))), dict(_entries(area("en", "web")))
    assert [key for key in indonesian if indonesian[key] == english[key]] == []
