"""The whole assistant in this process, as the suites ask it."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.conversation import Conversation
from assistant.factory import load_generator, load_redactor, open_assistant, open_library
from assistant.pipeline import Assistant
from assistant.protocols import Embedder, Generator
from assistant.settings import Settings
from assistant.types import AnswerReady, Citation, Message, Turn
from evals.cases import Case
from evals.corpus import corpus_settings
from evals.reply import Reply, read_reply


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """What takes the place of the chosen models, for runs without any."""

    embedder: Embedder | None = None
    generator: Generator | None = None


WriteCorpus = Callable[[Path], None]
"""Writes the planted documents of a corpus into an empty knowledge folder."""


class Engine:
    """One thing at a time: the assistant on the installed knowledge base, on one of planted
    documents, or the model alone.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        corpora: Mapping[str, WriteCorpus] | None = None,
        passages_only: bool = False,
        stand_ins: StandIns | None = None,
        masks: bool = True,
    ) -> None:
        """Open nothing yet.

        With `passages_only` no generator is ever loaded; without `masks` questions go in as they
        are, to see what masking is good for.
        """
        self._masks = masks
        self._settings = _without_memory(settings)
        self._models = stand_ins or StandIns()
        self._corpora = corpora or {}
        self._passages_only = passages_only
        self._redactor = load_redactor(settings, warm=True)
        self._stack = ExitStack()
        self._folders = ExitStack()
        self._made: dict[str, Settings] = {}
        self._open: tuple[str, Assistant] | None = None
        self._bare: Generator | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()
        self._folders.close()

    def ask(self, case: Case, *, corpus: str = "", passages_only: bool = False) -> Reply:
        """Ask a case after the questions before it, masked as the page would mask them."""
        assistant = self._assistant(corpus)
        conversation = Conversation(case.language)
        turns: list[Turn] = []
        for question in case.before:
            masked = self._mask(conversation, question)
            found = self._answer(assistant, masked, case, turns, passages_only=True)
            chunks = tuple(one.chunk_id for one in found.answer.citations)
            turns.append(Turn(question=masked, chunk_ids=chunks))
        masked = self._mask(conversation, case.input)
        ready = self._answer(
            assistant, masked, case, turns, passages_only=passages_only or self._passages_only
        )

        def is_exact(citation: Citation) -> bool:
            document = assistant.document(citation.document_id)
            return document.text[citation.start : citation.end] == citation.quote

        return read_reply(ready.answer, is_exact=is_exact)

    def weigh(self, case: Case, options: Sequence[str]) -> Reply:
        """Ask the model alone how likely each option is."""
        model = self._bare_model()
        scores = model.score([Message(role="user", content=case.input)], options)
        return Reply(
            language=case.language,
            options=dict(zip(options, scores, strict=True)),
            versions={"generator": model.id},
        )

    def _bare_model(self) -> Generator:
        if self._bare is None:
            self._stack.close()  # two copies of a model may not fit into memory
            self._open = None
            self._bare = self._models.generator or self._stack.enter_context(
                closing(load_generator(self._settings))
            )
        return self._bare

    def _mask(self, conversation: Conversation, question: str) -> str:
        if not self._masks:
            return question
        return conversation.accept(conversation.preview(question, self._redactor.detect))

    def _answer(
        self,
        assistant: Assistant,
        question: str,
        case: Case,
        turns: list[Turn],
        *,
        passages_only: bool,
    ) -> AnswerReady:
        events = assistant.stream(
            question,
            history=turns,
            fallback_language=case.language,
            passages_only=passages_only,
        )
        return next(event for event in events if isinstance(event, AnswerReady))

    def _assistant(self, corpus: str) -> Assistant:
        if self._open is not None and self._open[0] == corpus:
            return self._open[1]
        self._stack.close()
        self._open = self._bare = None
        opened = self._stack.enter_context(
            open_assistant(
                self._settings_of(corpus),
                passages_only=self._passages_only,
                embedder=self._models.embedder,
                generator=self._models.generator,
            )
        )
        self._open = (corpus, opened)
        return opened

    def _settings_of(self, corpus: str) -> Settings:
        if not corpus:
            return self._settings
        if corpus not in self._made:
            folder = Path(
                self._folders.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            )
            settings = corpus_settings(self._settings, folder)
            settings.paths.knowledge.mkdir(parents=True, exist_ok=True)
            self._corpora[corpus](settings.paths.knowledge)
            with open_library(settings, embedder=self._models.embedder) as library:
                library.synchronizer.sync(settings.paths.knowledge)
            self._made[corpus] = settings
        return self._made[corpus]


def _without_memory(settings: Settings) -> Settings:
    """Let every case be answered anew: what is remembered would make any assistant repeatable."""
    answer = settings.answer.model_copy(update={"remembered": 0})
    return settings.model_copy(update={"answer": answer})
