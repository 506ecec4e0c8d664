"""The laws, articles and standards that a sentence speaks of."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.checking.figures import read_figures
from assistant.types import Language

_STANDARD = re.compile(
    r"\b(ISO(?:/IEC)?|ISAK|PSAK|SNI|NIST|RFC|ITU)\s(?:AI\s)?(\d{1,5}(?:-\d+)?)\b"
)
_STUDY = re.compile(
    r"\b([A-Z][\w'’-]+)(?:\s(?:dkk\.?|et al\.?|(?:dan|and|&)\s[A-Z][\w'’-]+))?"
    r",?\s\(((?:19|20)\d\d)\)"
)
_NEAR = 40  # characters between a law and an article of it, where a sentence names several laws


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What a sentence speaks of."""

    works: frozenset[str]
    """Laws by number and year, standards, studies."""

    articles: frozenset[str]
    """Articles with their law, such as `27/2022 46`."""

    @property
    def principal(self) -> str | None:
        """The newest work: a sentence that names a law and what changes it speaks of the latter."""
        return max(self.works, key=lambda work: (work[-4:], work), default=None)


@dataclass(frozen=True, slots=True)
class _Mention:
    work: str
    start: int
    end: int


def read_references(sentence: str, language: Language) -> References:
    """Find the laws, articles, standards and studies that a sentence names."""
    figures = read_figures(sentence, language)
    mentions = [
        *(_Mention(one.value, one.start, one.end) for one in figures if one.kind == "regulation"),
        *_named(sentence),
    ]
    articles = set()
    for figure in figures:
        if figure.kind == "article" and (work := _law_of(figure.start, figure.end, mentions)):
            articles.add(f"{work} {figure.value}")
    works = {mention.work for mention in mentions}
    works |= {f"{match[1]} {match[2]}" for match in _STANDARD.finditer(sentence)}
    works |= {f"{match[1]} {match[2]}" for match in _STUDY.finditer(sentence)}
    return References(works=frozenset(works), articles=frozenset(articles))


def without_names(sentence: str) -> str:
    """Return the sentence without the names of laws, which say nothing of what it claims."""
    return _names_pattern().sub(" ", sentence)


def _named(sentence: str) -> list[_Mention]:
    return [
        _Mention(_names()[match.group().lower()], match.start(), match.end())
        for match in _names_pattern().finditer(sentence)
    ]


def _law_of(start: int, end: int, mentions: list[_Mention]) -> str | None:
    if len({mention.work for mention in mentions}) == 1:
        return mentions[0].work
    gaps = [(max(one.start - end, start - one.end), one.work) for one in mentions]
    gap, work = min(gaps, default=(_NEAR + 1, ""))
    return work if gap <= _NEAR else None


@cache
def _names() -> Mapping[str, str]:
    return {name.lower(): work for work, names in read_data()["names"].items() for name in names}


@cache
def _names_pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


@cache
def read_data() -> dict[str, Any]:
    """Return the content of `references.toml`."""
    resource = files("assistant.checking") / "references.toml"
    return tomllib.loads(resource.read_text(encoding="utf-8"))
