"""What a saved conversation holds: masked words, and quotes with their places."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.strings import text
from assistant.types import Language


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SavedQuote(_Part):
    """A quote with its place, in words."""

    number: int
    quote: str
    place: str


class SavedStatement(_Part):
    """A sentence of a summary and the numbers of the quotes that carry it."""

    text: str
    citations: tuple[int, ...]


class SavedExchange(_Part):
    """A question and its answer."""

    question: str
    """Masked; what its placeholders stood for is saved nowhere."""

    statements: tuple[SavedStatement, ...]
    quotes: tuple[SavedQuote, ...]
    remark: str = ""
    """What was said in an answer's place."""


class SavedConversation(_Part):
    """A conversation as it is sealed."""

    version: Literal[1] = 1
    title: str
    saved_on: date
    language: Language
    exchanges: tuple[SavedExchange, ...]

    def as_markdown(self) -> str:
        """Write it for reading, in the language it was saved in."""
        lines = [f"# {self.title}", "", text(self.language, "history.on", date=self.saved_on), ""]
        for one in self.exchanges:
            lines += [f"## {one.question}", ""]
            if one.remark:
                lines += [one.remark, ""]
            for statement in one.statements:
                marks = "".join(f"[{number}]" for number in statement.citations)
                lines += [f"{statement.text} {marks}".strip(), ""]
            for quote in one.quotes:
                lines += [f"[{quote.number}] “{quote.quote}”", "", f"— {quote.place}", ""]
        return "\n".join(lines).rstrip() + "\n"
