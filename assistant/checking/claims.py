"""What a document claims in figures: of which law, which kind of value, which value.

A claim is one value in one clause of a sentence. Two claims can be compared when they are of one
kind and their clauses share the words that carry content (`assistant.terms`); the rule
`contradictions` says how many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.checking.figures import MONTHS, read_figures
from assistant.checking.references import References, read_data, read_references, without_names
from assistant.checking.subject import Subject
from assistant.numerals import NUMERAL, SCALES, WORDS, read_numeral
from assistant.sentences import sentence_spans
from assistant.terms import content_terms
from assistant.types import Language

_HOURS = {
    **{"menit": "1/60", "minute": "1/60", "minutes": "1/60", "jam": "1", "hour": "1"},
    **{"hours": "1", "hari": "24", "day": "24", "days": "24", "minggu": "168", "pekan": "168"},
    **{"week": "168", "weeks": "168", "bulan": "730", "month": "730", "months": "730"},
    **{"tahun": "8760", "year": "8760", "years": "8760"},
}
_NUMBER = rf"{NUMERAL}|(?:{'|'.join(WORDS)})(?:\s(?:belas|puluh))?"
_DURATION = re.compile(
    rf"\b(?:(?P<factor>\d{{1,2}})\s?[×x]\s?)?(?P<number>{_NUMBER})[\s-](?P<unit>{'|'.join(_HOURS)})\b"
    r"(?P<working>\s(?:kerja|working)\b)?",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b(?P<number>{_NUMBER})\s(?P<unit>[^\W\d_]{{4,}})", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:,()]|\s(?:dan|sedangkan|tetapi|lalu|serta|and|but|while|whereas|then)\s"
)
_NEAR = 3  # words with content that are looked at on either side of a value
_FEWEST_WORDS = 2  # of content, in a sentence whose claim can be compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value that a sentence states."""

    kind: str
    """`date`, `amount`, `percentage`, `duration`, or `count` with what is counted."""

    value: str
    others: frozenset[str]
    """All values of this kind in the sentence."""

    references: References
    clause: frozenset[str]
    """Stems of the clause that holds the value."""

    near: frozenset[str]
    """Stems of the few words around the value: what it is the value of."""

    sentence: frozenset[str]
    """Stems of the whole sentence."""

    start: int
    """Where the sentence begins in the document's text."""

    end: int


def claims_of(subject: Subject) -> Iterator[Claim]:
    """Yield the claims of a document."""
    if subject.document is None:
        return
    for part in subject.parts:
        for span in sentence_spans(part.text):
            sentence = part.text[span.start : span.end]
            yield from _claims(sentence, subject.document.language, part.start + span.start)


def _claims(sentence: str, language: Language, start: int) -> Iterator[Claim]:
    values = list(_values(sentence, language))
    terms = _terms(sentence)
    if not values or len(terms) < _FEWEST_WORDS:
        return
    references = read_references(sentence, language)
    for kind, value, position in values:
        clause = _clause(sentence, position)
        yield Claim(
            kind=kind,
            value=value,
            others=frozenset(other for same, other, _ in values if same == kind),
            references=references,
            clause=_terms(clause[0] + clause[1]),
            near=_near(*clause),
            sentence=terms,
            start=start,
            end=start + len(sentence),
        )


def _values(sentence: str, language: Language) -> Iterator[tuple[str, str, int]]:
    """Yield the kind, the value and the position of every value."""
    left = list(sentence)
    for figure in read_figures(sentence, language):
        if figure.kind in ("date", "amount", "percentage"):
            yield figure.kind, figure.value, figure.start
        if figure.kind != "number":
            left[figure.start : figure.end] = " " * (figure.end - figure.start)
    rest = "".join(left)
    for match in _DURATION.finditer(rest):
        if value := _hours(match, language):
            yield "duration", value, match.start()
        left[match.start() : match.end()] = " " * (match.end() - match.start())
    for match in _COUNT.finditer("".join(left)):
        value = _plain(match["number"], language)
        unit = content_terms(match["unit"]) - _generic()
        if value not in ("", "1") and unit and not re.fullmatch(r"(?:19|20)\d\d", value):
            yield f"count {min(unit)}", value, match.start()


def _hours(match: re.Match[str], language: Language) -> str:
    """Return a duration in hours, so that 3×24 jam is 72 jam; working days stay apart."""
    number = _plain(match["number"], language)
    try:
        amount = float(number) * float(match["factor"] or 1)
    except ValueError:  # a version such as 1.2.3
        return ""
    numerator, _, denominator = _HOURS[match["unit"].lower()].partition("/")
    hours = amount * float(numerator) / float(denominator or 1)
    return f"{hours:g}{' working' if match['working'] else ''}"


def _plain(number: str, language: Language) -> str:
    if number[0].isdigit():
        return read_numeral(number, language)
    first, _, second = number.lower().partition(" ")
    value = WORDS[first]
    return str({"": value, "belas": value + 10, "puluh": value * 10}[second])


def _clause(sentence: str, position: int) -> tuple[str, str]:
    """Return the clause around a position, up to it and from it.

    Where it holds no content, as "(reported for 16 January)", the clause before it belongs to it.
    """
    starts, end = [0], len(sentence)
    for match in _CLAUSE_END.finditer(sentence):
        if match.start() >= position:
            end = match.start()
            break
        starts.append(match.end())
    while len(starts) > 1 and not _terms(sentence[starts[-1] : end]):
        starts.pop()
    return sentence[starts[-1] : position], sentence[position:end]


def _near(before: str, after: str) -> frozenset[str]:
    """Return the nearest stems on either side of a value."""
    words_before = [terms for word in before.split() if (terms := _terms(word))]
    words_after = [terms for word in after.split() if (terms := _terms(word))]
    return frozenset().union(*words_before[-_NEAR:], *words_after[:_NEAR])


def _terms(text: str) -> frozenset[str]:
    return frozenset(
        term
        for term in content_terms(without_names(text)) - _generic()
        if not any(character.isdigit() for character in term)
    )


@cache
def _generic() -> frozenset[str]:
    """Stems that tell nothing of a claim: numbers, units, months and hedges."""
    known = " ".join([*_HOURS, *MONTHS, *SCALES, *WORDS, read_data()["generic"]["words"]])
    return content_terms(known)
