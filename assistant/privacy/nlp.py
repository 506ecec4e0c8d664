"""What presidio needs to know of a text's words, without any model.

Its own spaCy engine wants a model to download, and with a blank pipeline it leaves the lemmas
empty, so that words nearby silently count for nothing. Here lemmas are the words in lower case.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.tokens import Doc

from assistant.privacy.tagging.tagger import Tagged, Tagger
from assistant.privacy.tagging.tokens import TOKEN


class Artifacts(NlpArtifacts):
    """What the recognisers read of a text."""

    def __init__(self, *, tagged: Tagged, **others: Any) -> None:
        """Keep what the tagger makes of the text beside its tokens."""
        super().__init__(**others)
        self.tagged = tagged


class BlankNlpEngine(NlpEngine):
    """spaCy's blank pipelines with one tokeniser for all languages."""

    def __init__(self, languages: Iterable[str], *, model: Path | None = None) -> None:
        """Name the languages and the tagger's model, by default its own; nothing is loaded yet."""
        self._languages = list(languages)
        self._model = model
        self._vocabs: dict[str, Any] = {}
        self._tagger: Tagger

    def load(self) -> None:
        """Make the blank pipelines and open the tagger; nothing is downloaded."""
        self._vocabs = {language: spacy.blank(language).vocab for language in self._languages}
        self._tagger = Tagger(self._model)

    def is_loaded(self) -> bool:
        """Say whether `load` has run."""
        return bool(self._vocabs)

    def process_text(self, text: str, language: str) -> Artifacts:
        """Cut a text into tokens and tag them."""
        words = TOKEN.findall(text)
        tokens = Doc(self._vocabs[language], words=words, spaces=[False] * len(words))
        return Artifacts(
            tagged=self._tagger.tag(text),
            entities=[],
            tokens=tokens,
            tokens_indices=[token.idx for token in tokens],
            lemmas=[word.lower() for word in words],
            nlp_engine=None,  # only asked for stop words, which would cost a second a book
            language=language,
        )

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **_: Any
    ) -> Iterator[tuple[str, Artifacts]]:
        """Cut several texts into tokens and tag them."""
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
