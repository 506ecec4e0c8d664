"""What a sentence and the quote that carries it must agree on: numbers, names, denials."""

import re
from collections import Counter
from math import fsum

from assistant.numerals import counts_in_words, numbers_in_words, ranges_of
from assistant.sentences import sentence_spans
from assistant.terms import content_terms

_NUMBER = re.compile(r"\d+(?:[.,/×x]\d+)*")
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[A-Z][\w-]*")
_WORD = re.compile(r"\w[\w-]*")
_DENIAL = re.compile(
    r"\b(tidak|bukan|belum|jangan|tanpa|dilarang|not|never|no|without|cannot|n't)\b", re.I
)
_AFFIRMED = re.compile(
    r"(?:jawaban(?:nya)?:? )?(?:ya|iya|benar|betul|tentu(?: saja)?|yes|of course|certainly|sure)\b",
    re.I,
)

_FRAGMENT = 2
"""Most terms of a sentence that only names something, such as "Pasal 20" and "3 hari"."""


def numbers_agree(quote: str, sentence: str) -> bool:
    """Say whether each number of a sentence stands in the quote, in digits or in words.

    Of a range in the quote a sentence names both ends or none.
    """
    in_digits, in_words = _in_digits(sentence), counts_in_words(sentence)
    known = _in_digits(quote) | numbers_in_words(quote)
    return (
        in_digits <= known
        and in_words <= known | {part for number in known for part in number.split("×")}
        and all(len(ends & (in_digits | in_words)) != 1 for ends in ranges_of(quote))
    )


def names_of(text: str) -> frozenset[str]:
    """Return the words in capitals but for those that begin a sentence, in small letters."""
    return frozenset(name.lower() for name in _NAME.findall(text))


def words_of(text: str) -> frozenset[str]:
    """Return the words and numbers of a text, in small letters."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def says_more(sentence: str, question: str) -> bool:
    """Say whether a sentence holds more than the question and a yes."""
    return bool(content_terms(_AFFIRMED.sub("", sentence, count=1)) - content_terms(question))


def answers_alone(sentence: str, question: str) -> bool:
    """Say whether a sentence answers by a yes or a no that the question has not."""
    return _denies(sentence) > _denies(question) or bool(_AFFIRMED.match(sentence))


def is_at_odds(sentence: str, question: str) -> bool:
    """Say whether a sentence says yes to a question and denies what was asked in one breath."""
    return bool(_AFFIRMED.match(sentence)) and _denies(sentence) and not _denies(question)


def answers_in_place(quote: str, sentence: str, question: str) -> bool:
    """Say whether what a mere fragment names stands where the quote speaks of the question."""
    if len(content_terms(sentence)) > _FRAGMENT:
        return True
    return numbers_agree(_nearest(quote, question), sentence)


def denials_agree(quote: str, sentence: str) -> bool:
    """Say whether a sentence denies where the quote does, and affirms where it does."""
    return _denies(quote) if _denies(sentence) else not _denies(_nearest(quote, sentence))


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[span.start : span.end] for span in sentence_spans(text)]


def _in_digits(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text.replace(" x ", "×")))


def _denies(text: str) -> bool:
    """Say whether a text holds a denial."""
    return bool(_DENIAL.search(text))


def _nearest(quote: str, text: str) -> str:
    """Return the sentence of a quote that has most terms of a text.

    A term counts by the share of a sentence among those that hold it: what all of them name tells
    none apart.
    """
    sentences = sentences_of(quote) or [quote]
    held = [content_terms(one) & content_terms(text) for one in sentences]
    seen = Counter(term for terms in held for term in terms)
    shares = [fsum(1 / seen[term] for term in terms) for terms in held]  # sets have no order
    return sentences[shares.index(max(shares))]
