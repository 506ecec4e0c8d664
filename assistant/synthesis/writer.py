"""Let the model write a short summary over the evidence, sentence by checked sentence."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from threading import Event as Cancellation

from assistant.prompts import Prompt
from assistant.protocols import Generator
from assistant.synthesis.remembered import Remembered, key_of
from assistant.synthesis.statements import read_drafts
from assistant.synthesis.support import SupportCheck, words_of
from assistant.types import Evidence, GenerationConfig, Language, Message, Statement


class Writer:
    """Writes over the evidence of one question at a time."""

    def __init__(
        self,
        generator: Generator,
        *,
        prompts: Mapping[Language, Prompt],
        support: SupportCheck,
        max_tokens: int,
        remembered: int = 0,
    ) -> None:
        """Write with `generator`, at most `max_tokens` tokens an answer.

        So many summaries are `remembered`.
        """
        self.generator = generator
        self._prompts = prompts
        self._support = support
        self._config = GenerationConfig(max_tokens=max_tokens)
        self._remembered = Remembered(remembered)

    def prompt(self, language: Language) -> Prompt:
        """Return the prompt used for a language."""
        return self._prompts[language]

    def messages(
        self, question: str, evidence: Sequence[Evidence], language: Language
    ) -> list[Message]:
        """Return the chat that asks for the synthesis: rules first, quotes as data, question last.

        Evidence that doesn't fit the model's context is left out, the least near first.
        """
        room = self.generator.context_tokens - self._config.max_tokens
        for count in range(len(evidence), 0, -1):
            messages = self._prompts[language].render(
                evidence="\n".join(_line(item) for item in evidence[:count]), question=question
            )
            if sum(self.generator.count_tokens(m.content) + 8 for m in messages) <= room:
                return messages
        return messages

    def write(
        self,
        question: str,
        evidence: Sequence[Evidence],
        *,
        language: Language,
        remember: bool = True,
        cancellation: Cancellation | None = None,
    ) -> Iterator[Statement]:
        """Yield every sentence the model writes, checked; unsupported ones cite nothing.

        What was written before of the same is given at once. Without `remember`, this summary is
        neither looked up nor kept.
        """
        prompt = self._prompts[language]
        key = key_of(question, evidence, self.generator.id, prompt, self._config)
        known = self._remembered.find(key) if remember else None
        if known is not None:
            yield from (self._checked_again(one, question, evidence) for one in known)
            return
        statements = []
        for statement in self._write(question, evidence, language, cancellation):
            statements.append(statement)
            yield statement
        if remember and not (cancellation and cancellation.is_set()):
            self._remembered.keep(key, statements)

    def _checked_again(
        self, statement: Statement, question: str, evidence: Sequence[Evidence]
    ) -> Statement:
        """Return a remembered sentence, with fewer citations where the quotes carry it no more."""
        found = self._support.check(
            statement.text, hints=statement.citations, question=question, evidence=evidence
        )
        # The model's own marks, which broke ties of order, are not kept: as long as the same
        # quotes carry it, their order stays.
        is_carried = set(found.citations) == set(statement.citations)
        return statement if is_carried else found

    def _write(
        self,
        question: str,
        evidence: Sequence[Evidence],
        language: Language,
        cancellation: Cancellation | None,
    ) -> Iterator[Statement]:
        """Let the model write.

        A sentence that says nothing new is left out. One written again word for word ends the
        text: without chance in its choice of words, a model that repeats itself goes on doing so.
        """
        stream = self.generator.generate(
            self.messages(question, evidence, language),
            config=self._config,
            cancellation=cancellation,
        )
        written: set[str] = set()
        said: frozenset[str] = frozenset()
        with closing(stream):
            for draft in read_drafts(stream):
                if draft.text in written:
                    break
                written.add(draft.text)
                words = words_of(draft.text)
                if not draft.is_statement or words <= said:
                    continue
                statement = self._support.check(
                    draft.text, hints=draft.hints, question=question, evidence=evidence
                )
                if statement.citations:
                    said |= words
                yield statement


def _line(item: Evidence) -> str:
    chunk = item.passage.chunk
    heading = chunk.locator.heading_path[-1] if chunk.locator.heading_path else chunk.title
    quote = " ".join(item.quote.split())  # one line, so that no quote can look like the next part
    return f"[{item.number}] ({heading}) {quote}"
