"""The values that cross module borders. Imports nothing else of Pandu."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["id", "en"]
"""A language that Pandu speaks: Indonesian or English."""

AnswerStatus = Literal["answered", "insufficient", "refused", "referred"]
"""How an answer ended: with evidence, without enough of it, declined, or passed on to people who
help now."""

GuardrailAction = Literal["refuse", "refer", "advise", "explain"]
"""What a guardrail does: decline; name people who help; answer with a remark on whom to ask; where
nothing is found, say what Pandu is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where in its document a piece of text stands, in a reader's terms."""

    heading_path: tuple[str, ...] = ()
    """Headings from the outermost to the nearest, without markup."""

    page: int | None = None
    """1-based page of a PDF."""

    slide: int | None = None
    """1-based slide of a presentation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A span of a document's text that shares one locator."""

    start: int
    end: int
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One converted source, the text that every quote must equal."""

    id: str
    """Stable identifier: from the front matter, or else made from the source path."""

    title: str
    text: str
    """The text as converted; all offsets count its characters (code points)."""

    language: Language
    source: str
    """Path relative to the knowledge folder, with forward slashes."""

    sha256: str
    """Hash of the source file's bytes (and of its sidecar's, where it has one)."""

    sections: tuple[Section, ...]
    """In order, without overlap. Text outside every section is not searched."""

    notices: tuple[str, ...] = ()
    """What a trainer should know, such as an unreadable page; `notice_text` puts it into words."""

    meta: Mapping[str, str] = field(default_factory=dict)
    """Further front matter, as text."""

    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How people ask for its sections, by heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A splitter's piece of a document: `document.text[start:end] == text`."""

    id: str
    document_id: str
    title: str
    """The document's title."""

    language: Language
    text: str
    start: int
    end: int
    locator: Locator
    asked: tuple[str, ...] = ()
    """How people ask for its section; searched with it, never shown as its text."""

    @property
    def embedded_text(self) -> str:
        """What is embedded and indexed: title and heading path, then the text."""
        path = " › ".join(dict.fromkeys((self.title, *self.locator.heading_path)))
        return f"{path}\n{self.text}"


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

    asked_contrast: float | None = None
    """How far that stands above what is usual in the library, in spreads of the latter."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of the synthesis with the evidence found to support it."""

    text: str
    citations: tuple[int, ...]
    """Numbers of supporting evidence; empty when unsupported."""

    support: float
    """Similarity to the best supporting evidence, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What made an answer, so that it can be made again."""

    pandu: str
    prompt: str | None
    """`id@version` of the prompt, None when no model was asked."""

    generator: str | None
    embedder: str
    index: str
    """Fingerprint of the indexed documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a guardrail found in a question, and what follows from it."""

    guardrail: str
    """Name of the guardrail."""

    category: str
    """What the question was taken for; `guardrails.<category>` are its words."""

    action: GuardrailAction
    by: str
    """What found it: `rule:` with the rule's name, or `likelihood`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service that people can reach, in one language."""

    name: str
    phone: str
    whatsapp: str
    """Empty where it has none."""

    serves: str
    note: str
    """Empty where there is none."""

    last_verified: str
    """The day when its written evidence was last reviewed, as YYYY-MM-DD."""

    caution: str
    """What is said beside every number; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person gets for a question."""

    status: AnswerStatus
    language: Language
    text: str
    """The synthesis where it survived the check, else the quotes, else a plain refusal."""

    statements: tuple[Statement, ...]
    """The supported sentences of the synthesis, in order; empty when quotes stand alone."""

    evidence: tuple[Evidence, ...]
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    """What was looked at, best first."""

    confidence: float
    """Calibrated probability that the evidence answers the question."""

    notices: tuple[str, ...]
    """Keys of `answer.*` strings to show beside the answer."""

    timings: Mapping[str, float]
    """Seconds from the question to the end of each step, by the step's name."""

    versions: Versions
    verdict: Verdict | None = None
    """What a guardrail found; None where none had anything to say."""

    services: tuple[Service, ...] = ()
    """Whom to call, in a referral."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An earlier question of a conversation and what was cited for it."""

    question: str
    chunk_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a chat with a generator."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationConfig:
    """How a generator decodes."""

    max_tokens: int = 256
    temperature: float = 0.0
    """0 is greedy and deterministic."""

    seed: int = 0
    stop: tuple[str, ...] = ()
    """Generation ends before any of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesFound:
    """Event: retrieval is done."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSelected:
    """Event: the extracted spine stands; show it now."""

    status: AnswerStatus
    language: Language
    evidence: tuple[Evidence, ...]
    confidence: float
    verdict: Verdict | None = None
    services: tuple[Service, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChecked:
    """Event: one more sentence of the synthesis was written and found supported."""

    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReady:
    """Event: the last one; carries the whole answer."""

    answer: Answer


Event = PassagesFound | EvidenceSelected | StatementChecked | AnswerReady
