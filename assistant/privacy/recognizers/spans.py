"""The base of recognisers that read more than a shape."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from presidio_analyzer import AnalysisExplanation, LocalRecognizer, RecognizerResult

from assistant.privacy.detection import Entity
from assistant.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of the text that a recogniser takes for its entity."""

    start: int
    end: int
    score: float
    kind: str
    """Name of the reason."""


class SpanRecognizer(LocalRecognizer):
    """Turns what `find` yields into presidio's results."""

    def __init__(self, entity: Entity, language: Language) -> None:
        """Set the entity and the language."""
        super().__init__(
            supported_entities=[entity.value], supported_language=language, name=entity.value
        )

    def load(self) -> None:
        """Load nothing: data files are read with the first text."""

    @abstractmethod
    def find(self, text: str, artifacts: Any) -> Iterator[Found]:
        """Yield what is found in `text`; `artifacts` hold its tokens."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None
    ) -> list[RecognizerResult]:
        """Find the entity in `text`."""
        return [
            RecognizerResult(
                entity_type=self.supported_entities[0],
                start=found.start,
                end=found.end,
                score=found.score,
                analysis_explanation=AnalysisExplanation(
                    recognizer=self.supported_entities[0],
                    original_score=found.score,
                    pattern_name=found.kind,
                ),
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: self.supported_entities[0],
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                },
            )
            for found in self.find(text, nlp_artifacts)
        ]
