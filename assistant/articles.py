"""The articles of laws that a text names: "Pasal 46", "article 46"."""

import re

WORDS = ("pasal", "article")
"""What stands before an article's number in documents, in both languages."""

_ARTICLE = re.compile(r"\b(?:pasal|psl|ps|articles?|art)\.? ?(\d{1,4})\b", re.IGNORECASE)


def articles_of(text: str) -> frozenset[str]:
    """Return the numbers of the articles, however they are announced."""
    return frozenset(_ARTICLE.findall(text))
