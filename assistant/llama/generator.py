"""A language model from a GGUF file, behind one queue.

Measured with the default model (Qwen2.5-Coder-1.5B-Instruct, Q4_K_M) on 2 idle x86-64 cores with
AVX-512, file in the page cache; the same with 1 thread in brackets:

- load 0.6 s; 1.4 GB resident with a full context, of which 0.23 GB are not the mapped file
- prefill 142 tokens/s in blocks of 128, 107 for a prompt of three quotes (384 tokens, 3.6 s) [61]
- decode 24 tokens/s
- a second request over the same quotes decodes 84 of its 465 tokens: first token after 0.9 s [1.7]
- `score`: 0.1 s over a known prompt for eight one-token options, 4.0 s for eight sentences of
  327 tokens together [7.9]; `choose` of those sentences 0.1 s [0.2], since only forks are decoded
- cancellation: 2 to 12 ms in the middle of a prompt
"""

from collections.abc import Callable, Sequence
from collections.abc import Generator as Stream
from importlib.metadata import version
from pathlib import Path
from threading import Event as Cancellation
from types import TracebackType
from typing import Self

from assistant.errors import PromptTooLongError
from assistant.llama.abort import AbortFlag
from assistant.llama.context import Context
from assistant.llama.engine import BRANCHES, Engine, Usage
from assistant.llama.model import Model
from assistant.llama.prefix import FIRST_FREE, Prompt
from assistant.llama.states import StateBudget, States
from assistant.llama.templates import Part, Rendered
from assistant.llama.templates import chat_template as template_by_name
from assistant.llama.threads import physical_cores
from assistant.llama.worker import Worker
from assistant.types import GenerationConfig, Message

_WAY_SECONDS = 10.0
"""Between a question and its quotes; from then on the summary itself holds off warming up."""


