"""Which of Pandu's languages a text is written in."""

from functools import cache
from typing import Any

from assistant.types import Language

_MARGIN = 3.0
"""Least difference of the two log-likelihoods that decides. On short questions that mix the
languages ("consent form utk anak") smaller ones were wrong as often as right."""


_LEAST_LETTERS = 8
"""Below this an acronym or a name is all there is."""


def detect_language(text: str) -> Language | None:
    """Tell Indonesian from English; None when the text is too short or too mixed to tell.

    Malay counts as Indonesian: on short questions the detector can't tell the two apart.
    """
    if sum(character.isalpha() for character in text) < _LEAST_LETTERS:
        return None
    scores = dict(_identifier().rank(text))
    indonesian = max(scores["id"], scores["ms"])
    if abs(indonesian - scores["en"]) < _MARGIN:
        return None
    return "id" if indonesian > scores["en"] else "en"


@cache
def _identifier() -> Any:
    import py3langid

    py3langid.set_languages(["id", "ms", "en"])
    return py3langid
