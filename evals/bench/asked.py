"""The questions of a bench, with the prompts that each way of answering makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.prompts import read_prompt
from assistant.synthesis.writer import Writer
from assistant.types import Answer, Chunk, Message

_CHUNKS = 4
_CHARACTERS = 1_000
"""What the plain way puts into its prompt: four chunks of 1,000 characters, a popular default."""

_PLAIN = Path(__file__).parent / "plain.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question that has an answer."""

    plain: tuple[Message, ...]
    ours: tuple[Message, ...]
    seconds: float
    """From the question to its quotes."""

    chunks: tuple[Chunk, ...]
    """What was looked at."""


def ask(assistant: Assistant, writer: Writer, questions: Sequence[str]) -> Iterator[Asked | None]:
    """Look every question up; None for one without an answer."""
    for question in questions:
        answer = assistant.ask(question, passages_only=True)
        if answer.status != "answered":
            yield None
            continue
        yield Asked(
            plain=plain_messages(assistant, answer, question),
            ours=tuple(writer.messages(question, answer.evidence, answer.language)),
            seconds=answer.timings["evidence"],
            chunks=tuple(passage.chunk for passage in answer.passages),
        )


def plain_messages(
    assistant: Assistant, answer: Answer, question: str, *, today: date | None = None
) -> tuple[Message, ...]:
    """Return the plain prompt: the text where the best passages are, cut without regard to it."""
    pieces = []
    for passage in answer.passages[:_CHUNKS]:
        text = assistant.document(passage.chunk.document_id).text
        start = max(0, min(passage.chunk.start, len(text) - _CHARACTERS))
        pieces.append(text[start : start + _CHARACTERS])
    day = today or date.today()  # noqa: DTZ011 - the day where the person sits
    return tuple(
        read_prompt(_PLAIN).render(
            date=day.isoformat(), context="\n\n".join(pieces), question=question
        )
    )