class LlamaGenerator:
    """Implements `Generator` on llama.cpp.

    Calls from any thread are queued for one worker thread. A system message is decoded once and
    kept; so is the last prompt, as far as the next one begins alike.
    """

    def __init__(
        self,
        path: Path,
        *,
        id: str,
        chat_template: str = "chatml",
        context_tokens: int = 3072,
        threads: int = 0,
        batch_tokens: int = 128,
        repack: bool = False,
        drafts: bool = True,
        sha256: str = "",
        states: StateBudget | None = None,
    ) -> None:
        """Load a model.

        Args:
            path: the GGUF file.
            id: the model's id in the catalogue.
            chat_template: a name of `assistant.llama.templates.TEMPLATES`.
            context_tokens: room for prompt and reply; no more than the model was trained with.
            threads: processor threads; 0 means one for each physical core.
            batch_tokens: tokens decoded at a time; another value rounds logits otherwise.
            repack: copy the weights into another layout, see `Model`.
            drafts: guess what a reply copies from its prompt; it is the same reply, sooner.
            sha256: hash of the file, without which no state of it is kept.
            states: how much may be kept of what lasts in prompts; None keeps none.

        Raises:
            ModelError: the file can't be used.
            MachineError: llama.cpp is not installed, or memory is short.
        """
        self._id = id
        self._template = template_by_name(chat_template)
        abort = AbortFlag()

        def load() -> Engine:
            model = Model(path, repack=repack)
            try:
                room = min(context_tokens, model.trained_tokens)
                context = Context(
                    model,
                    tokens=room,
                    sequences=FIRST_FREE + BRANCHES,
                    threads=threads or physical_cores(),
                    batch_tokens=batch_tokens,
                    abort=abort,
                )
            except BaseException:
                model.close()
                raise
            made_by = f"{sha256} {version('llama-cpp-python')} {context.computes}"
            return Engine(
                model,
                context,
                room=room,
                drafts=drafts,
                states=States(made_by=made_by, budget=states) if states and sha256 else None,
            )

        self._worker = Worker(load, abort=abort, name=f"llama-{id}")
        # Only what is safe from any thread is used of it here: vocabulary, sizes and counters.
        self._engine = self._worker.call(lambda engine, _: engine)
        self._model = self._engine.model
        self._context_tokens = self._engine.room

    @property
    def id(self) -> str:
        """Identifier in the model catalogue."""
        return self._id

    @property
    def context_tokens(self) -> int:
        """Room for prompt and answer together."""
        return self._context_tokens

    def count_tokens(self, text: str) -> int:
        """Count the tokens of `text` as a message's content; never waits for a running reply."""
        return len(self._model.tokenize(text))

    def generate(
        self,
        messages: Sequence[Message],
        *,
        config: GenerationConfig,
        cancellation: Cancellation | None = None,
    ) -> Stream[str, None, None]:
        """Stream the reply's text; nothing is decoded before the first `next`.

        The reply ends where the model ends it, before a stop string, after `config.max_tokens`,
        when it goes round in circles, or when `cancellation` is set.

        Raises:
            PromptTooLongError: at the call, when prompt and reply don't fit.
            ModelError: from the iterator, when the generator is closed or llama.cpp fails.
        """
        prompt = self._prompt(messages, room_for=config.max_tokens)
        return self._worker.stream(
            lambda engine, job: engine.reply(prompt, config, job), cancellation
        )

    def score(self, messages: Sequence[Message], options: Sequence[str]) -> list[float]:
        """Log-probability of each option as the reply's beginning, summed over its tokens."""
        if not options:
            return []
        tokens = self._options(options)
        prompt = self._prompt(messages, room_for=max(map(len, tokens)))
        return self._worker.call(lambda engine, job: engine.score(prompt, tokens, job))

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> int:
        """Decode greedily within the tree of `options`; return the index of the one reached.

        The first of equal options is returned.
        """
        if not options:
            raise ValueError("no options to choose from")
        tokens = self._options(options)
        prompt = self._prompt(messages, room_for=max(map(len, tokens)))
        end = self._tokens(self._template.reply_end)[0]
        return self._worker.call(lambda engine, job: engine.choose(prompt, tokens, end, job))

    def warm_up(
        self, messages: Sequence[Message], *, cancellation: Cancellation | None = None
    ) -> bool:
        """Decode the beginning of prompts to come, such as the system message, and wait for it.

        Of a last message that has a head, its head alone is decoded. It gives way to any other
        call and to `cancellation`; then it says False.
        """
        prompt = self._prompt(messages, reply=False)
        return self._worker.attempt(lambda engine, job: engine.prepare(prompt, job), cancellation)

    def make_way(self) -> Callable[[], None]:
        """Stop warming up, and begin none for some seconds; return what ends that. Never waits."""
        return self._worker.make_way(_WAY_SECONDS)

    def keep_only(self, beginnings: Sequence[Sequence[Message]]) -> None:
        """Drop all that is kept of what lasts in prompts, but for prompts that begin so."""
        prompts = [self._prompt(messages, reply=False) for messages in beginnings]
        self._worker.call(lambda engine, _: engine.cache.keep_only(prompts))

    def forget(self) -> None:
        """Drop all that was decoded, so that the next prompt is decoded whole."""
        self._worker.call(lambda engine, _: engine.cache.forget())

    @property
    def usage(self) -> Usage:
        """Prompt tokens decoded and reused since the model was loaded; never waits."""
        return self._engine.usage

    def close(self) -> None:
        """Stop what runs, free all memory; may be called twice."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _prompt(
        self, messages: Sequence[Message], *, room_for: int = 0, reply: bool = True
    ) -> Prompt:
        segments: list[tuple[int, ...]] = []
        lasting = 0
        all_last = True
        current = list(self._model.first_tokens)
        rendered = self._template.render(messages)
        for message in rendered:
            head, rest = self._halves(message)
            if head:
                segments.append((*current, *head))
                current = []
            if head and not reply and message is rendered[-1]:
                break
            current += rest
            # What the model said belongs to the question that follows it.
            if message.role != "assistant":
                segments.append(tuple(current))
                current = []
            all_last = all_last and message.lasting
            if all_last:
                lasting = len(segments)
        has_system = bool(rendered) and rendered[0].role == "system"
        if reply:
            current += self._tokens(self._template.reply_start)
        if reply and len(segments) > has_system:
            # A batch of its own would take as long as two tokens of the reply.
            segments[-1] += tuple(current)
        elif current:
            segments.append(tuple(current))
        lasting = min(lasting, len(segments) - reply)
        prompt = Prompt(segments=tuple(segments), has_system=has_system, lasting=lasting)
        if len(prompt) + room_for > self._context_tokens:
            raise PromptTooLongError(
                "llama.prompt_too_long",
                tokens=len(prompt),
                reply=room_for,
                room=self._context_tokens,
            )
        return prompt

    def _halves(self, message: Rendered) -> tuple[list[int], list[int]]:
        """Return a message's tokens up to the end of its head, none where it has none; the rest.

        They are those of the whole text: a token across the border leaves the message in one piece.
        """
        head: list[int] = []
        tokens: list[int] = []
        for part in message.parts:
            here = self._tokens(part)
            beginning = self._model.tokenize(part.text[: part.head]) if part.head else []
            if beginning and here[: len(beginning)] == beginning:
                head, tokens, here = tokens + beginning, [], here[len(beginning) :]
            tokens += here
        return head, tokens

    def _options(self, options: Sequence[str]) -> list[list[int]]:
        return [self._model.tokenize(option) for option in options]

    def _tokens(self, part: Part) -> list[int]:
        return self._model.tokenize(part.text, control=part.control)
