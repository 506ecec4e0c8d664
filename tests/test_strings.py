"""The words of the interface: the same keys and placeholders in every language."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import pytest

from assistant.strings import LANGUAGES, text

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "assistant" / "strings"
AREAS = sorted(path.stem for path in (FOLDER / "id").glob("*.toml"))
RAISED = re.compile(r'Error\(\s*"([a-z_]+\.[a-z_.]+)"')


def entries(language: str, area: str) -> dict[str, str]:
    path = FOLDER / language / f"{area}.toml"
    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def flatten(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def placeholders(string: str) -> list[str]:
    return sorted(set(Template(string).get_identifiers()))


def test_every_language_has_the_same_areas() -> None:
    for language in LANGUAGES:
        assert sorted(path.stem for path in (FOLDER / language).glob("*.toml")) == AREAS


@pytest.mark.parametrize("area", AREAS)
def test_languages_have_the_same_keys_and_placeholders(area: str) -> None:
    indonesian, english = entries("id", area), entries("en", area)
    assert indonesian.keys() == english.keys()
    for key, string in indonesian.items():
        assert Template(string).is_valid(), key
        assert placeholders(string) == placeholders(english[key]), key
        assert string.strip(), key


def raised_keys() -> list[str]:
    sources = [*(ROOT / "assistant").rglob("*.py"), *(ROOT / "evals").rglob("*.py")]
    found = {key for path in sources for key in RAISED.findall(path.read_text(encoding="utf-8"))}
    return sorted(found)


@pytest.mark.parametrize("key", raised_keys())
def test_every_error_says_what_happened_and_what_to_do(key: str) -> None:
    area, name = key.split(".", 1)
    known = entries("id", area)
    assert {f"errors.{name}.what", f"errors.{name}.next"} <= known.keys()


@pytest.mark.parametrize("key", ["answer.nothing", "nothing.at_all", "settings.errors"])
def test_an_unknown_key_is_a_bug(key: str) -> None:
    with pytest.raises((KeyError, FileNotFoundError)):
        text("id", key)
