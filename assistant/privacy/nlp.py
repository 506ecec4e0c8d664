"""What presidio needs to know of a text's words, without any model.

Its own spaCy engine wants a model to download, and with a blank pipeline it leaves the lemmas
empty, so that words nearby silently count for nothing. Here lemmas are the words in lower case.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.tokens import Doc

_TOKEN = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*|\d+|\s+|.", re.DOTALL)
"""Words, numbers, white space, and every other character alone."""


class BlankNlpEngine(NlpEngine):
    """spaCy's blank pipelines with one tokeniser for all languages."""

    def __init__(self, languages: Iterable[str]) -> None:
        """Name the languages; nothing is loaded yet."""
        self._languages = list(languages)
        self._vocabs: dict[str, Any] = {}

    def load(self) -> None:
        """Make the blank pipelines; nothing is downloaded."""
        self._vocabs = {language: spacy.blank(language).vocab for language in self._languages}

    def is_loaded(self) -> bool:
        """Say whether `load` has run."""
        return bool(self._vocabs)

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Cut a text into tokens."""
        words = _TOKEN.findall(text)
        tokens = Doc(self._vocabs[language], words=words, spaces=[False] * len(words))
        return NlpArtifacts(
            entities=[],
            tokens=tokens,
            tokens_indices=[token.idx for token in tokens],
            lemmas=[word.lower() for word in words],
            nlp_engine=None,  # only asked for stop words, which would cost a second a book
            language=language,
        )

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **_: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Cut several texts into tokens."""
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Say no: every word may be the one that tells what a number is."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Say whether a token is neither word nor number."""
        return not any(character.isalnum() for character in word)

    def get_supported_entities(self) -> list[str]:
        """Return none: tokens tell no entities."""
        return []

    def get_supported_languages(self) -> list[str]:
        """Return the languages it was made for."""
        return self._languages
