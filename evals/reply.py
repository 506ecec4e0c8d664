"""What the assistant gave for a case, as plain data that logs and caches can hold."""

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict

from assistant.types import Answer, AnswerStatus, Citation, Language


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cited(_Record):
    """One quote with its place."""

    document_id: str
    chunk_id: str
    quote: str
    is_exact: bool
    """The quote equals its document's text, and its passage was looked at."""


class Looked(_Record):
    """One passage that was looked at, best first."""

    document_id: str
    chunk_id: str
    heading: str
    text: str


class Reply(_Record):
    """What one case brought; of other suites than those that ask, only some of it is filled."""

    status: AnswerStatus = "answered"
    language: Language = "id"
    text: str = ""
    """The text that stands first: the summary, the quotes, or why there is no answer."""

    summary: tuple[str, ...] = ()
    carried: tuple[tuple[int, ...], ...] = ()
    """For each sentence of the summary the quotes that carry it, counted from 1."""

    citations: tuple[Cited, ...] = ()
    passages: tuple[Looked, ...] = ()
    guardrail: str = ""
    """The control that had something to say; empty where none did."""

    category: str = ""
    contacts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    again: str = ""
    """What is shown when the same is asked a second time, where a suite does so."""

    beside: "Reply | None" = None
    """The reply to the same request about nobody in particular, where a suite asks for it."""

    options: dict[str, float] = {}
    """Log-probability of each option, where a model chose between options."""

    spans: tuple[tuple[int, int, str], ...] = ()
    """Start, end and kind of what was found in a text."""

    seconds: dict[str, float] = {}
    versions: dict[str, str] = {}

    @property
    def quotes(self) -> str:
        """All quotes, a line each."""
        return "\n".join(one.quote for one in self.citations)

    @property
    def shown(self) -> str:
        """Everything that the person reads of the answer itself, without the list of passages."""
        return "\n".join((self.text, *self.summary, self.quotes, *self.contacts))

    @property
    def read(self) -> str:
        """The same with nothing twice: a quote that already stands in the text is left out."""
        told = " ".join(self.text.split())
        quotes = (one.quote for one in self.citations if " ".join(one.quote.split()) not in told)
        return "\n\n".join(filter(None, (self.text, *quotes, *self.contacts)))


def read_reply(answer: Answer, *, is_exact: Callable[[Citation], bool]) -> Reply:
    """Turn an answer into plain data; `is_exact` compares a quote with its document."""
    looked_at = {passage.chunk.id for passage in answer.passages}
    return Reply(
        status=answer.status,
        language=answer.language,
        text=answer.text,
        summary=tuple(statement.text for statement in answer.statements),
        carried=tuple(statement.citations for statement in answer.statements),
        citations=tuple(
            Cited(
                document_id=one.document_id,
                chunk_id=one.chunk_id,
                quote=one.quote,
                is_exact=one.chunk_id in looked_at and is_exact(one),
            )
            for one in answer.citations
        ),
        passages=tuple(
            Looked(
                document_id=one.chunk.document_id,
                chunk_id=one.chunk.id,
                heading=" › ".join(one.chunk.locator.heading_path),
                text=one.chunk.text,
            )
            for one in answer.passages
        ),
        guardrail=answer.verdict.guardrail if answer.verdict else "",
        category=answer.verdict.category if answer.verdict else "",
        contacts=tuple(
            " ".join(filter(None, (one.name, one.phone, one.whatsapp))) for one in answer.services
        ),
        notices=answer.notices,
        seconds=dict(answer.timings),
        versions={
            name: value
            for name, value in (
                ("pandu", answer.versions.pandu),
                ("prompt", answer.versions.prompt),
                ("generator", answer.versions.generator),
                ("embedder", answer.versions.embedder),
                ("index", answer.versions.index),
            )
            if value
        },
    )
