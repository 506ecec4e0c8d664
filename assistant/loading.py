"""A generator that is still being loaded while the quotes are already found."""

from collections.abc import Callable, Sequence
from collections.abc import Generator as Stream
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock
from threading import Event as Cancellation
from typing import Literal, Protocol, Self

from assistant.protocols import Generator
from assistant.types import GenerationConfig, Message

_PAUSE_SECONDS = 1.0
"""How long is waited after a question came in between."""

ModelState = Literal["loading", "ready", "failed", "none"]
"""How far a model has come; `none` where none is wanted."""


class ClosableGenerator(Generator, Protocol):
    """A generator that holds memory until it is closed."""

    def close(self) -> None:
        """Free the memory."""


class LoadingGenerator:
    """Implements `Generator` by one that is loaded in the background; calls wait for it.

    An error while loading is raised by the first call, and by every one after it.
    """

    def __init__(
        self,
        load: Callable[[], ClosableGenerator],
        *,
        id: str,
        warm_up: Sequence[Message] = (),
    ) -> None:
        """Load at `begin`, then decode each of `warm_up`, which prompts will begin with.

        `id` is the model's id in the catalogue.
        """
        self._id = id
        self._load = load
        self._beginnings = warm_up
        self._closing = Event()
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="load-generator")
        self._begun: Future[ClosableGenerator] | None = None

    def begin(self) -> Self:
        """Begin to load, if that has not begun; a call that needs the model begins too."""
        self._loaded()
        return self

    @property
    def id(self) -> str:
        """Identifier in the model catalogue; known before the model is loaded."""
        return self._id

    @property
    def state(self) -> ModelState:
        """How far it has come; does not wait."""
        if self._begun is None or not self._begun.done():
            return "loading"
        return "ready" if self._begun.exception() is None else "failed"

    @property
    def context_tokens(self) -> int:
        """Room for prompt and answer together."""
        return self._loaded().result().context_tokens

    def count_tokens(self, text: str) -> int:
        """Count the tokens of `text` as a message's content."""
        return self._loaded().result().count_tokens(text)

    def generate(
        self,
        messages: Sequence[Message],
        *,
        config: GenerationConfig,
        cancellation: Cancellation | None = None,
    ) -> Stream[str, None, None]:
        """Stream the reply's text."""
        return self._loaded().result().generate(messages, config=config, cancellation=cancellation)

    def score(self, messages: Sequence[Message], options: Sequence[str]) -> list[float]:
        """Log-probability of each option as the reply's beginning."""
        return self._loaded().result().score(messages, options)

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> int:
        """Decode greedily within the tree of `options`; return the index of the one reached."""
        return self._loaded().result().choose(messages, options)

    def warm_up(
        self, messages: Sequence[Message], *, cancellation: Cancellation | None = None
    ) -> bool:
        """Decode the beginning of prompts to come; give way to any other call."""
        return self._loaded().result().warm_up(messages, cancellation=cancellation)

    def make_way(self) -> Callable[[], None]:
        """Stop warming up; nothing to do while the model loads."""
        if self.state == "ready":
            return self._loaded().result().make_way()
        return lambda: None

    def keep_only(self, beginnings: Sequence[Sequence[Message]]) -> None:
        """Drop what is kept of other prompts' beginnings."""
        self._loaded().result().keep_only(beginnings)

    def _loaded(self) -> Future[ClosableGenerator]:
        with self._lock:
            if self._begun is None:
                self._begun = self._pool.submit(self._load)
                for message in self._beginnings:
                    self._pool.submit(self._warm_up, message)
            return self._begun

    def _warm_up(self, message: Message) -> None:
        """Decode a beginning; where a question comes in between, again when nobody asks."""
        if self._loaded().exception() is None:
            while not self._closing.is_set() and not self._loaded().result().warm_up([message]):
                self._closing.wait(_PAUSE_SECONDS)

    def close(self) -> None:
        """Wait until loading has ended, and free the memory; may be called twice."""
        self._closing.set()
        self.make_way()()
        self._pool.shutdown(wait=True)
        if self._begun is not None and self._begun.exception() is None:
            self._begun.result().close()
