"""What one conversation remembers of its masking; in memory only, gone when it is forgotten."""

import logging
from collections.abc import Callable, Sequence

from assistant.conversation.preview import Finding, Preview
from assistant.conversation.spans import folded, whole_words, with_chosen
from assistant.errors import MachineError, PanduError
from assistant.language import detect_language
from assistant.privacy import Detection, Placeholders
from assistant.types import Language

_log = logging.getLogger(__name__)

Detect = Callable[[str, Language], Sequence[Detection]]


class Conversation:
    """Masks the questions of one person, the same value always by the same placeholder.

    What its person corrects holds for the questions that follow. Nothing of it is ever written.
    """

    __slots__ = ("_chosen", "_language", "_placeholders", "_spared")

    def __init__(self, language: Language = "id") -> None:
        """Begin without any; `language` is that of the placeholders' words."""
        self._language: Language = language
        self._placeholders = Placeholders(language)
        self._spared: set[str] = set()
        self._chosen: dict[str, str] = {}

    def __len__(self) -> int:
        """Return how many values are masked in it."""
        return len(self._placeholders)

    def __repr__(self) -> str:
        return f"<Conversation: {len(self)}>"  # never the values

    def preview(self, question: str, detect: Detect) -> Preview:
        """Find what is to be masked in a question; nothing is remembered until `accept`.

        Raises:
            MachineError: it can't be read for personal data, and so must not be sent.
        """
        detections = with_chosen(question, self._detect(question, detect), self._chosen.values())
        trial = self._placeholders.copy()
        findings: dict[str, Finding] = {}
        pieces: list[str | int] = []
        position = 0
        for one in detections:
            value = question[one.start : one.end]
            spared = folded(value) in self._spared
            placeholder = "" if spared else trial.name(value, one.entity, taken=question)
            key = placeholder or folded(value)
            findings.setdefault(
                key,
                Finding(value=value, entity=one.entity, reason=one.reason, placeholder=placeholder),
            )
            pieces += (question[position : one.start], list(findings).index(key))
            position = one.end
        return Preview(
            question=question,
            findings=tuple(findings.values()),
            pieces=tuple(piece for piece in (*pieces, question[position:]) if piece != ""),
        )

    def _detect(self, question: str, detect: Detect) -> Sequence[Detection]:
        try:
            return detect(question, detect_language(question) or self._language)
        except PanduError:
            raise
        except Exception as error:  # its text may hold the question
            _log.error("masking failed: %s", type(error).__name__)
            raise MachineError("privacy.not_masked") from None

    def accept(self, preview: Preview) -> str:
        """Remember what stands for what, and return the question as it may be sent."""
        for one in preview.findings:
            if one.is_masked:
                self._placeholders.name(one.value, one.entity, taken=preview.question)
        return preview.masked

    def turn(self, finding: Finding) -> None:
        """Show what was masked, or mask again what is shown."""
        key = folded(finding.value)
        if not finding.is_masked:
            self._spared.discard(key)
        elif key in self._chosen:
            del self._chosen[key]
        else:
            self._spared.add(key)

    def choose(self, words: str, question: str) -> bool:
        """Mask further words of a question; False where they don't stand in it."""
        whole = whole_words(words, question)
        if whole is None:
            return False
        self._spared.discard(folded(whole))
        self._chosen[folded(whole)] = whole
        return True

    def restore(self, text: str) -> str:
        """Put the values back, for the eyes of this person only."""
        return self._placeholders.restore(text)

    def speak(self, language: Language) -> None:
        """Write placeholders in `language`, unless the first ones are written already."""
        self._language = language
        if not len(self._placeholders):
            self._placeholders = Placeholders(language)

    def forget(self) -> None:
        """Drop every value and every correction."""
        self._placeholders = Placeholders(self._language)
        self._spared.clear()
        self._chosen.clear()
