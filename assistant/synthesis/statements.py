"""Cut a stream of generated text into sentences, and read the model's own [n] marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.sentences import sentence_spans

_MARK = re.compile(
    r"[ \t]*[\[【(](?:kutipan |quote )?(\d{1,2}(?:\s*[,;]\s*\d{1,2})*)[\]】)]", re.IGNORECASE
)
"""What small models write for a citation: [1], [1, 2], 【1】, (1), (kutipan 1)."""

_TRAILING_MARKS = re.compile(rf"([.!?])((?:{_MARK.pattern})+)", re.IGNORECASE)

_UNFINISHED_MARK = re.compile(r"[\[【(][^\]】)]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One sentence as the model wrote it, its marks taken out."""

    text: str
    hints: tuple[int, ...]
    """The numbers the model gave; a hint only, since it often errs."""

    @property
    def is_statement(self) -> bool:
        """Say whether it is a whole sentence that states something.

        Small models repeat the question, and the last sentence may be cut off.
        """
        whole = self.text.endswith((".", "!", "…", ")", "”", '"')) or bool(self.hints)
        return bool(self.text) and whole and not self.text.endswith("?")


def read_drafts(stream: Iterable[str]) -> Iterator[Draft]:
    """Yield each sentence as soon as the next one has begun, the last one at the end."""
    pending = ""
    for piece in stream:
        pending += piece
        *done, last = _sentences(pending)
        if done and _UNFINISHED_MARK.match(last):
            continue  # it may become a mark of the sentence before
        pending = last
        yield from (_draft(text) for text in done)
    yield from (_draft(text) for text in _sentences(pending) if text.strip())


def _sentences(text: str) -> list[str]:
    """Split into sentences, the last of which may be unfinished; marks stay with theirs."""
    text = _TRAILING_MARKS.sub(lambda match: match[2] + match[1], text)
    spans = sentence_spans(text)
    if len(spans) < 2:
        return [text]
    return [text[span.start : span.end] for span in spans[:-1]] + [text[spans[-1].start :]]


def _draft(text: str) -> Draft:
    hints = [int(number) for group in _MARK.findall(text) for number in re.findall(r"\d+", group)]
    return Draft(text=_MARK.sub("", text).strip(), hints=tuple(dict.fromkeys(hints)))
