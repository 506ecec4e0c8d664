"""The summary of one answer: which sentences of the model are shown, and what is told of it."""

import logging
from collections.abc import Iterator, Sequence
from threading import Event as Cancellation

from assistant.errors import PanduError
from assistant.language import detect_language
from assistant.screening import StatementScreen
from assistant.synthesis.writer import Writer
from assistant.types import Evidence, Language, Statement

_log = logging.getLogger(__name__)


class Summary:
    """What a model writes of the quotes for one question, sentence by sentence."""

    def __init__(
        self,
        question: str,
        evidence: Sequence[Evidence],
        language: Language,
        *,
        screen: StatementScreen | None = None,
    ) -> None:
        """Write nothing yet. `screen` withholds what must not be shown."""
        self._question = question
        self._evidence = evidence
        self._language = language
        self._screen = screen
        self._left_out: set[str] = set()
        self._failed = False
        self.statements: list[Statement] = []
        """What is shown."""

    def write(
        self, writer: Writer, *, remember: bool, cancellation: Cancellation | None
    ) -> Iterator[Statement]:
        """Yield each sentence that is shown, as it is written. A model that fails ends it."""
        try:
            for statement in writer.write(
                self._question,
                self._evidence,
                language=self._language,
                remember=remember,
                cancellation=cancellation,
            ):
                if fault := self._fault(statement):
                    self._left_out.add(fault)
                else:
                    self.statements.append(statement)
                    yield statement
        except PanduError as error:  # what it came from may hold the prompt
            _log.warning("the generator failed: %s %s", type(error).__name__, error.key)
            self._failed = True

    def notices(self) -> list[str]:
        """Return what is told of it, by name: what was left out, or that the model failed."""
        if self._failed:
            return ["model_failed"]
        told = sorted(self._left_out - {"sentences_dropped"}, reverse=True)
        if not self.statements and self._left_out != {"sentences_foreign"}:
            told.append("quotes_only")
        elif "sentences_dropped" in self._left_out:
            told.append("sentences_dropped")
        return told

    def _fault(self, statement: Statement) -> str | None:
        """Return the notice of why a sentence is not shown; None where it is."""
        if not statement.citations:
            return "sentences_dropped"
        if detect_language(statement.text) not in (None, self._language):
            return "sentences_foreign"  # a quote, said again: the quotes show it anyway
        if self._screen is None:
            return None
        fault = self._screen.fault(
            statement.text,
            question=self._question,
            evidence=self._evidence,
            language=self._language,
        )
        if fault:
            _log.info("a sentence of the summary was withheld: %s", fault)
        return "statements_withheld" if fault else None
