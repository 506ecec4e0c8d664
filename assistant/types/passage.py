"""What was found for a question: passages, and exact quotes of them."""

from dataclasses import dataclass

from assistant.types.document import Chunk, Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk as retrieved for a query."""

    chunk: Chunk
    source: str
    """The document's path, relative to the knowledge folder."""

    rank: int
    """1-based rank after fusion."""

    score: float
    """The fused score; comparable within one query only."""

    dense_score: float | None = None
    """Cosine similarity of query and chunk; None where the dense index did not return it."""

    lexical_score: float | None = None
    """BM25 score, larger is better; None where no query term matched."""

    asked_score: float | None = None
    """Nearness of the questions by which people ask for its section; None where it has none."""

    asked_lead: float | None = None
    """How much nearer the question is to those of the nearest sections than to such as no document
    answers; None where its own section has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The link from a claim to the exact words that support it."""

    number: int
    document_id: str
    chunk_id: str
    title: str
    source: str
    locator: Locator
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Sentences of one passage, verbatim, that bear on the question."""

    number: int
    """1-based number that citations use."""

    passage: Passage
    quote: str
    """Equal, byte for byte, to the document's text between `start` and `end`."""

    start: int
    """Offset in the document's text, in characters."""

    end: int
    score: float

    @property
    def citation(self) -> Citation:
        """The quote with its place, for a reader."""
        chunk = self.passage.chunk
        return Citation(
            number=self.number,
            document_id=chunk.document_id,
            chunk_id=chunk.id,
            title=chunk.title,
            source=self.passage.source,
            locator=chunk.locator,
            quote=self.quote,
            start=self.start,
            end=self.end,
        )
