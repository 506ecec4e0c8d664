"""From token bytes to text that can be shown: whole characters, never a stop string."""

import codecs
from collections.abc import Sequence


class TextStream:
    """Holds back what may still become a stop string or is not yet a whole character.

    Bytes that are no UTF-8 are left out; so is a character that the reply's end cuts in two.
    """

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self.stopped = False
        """Whether a stop string has come; nothing is returned from then on."""
        self._stop = tuple(string for string in stop if string)
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._held = ""

    def feed(self, piece: bytes) -> str:
        """Take a token's bytes; return the text that is certain by now."""
        if self.stopped:
            return ""
        text = self._held + self._decoder.decode(piece)
        found = [index for string in self._stop if (index := text.find(string)) >= 0]
        if found:
            self.stopped = True
            self._held = ""
            return text[: min(found)]
        certain = len(text) - self._possible_stop(text)
        self._held = text[certain:]
        return text[:certain]

    def finish(self) -> str:
        """Return what was held back, now that no more will come."""
        held, self._held = self._held, ""
        return held

    def _possible_stop(self, text: str) -> int:
        """Count the last characters of `text` that a stop string may begin with."""
        longest = max((len(string) for string in self._stop), default=1) - 1
        for length in range(min(longest, len(text)), 0, -1):
            if any(string.startswith(text[-length:]) for string in self._stop):
                return length
        return 0
