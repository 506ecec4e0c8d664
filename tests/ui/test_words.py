from collections.abc import Iterator, Mapping
from string import Template
from typing import Any

from assistant.strings import area


def _entries(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _entries(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    indonesian, english = dict(_entries(area("id", "web"))), dict(_entries(area("en", "web")))
    assert indonesian.keys() == english.keys()
    for key, words in indonesian.items():
        names = set(Template(words).get_identifiers())
        assert names == set(Template(english[key]).get_identifiers()), key
        assert words.strip() and english[key].strip(), key


def test_no_string_was_left_in_the_other_language() -> None:
    indonesian, english = dict(_entries(area("id", "web"))), dict(_entries(area("en", "web")))
    assert [key for key in indonesian if indonesian[key] == english[key]] == []
