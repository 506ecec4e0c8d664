"""What the lexical index writes of a text, and what it asks for: words, stems, references."""

import re
import unicodedata
from itertools import pairwise

from assistant.terms import content_terms

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Split into lower-case words without diacritics, as FTS5's unicode61 tokenizer does."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def stems(found: list[str]) -> list[str]:
    """Strip the affixes of words and leave function words out, in order.

    `perlindungan` and `dilindungi` both become `lindung`.
    """
    return [stem for word in found for stem in content_terms(word)]


def search_words(question: str) -> list[str]:
    """Return a question's distinct content words in order; all its words when none is."""
    found = list(dict.fromkeys(words(question)))
    return [word for word in found if content_terms(word)] or found


def references(question: str) -> list[str]:
    """Return each number with the content word before it: `pasal 46`, `33 2026` of `33/2026`.

    A number alone stands in many places; with its neighbour it names one article or law.
    """
    found = words(question)
    pairs = [
        f"{before} {number}"
        for before, number in pairwise(found)
        if number[0].isdigit() and content_terms(before)
    ]
    return list(dict.fromkeys(pairs))
