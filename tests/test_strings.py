"""The words of the interface: the same keys and placeholders in every language."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import pytest

from assistant.strings import LANGUAGES, text
from assistant.types import Language

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
    indonesian, english = (
        {key: one for key, one in entries(language, area).items() if not key.endswith(".one")}
        for language in ("id", "en")
    )
    assert indonesian.keys() == english.keys()
    for key, string in indonesian.items():
        assert Template(string).is_valid(), key
        assert placeholders(string) == placeholders(english[key]), key
        assert string.strip(), key


COUNTS = (
    "count|total|both|size|rows|seconds|minutes|days|questions|values|findings|places|documents|"
    "files|chunks|pieces|pairs|cases|families|runs|better|changed|conversations|folders|leftovers"
)
PLURAL = re.compile(rf"\$({COUNTS})\b(?: [\w-]+){{0,2}}? (?!(?:is|was|has|this)\b)([a-z-]+s)\b")
NEVER_ONE = frozenset(
    {
        "check.glossary.long.what",  # more words than a limit of many
        "check.readability.section.what",
        "check.readability.sentence.what",
        "packs.errors.too_large.what",  # a limit of thousands
        "selfcheck.intro",  # sixteen questions
    }
)


def counted() -> Iterator[tuple[str, set[str]]]:
    """Yield each English string with a counted plural, and what it counts."""
    for name in AREAS:
        for key, string in entries("en", name).items():
            found = {match.group(1) for match in PLURAL.finditer(string)}
            if found:
                yield f"{name}.{key}", found


@pytest.mark.parametrize(("key", "counts"), list(counted()))
def test_whatever_is_counted_has_a_singular_in_english(key: str, counts: set[str]) -> None:
    area, name = key.split(".", 1)
    if key in NEVER_ONE:
        return
    known = entries("en", area)
    assert f"{name}.one" in known, "add it, or say the number behind a colon"
    left_out = set(placeholders(known[name])) - set(placeholders(known[f"{name}.one"]))
    assert left_out == counts, "it says in words what is counted, and keeps the rest"


def test_singulars_belong_to_a_string() -> None:
    for language in LANGUAGES:
        for name in AREAS:
            known = entries(language, name)
            for key in known:
                if key.endswith(".one"):
                    many, one = known[key.removesuffix(".one")], known[key]
                    assert set(placeholders(one)) < set(placeholders(many)), key


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "Waiting for its turn: 1 other question comes first"),
        ("en", "1", "Waiting for its turn: 1 other question comes first"),
        ("en", 2, "Waiting for its turn: 2 other questions come first"),
        ("en", 0, "Waiting for its turn: 0 other questions come first"),
        ("id", 1, "Menunggu giliran: 1 pertanyaan lain lebih dulu"),
    ],
)
def test_one_is_said_as_one(language: Language, count: object, expected: str) -> None:
    assert text(language, "web.progress.ahead", count=count) == expected


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
