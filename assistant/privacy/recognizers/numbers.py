"""The base of all recognisers of numbers."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from presidio_analyzer import Pattern, PatternRecognizer

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.digits import COMMAS, LOOSE
from assistant.types import Language

_LOOSE_SCORE = 0.05
"""Below every other shape, so that one that fits has precedence."""


class NumberRecognizer(PatternRecognizer):
    """Finds one kind of number by its shape, and with more certainty beside one of its words."""

    def __init__(
        self,
        entity: Entity,
        language: Language,
        *,
        shapes: Mapping[str, tuple[str, float]],
        ignore_case: bool = True,
        loose: bool = False,
    ) -> None:
        """Set the shapes: an expression and a score for each name of a reason.

        The words are those of `cues.toml`. A shape that many harmless numbers share scores below
        the engine's threshold, so that it counts beside a word only. With `loose`, so does any
        long number, for the places where a digit is missing or doubled.
        """
        if loose:
            shapes = {**shapes, "loose": (LOOSE, _LOOSE_SCORE), "loose2": (COMMAS, _LOOSE_SCORE)}
        super().__init__(
            supported_entity=entity.value,
            supported_language=language,
            name=entity.value,
            patterns=[Pattern(name, regex, score) for name, (regex, score) in shapes.items()],
            context=[*_phrases(entity.value), *weak_phrases(entity)],
            global_regex_flags=re.IGNORECASE if ignore_case else re.NOFLAG,
        )


def weak_phrases(entity: Entity) -> list[str]:
    """Return the words that speak for an entity only where no other word stands shortly before."""
    return _phrases(f"weak_{entity.value}")


@cache
def _phrases(key: str) -> list[str]:
    resource = files("assistant.privacy") / "cues.toml"
    phrases = tomllib.loads(resource.read_text(encoding="utf-8")).get(key, "")
    return [" ".join(phrase.split()) for phrase in phrases.split(";") if phrase.strip()]
