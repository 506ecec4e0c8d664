"""An assistant that answers from a script, with the real event types and real offsets."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.types import (
    Answer,
    AnswerReady,
    AnswerStatus,
    Chunk,
    Document,
    Event,
    Evidence,
    EvidenceSelected,
    Language,
    Locator,
    Passage,
    PassagesFound,
    Statement,
    StatementChecked,
    Turn,
    Versions,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words to quote from a document; they must occur in it."""

    document_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the summary and the numbers of the quotes that support it."""

    text: str
    citations: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What happens when a question holds `match`, whatever its case."""

    match: str
    quotes: tuple[Quoted, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    status: AnswerStatus = "answered"
    text: str = ""
    """Text of the answer where no sentence makes it."""

    language: Language = "id"
    error: Exception | None = None
    """Raised after retrieval, in place of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as the assistant got it."""

    question: str
    history: tuple[Turn, ...]
    language: Language | None
    passages_only: bool


class ScriptedAssistant:
    """Answers by the first script whose `match` the question holds; else says it can't.

    `seconds` is the time for the evidence and for each sentence; cancellation cuts it short.
    """

    def __init__(
        self, documents: Sequence[Document], scripts: Sequence[Script], *, seconds: float = 0.0
    ) -> None:
        self._documents: Mapping[str, Document] = {item.id: item for item in documents}
        self._scripts = tuple(scripts)
        self._seconds = seconds
        self.asked: list[Asked] = []
        self.anticipated: list[Asked] = []

    def document(self, document_id: str, *, near: int = 0) -> Document:
        """Return the document of this id."""
        return self._documents[document_id]

    def anticipate(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        cancellation: threading.Event | None = None,
    ) -> None:
        """Note in `anticipated` what is being typed."""
        self.anticipated.append(
            Asked(question=question, history=tuple(history), language=language, passages_only=False)
        )

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        fallback_language: Language = "id",
        passages_only: bool = False,
        cancellation: threading.Event | None = None,
    ) -> Iterator[Event]:
        """Yield the scripted events; the last one is `AnswerReady`, also when cancelled."""
        self.asked.append(
            Asked(
                question=question,
                history=tuple(history),
                language=language,
                passages_only=passages_only,
            )
        )
        started = time.monotonic()
        cancelled = cancellation or threading.Event()
        script = self._script(question)
        evidence = tuple(
            self._evidence(number, quoted) for number, quoted in enumerate(script.quotes, start=1)
        )
        passages = tuple(item.passage for item in evidence)
        yield PassagesFound(passages=passages)
        cancelled.wait(self._seconds)
        if script.error is not None:
            raise script.error
        shown = evidence if script.status != "refused" else ()
        yield EvidenceSelected(
            status=script.status, language=script.language, evidence=shown, confidence=0.9
        )
        statements: list[Statement] = []
        for sentence in () if passages_only else script.sentences:
            if cancelled.wait(self._seconds):
                break
            statement = Statement(text=sentence.text, citations=sentence.citations, support=0.9)
            statements.append(statement)
            yield StatementChecked(statement=statement)
        text = " ".join(statement.text for statement in statements) or script.text
        yield AnswerReady(
            answer=Answer(
                status=script.status,
                language=script.language,
                text=text or " ".join(item.quote for item in shown),
                statements=tuple(statements),
                evidence=shown,
                citations=tuple(item.citation for item in shown),
                passages=passages,
                confidence=0.9,
                notices=(),
                timings={"answer": time.monotonic() - started},
                versions=Versions(
                    pandu="scripted",
                    prompt=None,
                    generator=None if passages_only else "scripted",
                    embedder="scripted",
                    index="scripted",
                ),
            )
        )

    def _script(self, question: str) -> Script:
        for script in self._scripts:
            if script.match.casefold() in question.casefold():
                return script
        return Script(match="", status="insufficient", text="Tidak ada jawaban di dokumen.")

    def _evidence(self, number: int, quoted: Quoted) -> Evidence:
        document = self._documents[quoted.document_id]
        start = document.text.index(quoted.text)
        end = start + len(quoted.text)
        return Evidence(
            number=number,
            passage=_passage(document, start, end, rank=number),
            quote=quoted.text,
            start=start,
            end=end,
            score=0.9,
        )


def _passage(document: Document, start: int, end: int, *, rank: int) -> Passage:
    section = next(
        (s for s in document.sections if s.start <= start and end <= s.end),
        None,
    )
    first, last = (section.start, section.end) if section else (start, end)
    chunk = Chunk(
        id=f"{document.id}:{first}",
        document_id=document.id,
        title=document.title,
        language=document.language,
        text=document.text[first:last],
        start=first,
        end=last,
        locator=section.locator if section else Locator(),
    )
    return Passage(chunk=chunk, source=document.source, rank=rank, score=1 / rank)
