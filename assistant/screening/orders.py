"""Sentences of the documents that speak to an assistant instead of to their readers.

The gate keeps out documents that surely give orders. Here also what is less sure is left out, by
rules and by what was learnt: one sentence less is a small loss, a document less is not.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.checking.instructions import find_instructions
from assistant.checking.quoting import is_quoted
from assistant.screening.span import Withheld, rest_of_paragraph, whole_sentences
from assistant.screening.steering import steers
from assistant.sentences import Span


class _Orders(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    patterns: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Mapping[str, str]
    """What `<name>` in a pattern stands for."""

    orders: _Orders


def order_spans(text: str, sentences: Sequence[Span]) -> Iterator[Withheld]:
    """Yield the sentences that give an order to an assistant, and what their paragraphs go on with.

    Where it is less than sure that one does, its paragraph is read on. Examples in quotes are none.
    """
    for start, end in _orders(text):
        spans = whole_sentences(text, sentences, start, end)
        rest = rest_of_paragraph(text, sentences, spans[-1][1])
        for first, last in (*spans, *((one.start, one.end) for one in rest)):
            yield Withheld(start=first, end=last, kind="instruction")
    for one in sentences:
        certainty = steers(text[one.start : one.end])
        if certainty is None or is_quoted(text, one.start, one.end):
            continue
        rest = rest_of_paragraph(text, sentences, one.end) if certainty == "surely" else []
        for each in (one, *rest):
            yield Withheld(start=each.start, end=each.end, kind="instruction")


def gives_orders(text: str) -> bool:
    """Say whether a text holds an order by the rules alone."""
    return next(_orders(text), None) is not None


def _orders(text: str) -> Iterator[tuple[int, int]]:
    for one in find_instructions(text):
        if not one.quoted:
            yield one.start, one.end
    for match in _patterns().finditer(text):
        if not is_quoted(text, match.start(), match.end()):
            yield match.span()


@cache
def _patterns() -> re.Pattern[str]:
    resource = files(__package__) / "orders.toml"
    content = _File.model_validate(tomllib.loads(resource.read_text(encoding="utf-8")))
    pattern = "|".join(f"(?:{one})" for one in content.orders.patterns)
    for name, words in content.words.items():
        pattern = pattern.replace(f"<{name}>", words)
    return re.compile(pattern, re.IGNORECASE)
