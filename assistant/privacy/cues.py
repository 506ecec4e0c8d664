"""Which word beside a number tells what it is: the nearest one before it, and only that one.

Presidio's own enhancer lifts every recogniser that has any of its words nearby, so that of "NIK …,
No. KK …" both numbers look like both; it also takes quadratic time on long texts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts

from assistant.privacy.detection import Entity
from assistant.privacy.recognizers.numbers import weak_phrases

BONUS = 0.45
"""Added where the nearest cue belongs to the recogniser."""

FOREIGN = 0.75
"""Factor where it belongs to another one."""

_FARTHEST = 60  # characters between a cue and its number
_OWNED = re.compile(r"(?:nya|ku|mu)$")
_NEAR = 25  # characters in which a word before outweighs one that says little
_NUMBER = re.compile(r"\d(?:[ .\-]?\d){4,}")
_CONNECTED = re.compile(r"(?:[\s,;/&+]|\b(?:dan|atau|serta|and|or)\b)*", re.IGNORECASE)
_ACROSS_LINES = re.compile(r"[^\w\n]*\n?[^\w\n]*")
_OPENED = re.compile(
    r"\s{0,2}(?:[(\[/=-]|(?:itu|ini|adalah|sbg|sebagai|is)\b)\s?(?:no\w*\.?\s?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    start: int
    end: int
    owner: str


class CueEnhancer(ContextAwareEnhancer):
    """Weighs results by the cues (`recognizer.context`) beside them."""

    def __init__(self, recognizers: Iterable[EntityRecognizer]) -> None:
        """Collect the cues; a phrase belongs to one recogniser, and the longest phrase counts."""
        super().__init__(
            context_similarity_factor=BONUS,
            min_score_with_context_similarity=0.0,
            context_prefix_count=0,
            context_suffix_count=0,
        )
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for recognizer in recognizers:
            for phrase in recognizer.context or ():
                words = tuple(phrase.split())
                self._phrases.setdefault(words[0], []).append(
                    (words, recognizer.supported_entities[0])
                )
        self._words = {
            part for phrases in self._phrases.values() for parts, _ in phrases for part in parts
        }
        self._weak = {tuple(phrase.split()) for entity in Entity for phrase in weak_phrases(entity)}
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Raise or lower the results of recognisers that have cues, in place."""
        sensitive = {recognizer.id: recognizer for recognizer in recognizers if recognizer.context}
        cues = self._find_cues(nlp_artifacts)
        ends = [cue.end for cue in cues]
        for result in raw_results:
            recognizer = sensitive.get(
                result.recognition_metadata[RecognizerResult.RECOGNIZER_IDENTIFIER_KEY]
            )
            if recognizer is None:
                continue
            cue = _nearest(text, result, cues, ends)
            if cue is None:
                continue
            if cue.owner == recognizer.supported_entities[0]:
                result.score = min(1.0, result.score + BONUS)
                result.analysis_explanation.set_supportive_context_word(cue.owner)
            else:
                result.score *= FOREIGN
        return raw_results

    def _bare(self, word: str) -> str:
        """Take an owner off a cue: "debitnya" is "debit"."""
        bare = _OWNED.sub("", word)
        return bare if bare in self._words and word not in self._words else word

    def _find_cues(self, artifacts: Any) -> list[_Cue]:
        words = [
            (self._bare(lemma), start, start + len(lemma))
            for lemma, start in zip(artifacts.lemmas, artifacts.tokens_indices, strict=True)
            if lemma[0].isalpha()
        ]
        cues: list[_Cue] = []
        taken = 0
        for index, (word, start, _) in enumerate(words):
            if index < taken:
                continue
            for parts, owner in self._phrases.get(word, ()):
                if all(
                    index + offset < len(words) and words[index + offset][0] == part
                    for offset, part in enumerate(parts)
                ):
                    taken = index + len(parts)
                    near = cues and start - cues[-1].end <= _NEAR and cues[-1].owner != owner
                    if near and parts in self._weak:
                        break  # "kartu bpjs nomornya …": the word before says more
                    cues.append(_Cue(start=start, end=words[taken - 1][2], owner=owner))
                    break
        return cues


def _nearest(
    text: str, result: RecognizerResult, cues: Sequence[_Cue], ends: Sequence[int]
) -> _Cue | None:
    index = bisect_right(ends, result.start)
    inside = index < len(cues) and cues[index].start >= result.start
    if inside and cues[index].end <= result.end:
        return cues[index]
    if index and _reaches(text[cues[index - 1].end : result.start]):
        return cues[index - 1]
    after = bisect_right(ends, result.end)
    if after < len(cues) and _OPENED.fullmatch(text[result.end : cues[after].start]):
        return cues[after]
    return None


def _reaches(between: str) -> bool:
    """Say whether a cue still speaks for the number after `between`."""
    if len(between) > _FARTHEST:
        # A list of numbers after one cue: "NIK 32…, 32… dan 32…".
        between = between[-_FARTHEST:]
        if not _NUMBER.search(between):
            return False
    numbers = list(_NUMBER.finditer(between))
    if numbers and not _CONNECTED.fullmatch(between[numbers[-1].end() :]):
        return False
    return "\n" not in between or bool(_ACROSS_LINES.fullmatch(between))
