"""Whether a statement keeps the conditions of its quote: "hanya boleh … bila …", "… unless …"."""

import re
from collections.abc import Iterator

from assistant.synthesis.agreement import sentences_of
from assistant.terms import content_terms

_IF = r"bila|bilamana|jika|kalau|apabila|if"
_ONCE = r"setelah|sesudah|selama|ketika|saat|after|once|when|while"
_BUT_FOR = (
    r"kecuali|asalkan|dengan syarat|sepanjang(?!\s(?:tahun|hari|jalan|waktu|masa))"
    r"|unless|except|provided|(?:as|so) long as"
)
_LEAVE = (
    r"(?:dengan|atas)(?=\s(?:izin|persetujuan))"
    r"|with(?=(?:\s\w+){0,3}\s(?:consent|approval|permission|agreement))"
)
_ONLY = r"hanya|cuma|only"
_ALLOWED = (
    r"boleh|bisa|dapat|sah|diizinkan|diperbolehkan|diperkenankan|may|can|could|allowed|permitted"
)
_DUTY = r"perlu|wajib|harus|usah|need|have|required"
_AFTER_ONLY = rf"{_IF}|{_ONCE}|dengan|untuk|oleh|with|for|by"
_NARROWS = (
    rf"\b(?:{_BUT_FOR}|(?<=,\s)asal"
    rf"|(?:{_ONLY})\b(?:(?!\b(?:{_AFTER_ONLY})\b)[^.;])*\b(?:{_AFTER_ONLY}))\b"
)
_BEGINNING = re.compile(_NARROWS, re.IGNORECASE)
"""How a condition begins that no statement may leave out."""

_BEGINNING_OF_ANY = re.compile(rf"{_NARROWS}|\b(?:{_IF}|{_ONCE}|{_LEAVE})\b", re.IGNORECASE)
"""How one begins that nothing may leave out which says that something is allowed or can be."""

_ALLOWS = re.compile(
    rf"\b(?:{_ALLOWED}|ya|iya|yes)\b|\b(?:tidak|tak|not|\w+n['’]t)\s(?:{_DUTY})\b",
    re.IGNORECASE,
)
"""What allows, a duty that is denied included."""

_FORBIDS = re.compile(
    rf"""\b(?:
      (?:tidak|tak|belum|bukan)(?:\s(?:seorang|satu|ada)(?:\s\w+){{0,3}})?\s(?:{_ALLOWED})
      |(?:no\s(?:\w+\s){{1,3}}|nobody\s)(?:may|can|could|is\sallowed)
      |(?:may|can|could)\s?not|(?:ca|could)n['’]t
      |(?:not|never)\s(?:be\s)?(?:allowed|permitted)
      |(?:tidak|tak|not|\w+n['’]t)(?!\s(?:{_DUTY})\b)|jangan|dilarang|never|no(?!\.?\s?\d)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_END = re.compile(
    r";|,?\s(?=(?:tetapi|tapi|namun|but)\s)|,\s(?=(?:dan|serta|lalu|and|then)\s)", re.IGNORECASE
)
_HEAD = " ,\"'“‘("  # what may stand before a condition with which a sentence begins
_MARKERS = content_terms(re.sub(r"\W+", " ", f"{_IF} {_ONCE} {_BUT_FOR} {_ONLY} {_ALLOWED}"))

_SAID = 2 / 3
"""Least share of what a sentence says under a condition that a statement must say, to be held to
the condition."""

_TOLD = 1 / 3
"""Least share of a condition's terms that statement and question hold: summaries are short."""


def conditions_kept(quote: str, statement: str, question: str, *, is_translated: bool) -> bool:
    """Say whether a statement, or the question it answers, tells the conditions of its quote.

    What forbids may leave them out: it forbids more than the quote, not less. Of a translation,
    whose words are others, it is asked only that there is a condition where the quote's narrows.
    """
    forbids = _FORBIDS.search(statement)
    allows = _ALLOWS.search(_FORBIDS.sub("", statement))
    if forbids and not allows:
        return True
    if is_translated:
        told = f"{statement} {question.partition(' ')[2]}"  # "When may we ...?" tells none
        return bool(_BEGINNING_OF_ANY.search(told)) or not _BEGINNING.search(quote)
    pattern = _BEGINNING_OF_ANY if allows else _BEGINNING
    said = content_terms(statement)
    told_terms = said | content_terms(question)
    return all(
        len(under & said) < _SAID * len(under) or len(terms & told_terms) >= _TOLD * len(terms)
        for sentence in sentences_of(quote)
        for terms, under in _conditions(sentence, pattern)
    )


def _conditions(
    sentence: str, pattern: re.Pattern[str]
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the terms of each condition, and those of what the sentence says under it."""
    for match in pattern.finditer(sentence):
        before, behind = sentence[: match.start()], sentence[match.end() :]
        is_head = not before.strip(_HEAD) and content_terms(match.group()) <= _MARKERS
        if is_head and "," in behind:
            condition, _, said = behind.partition(",")
        else:
            condition, said = _END.split(behind, maxsplit=1)[0], f"{before} {match.group()}"
        under = content_terms(said) - _MARKERS
        terms = content_terms(condition) - content_terms(f"{before} {said}")
        if terms and under:
            yield terms, under
