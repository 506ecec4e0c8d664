"""Whether a statement keeps the conditions of its quote: "hanya boleh … bila …", "… unless …"."""

import re
from collections.abc import Iterator

from assistant.synthesis.agreement import denies, nearest_sentence
from assistant.terms import content_terms

_IF = r"bila|bilamana|jika|kalau|apabila|if"
_BUT_FOR = r"kecuali|asal(?:kan)?|dengan syarat|sepanjang|unless|except|provided|(?:as|so) long as"
_ONLY = r"hanya|cuma|only"
_AFTER_ONLY = rf"{_IF}|setelah|sesudah|dengan|untuk|ketika|saat|oleh|when|after|once|with|for|by"
_NARROWS = (
    rf"\b(?:{_BUT_FOR}|(?:{_ONLY})\b(?:(?!\b(?:{_AFTER_ONLY})\b)[^.;])*\b(?:{_AFTER_ONLY}))\b"
)
_BEGINNING = re.compile(_NARROWS, re.IGNORECASE)
"""How a condition begins that no statement may leave out."""

_BEGINNING_OF_ANY = re.compile(rf"{_NARROWS}|\b(?:{_IF})\b", re.IGNORECASE)
"""How one begins that nothing may leave out which says that something is allowed or can be."""

_ALLOWS = re.compile(
    r"\b(?:boleh|bisa|dapat|sah|diizinkan|diperbolehkan|diperkenankan|ya|iya"
    r"|may|can|could|allowed|permitted|yes)\b",
    re.IGNORECASE,
)
_END = re.compile(r";|\s(?=(?:tetapi|tapi|namun|but)\s)", re.IGNORECASE)
_HEAD = " ,\"'“‘("  # what may stand before a condition with which a sentence begins
_LEAST = 1 / 3
"""Least share of a condition's terms that statement and question hold: summaries are short."""


def conditions_kept(quote: str, statement: str, question: str, *, is_translated: bool) -> bool:
    """Say whether a statement, or the question it answers, tells the conditions of its quote.

    What denies may leave an exception out: it forbids more than the quote, not less. Of a
    translation, whose words are others, it is asked only that there is a condition.
    """
    if denies(statement):
        return True
    told = f"{statement} {question}"
    if is_translated and _BEGINNING_OF_ANY.search(told):
        return True
    pattern = _BEGINNING_OF_ANY if _ALLOWS.search(statement) else _BEGINNING
    terms = content_terms(told)
    return all(
        len(condition & terms) >= _LEAST * len(condition)
        for condition in _conditions(nearest_sentence(quote, statement), pattern)
    )


def _conditions(sentence: str, pattern: re.Pattern[str]) -> Iterator[frozenset[str]]:
    """Yield the terms of each condition that stand nowhere else in the sentence."""
    for match in pattern.finditer(sentence):
        before, behind = sentence[: match.start()], sentence[match.end() :]
        if not before.strip(_HEAD) and "," in behind:
            end = behind.index(",")
        else:
            found = _END.search(behind)
            end = found.start() if found else len(behind)
        terms = content_terms(behind[:end]) - content_terms(f"{before} {behind[end:]}")
        if terms:
            yield terms
