"""Presidio's engine with our own recognisers and nothing of its defaults.

Its predefined recognisers look up lists on the internet (e-mail) or log what they read (IBAN).
"""

import logging
from functools import cache
from pathlib import Path
from threading import Lock

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from assistant.privacy.cues import CueEnhancer
from assistant.privacy.nlp import BlankNlpEngine
from assistant.privacy.recognizers import make_recognizers
from assistant.strings import LANGUAGES

THRESHOLD = 0.4
"""Least score of a detection. Shapes that many harmless numbers share lie below it, so that they
count only beside a word that tells what they are."""


_MAKING = Lock()


def make_engine(
    *,
    case_patterns: tuple[str, ...] = (),
    beneficiary_patterns: tuple[str, ...] = (),
    model: Path | None = None,
) -> AnalyzerEngine:
    """Put the engine together, which takes seconds; one that was made before is given again."""
    with _MAKING:
        return _made(case_patterns, beneficiary_patterns, model)


@cache
def _made(
    case_patterns: tuple[str, ...], beneficiary_patterns: tuple[str, ...], model: Path | None
) -> AnalyzerEngine:
    # Presidio logs matched text in places, at several levels; none of it may be written.
    logging.getLogger("presidio-analyzer").setLevel(logging.CRITICAL + 1)
    registry = RecognizerRegistry(supported_languages=list(LANGUAGES))
    for language in LANGUAGES:
        for recognizer in make_recognizers(
            language, case_patterns=case_patterns, beneficiary_patterns=beneficiary_patterns
        ):
            registry.add_recognizer(recognizer)
    nlp_engine = BlankNlpEngine(LANGUAGES, model=model)
    nlp_engine.load()
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=nlp_engine,
        supported_languages=list(LANGUAGES),
        context_aware_enhancer=CueEnhancer(
            make_recognizers(
                LANGUAGES[0], case_patterns=case_patterns, beneficiary_patterns=beneficiary_patterns
            )
        ),
        default_score_threshold=THRESHOLD,
    )
