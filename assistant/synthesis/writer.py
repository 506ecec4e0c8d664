"""Let the model write a short summary over the evidence, sentence by checked sentence."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from threading import Event as Cancellation

from assistant.prompts import Prompt
from assistant.protocols import Generator
from assistant.synthesis.agreement import words_of
from assistant.synthesis.connectives import without_connective
from assistant.synthesis.remembered import Remembered, key_of
from assistant.synthesis.statements import read_drafts
from assistant.synthesis.support import SupportCheck
from assistant.types import Chunk, Evidence, GenerationConfig, Language, Message, Statement

_READ = 4
"""Quotes that the model reads. More made its summaries no better and take longer to read:
docs/measurements.md, "Speed"."""


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
        """Return the chat that asks for the synthesis: rules first, then what to read, as data.

        Where the prompt wants quotes, the first ones are given, as far as they fit the model's
        context. Where it wants a passage, that of the best quote is given, whole.
        """
        read = self._read(question, evidence, language)
        return self._prompts[language].render(**read, question=question)

    def anticipate(
        self,
        question: str,
        evidence: Sequence[Evidence],
        *,
        language: Language,
        cancellation: Cancellation | None = None,
    ) -> None:
        """Let the generator decode what `messages` begins with, before the question is final.

        The generator does not see the question, and gives way to what somebody waits for.
        """
        prompt = self._prompts[language]
        if "question" in prompt.late:
            read = self._read(question, evidence, language)
            self.generator.warm_up(prompt.early(**read), cancellation=cancellation)

    def _read(
        self, question: str, evidence: Sequence[Evidence], language: Language
    ) -> dict[str, str]:
        """Return what the model is given to read, by the prompt's variables."""
        prompt = self._prompts[language]
        if "passage" in prompt.variables:
            return _passage(evidence[0].passage.chunk)
        room = self.generator.context_tokens - self._config.max_tokens
        for count in range(min(len(evidence), _READ), 0, -1):
            read = {"evidence": "\n".join(_line(item) for item in evidence[:count])}
            messages = prompt.render(**read, question=question)
            if sum(self.generator.count_tokens(m.content) + 8 for m in messages) <= room:
                break
        return read

    @property
    def reads_passages(self) -> bool:
        """Whether the prompts hold the best quote's whole passage."""
        return all("passage" in prompt.variables for prompt in self._prompts.values())

    def beginning(self, chunk: Chunk, language: Language) -> list[Message]:
        """Return what chats begin with whose best quote is of `chunk`, as it is shown.

        Nothing of it depends on the question, so it can be decoded before anybody asks.
        """
        return self._prompts[language].beginning(**_passage(chunk))

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
        read = evidence[0].passage.chunk.text if self.reads_passages else ""
        key = key_of(question, evidence, self.generator.id, prompt, self._config, read)
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

        A sentence that says nothing new is left out. One that leans on a sentence which is not
        shown is made to stand for itself. One written again word for word ends the
        text: without chance in its choice of words, a model that repeats itself goes on doing so.
        """
        stream = self.generator.generate(
            self.messages(question, evidence, language),
            config=self._config,
            cancellation=cancellation,
        )
        written: set[str] = set()
        said: frozenset[str] = frozenset()
        leans = False  # whether the sentence before is carried, so that this one may lean on it
        with closing(stream):
            for draft in read_drafts(stream):
                if draft.text in written:
                    break
                written.add(draft.text)
                text = draft.text if leans else without_connective(draft.text)
                words = words_of(text)
                if not draft.is_statement or words <= said:
                    continue
                statement = self._support.check(
                    text, hints=draft.hints, question=question, evidence=evidence
                )
                leans = bool(statement.citations)
                if leans:
                    said |= words
                yield statement


def _passage(chunk: Chunk) -> dict[str, str]:
    return {"heading": _heading(chunk), "passage": _on_one_line(chunk.text)}


def _line(item: Evidence) -> str:
    return f"[{item.number}] ({_heading(item.passage.chunk)}) {_on_one_line(item.quote)}"


def _heading(chunk: Chunk) -> str:
    return chunk.locator.heading_path[-1] if chunk.locator.heading_path else chunk.title


def _on_one_line(text: str) -> str:
    return " ".join(text.split())  # so that nothing in it can look like the prompt's next part
