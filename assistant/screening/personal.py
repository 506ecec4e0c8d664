"""Sentences that tell of a person who did not choose to be in the knowledge base.

Numbers that belong to one person always count. Names and addresses count beside something that
must be protected, and everywhere in a text that tells of such people elsewhere: an author, an
office and a minister may be named. Of public persons and of the past, published text may tell more.
"""

from collections.abc import Callable, Iterator, Sequence

from assistant.checking.telephone import EXAMPLE
from assistant.library.contacts import digits
from assistant.privacy import Detection, Entity
from assistant.screening.published import is_delicate, is_like_a_case, is_long_ago, standing
from assistant.screening.span import Withheld, rest_of_paragraph, whole_sentences
from assistant.screening.tables import list_rows
from assistant.screening.words import any_of
from assistant.sentences import Span
from assistant.types import Language

Detect = Callable[[str, Language], Sequence[Detection]]
"""Finds personal data in a text."""

_SOFT = frozenset({Entity.NAME, Entity.ADDRESS, Entity.COORDINATES, Entity.PLATE})
"""Kinds that organisations and public persons have too."""

_REACHED = frozenset({Entity.PHONE, Entity.EMAIL})
"""Kinds that offices have too: never shown, but a text with one may still be about an office."""


def personal_spans(
    text: str, language: Language, sentences: Sequence[Span], detect: Detect
) -> Iterator[Withheld]:
    """Yield what tells of persons, in whole sentences, rows and forms."""
    found = [
        one for one in detect(text, language) if _is_of_somebody(text[one.start : one.end], one)
    ]
    lists = list(list_rows(text))
    yield from (_withheld(start, end) for start, end in lists)
    careful = bool(lists) or is_like_a_case(text, found)
    telling = [_tells(text, sentences, one, careful=careful) for one in found]
    told = bool(lists) or any(telling)
    for one, tells in zip(found, telling, strict=True):
        if not (tells or told or one.entity in _REACHED):
            continue
        spans = whole_sentences(text, sentences, one.start, one.end)
        yield from (_withheld(start, end) for start, end in spans)
        if one.entity not in _REACHED:
            yield from _continued(text, sentences, spans[-1][1])


def is_personal(text: str, language: Language, detect: Detect, *, told: bool) -> bool:
    """Say whether a title, a heading or a file name tells of a person.

    `told` says that what it stands over does.
    """
    return any(
        one.entity not in _SOFT or told or _is_private(text) for one in detect(text, language)
    )


def _is_of_somebody(value: str, one: Detection) -> bool:
    """Say whether a detection may be of somebody alive."""
    if one.entity is Entity.BIRTH_DATE:
        return not is_long_ago(value)
    return digits(value) != EXAMPLE


def _tells(text: str, sentences: Sequence[Span], one: Detection, *, careful: bool) -> bool:
    """Say whether a detection shows that the text is about people who must be protected."""
    if one.entity in _REACHED:
        return False
    sentence = _around(text, sentences, one)
    if one.entity in _SOFT and not _is_private(sentence):
        return False
    may_tell = "private" if careful else standing(text, one.start, one.end)
    return may_tell == "private" or (may_tell == "public" and is_delicate(sentence))


def _around(text: str, sentences: Sequence[Span], one: Detection) -> str:
    spans = whole_sentences(text, sentences, one.start, one.end)
    return text[spans[0][0] : spans[-1][1]]


def _is_private(sentence: str) -> bool:
    if any_of("people", "intimate").search(sentence):
        return True
    mild = any_of("people", "mild").search(sentence)
    return bool(mild) and not any_of("people", "posts").search(sentence)


def _continued(text: str, sentences: Sequence[Span], end: int) -> Iterator[Withheld]:
    """Yield what the paragraph goes on to say of the person: "Ia positif HIV sejak 2019"."""
    for one in rest_of_paragraph(text, sentences, end):
        sentence = text[one.start : one.end]
        if any_of("people", "pronouns").search(sentence) or _is_private(sentence):
            yield _withheld(one.start, one.end)


def _withheld(start: int, end: int) -> Withheld:
    return Withheld(start=start, end=end, kind="personal_data")
