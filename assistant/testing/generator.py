"""A generator without a model: says what a script tells it to. For tests and for trying out."""

import math
import re
import threading
from collections import deque
from collections.abc import Callable, Sequence
from collections.abc import Generator as Stream
from dataclasses import dataclass, replace
from threading import Event as Cancellation
from typing import Literal

from assistant.errors import PromptTooLongError
from assistant.types import GenerationConfig, Message

_TOKEN = re.compile(r"\s*\S+|\s+$")  # a word with the blanks before it
_WORD = re.compile(r"\w+")
_KNOWN = math.log(0.9)  # for a word that the messages hold too
_UNKNOWN = math.log(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call that a scripted generator got."""

    kind: Literal["generate", "score", "choose"]
    messages: tuple[Message, ...]
    options: tuple[str, ...] = ()
    config: GenerationConfig | None = None


class ScriptedGenerator:
    """Replies with `replies`: one after the other, or made from the messages by a function.

    When the script has run out, the last message comes back as the reply. A token is a word.
    Options are rated by how many of their words the messages hold. `calls` lists all calls.

    Args:
        replies: the script.
        id: what `id` says.
        context_tokens: room for the messages' words and the reply's.
    """

    def __init__(
        self,
        replies: Sequence[str] | Callable[[Sequence[Message]], str] = (),
        *,
        id: str = "scripted",
        context_tokens: int = 3072,
    ) -> None:
        self.calls: list[Call] = []
        self.warmed: list[tuple[Message, ...]] = []
        self._lock = threading.Lock()
        self._function = replies if callable(replies) else None
        self._replies = deque(() if callable(replies) else replies)
        self._id = id
        self._context_tokens = context_tokens

    @property
    def id(self) -> str:
        """Identifier in the model catalogue."""
        return self._id

    @property
    def context_tokens(self) -> int:
        """Room for prompt and answer together."""
        return self._context_tokens

    def count_tokens(self, text: str) -> int:
        return len(_TOKEN.findall(text))

    def generate(
        self,
        messages: Sequence[Message],
        *,
        config: GenerationConfig,
        cancellation: Cancellation | None = None,
    ) -> Stream[str, None, None]:
        """Stream the scripted reply word by word."""
        self._check_room(messages, config.max_tokens)
        self._record(Call(kind="generate", messages=tuple(messages), config=config))
        return self._stream(self._next_reply(messages), config, cancellation)

    def score(self, messages: Sequence[Message], options: Sequence[str]) -> list[float]:
        """Add up 0.9 or 0.1, as logarithms, for each word of an option."""
        self._record(Call(kind="score", messages=tuple(messages), options=tuple(options)))
        return self._score(messages, options)

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> int:
        """Return the option whose words are rated best on average; the first one of equals."""
        if not options:
            raise ValueError("no options to choose from")
        self._record(Call(kind="choose", messages=tuple(messages), options=tuple(options)))
        scores = self._score(messages, options)
        means = [
            score / max(1, len(_WORD.findall(option)))
            for score, option in zip(scores, options, strict=True)
        ]
        return means.index(max(means))

    def warm_up(
        self, messages: Sequence[Message], *, cancellation: Cancellation | None = None
    ) -> bool:
        """Remember in `warmed` what would be decoded: of a last message with a head, that alone."""
        if cancellation is not None and cancellation.is_set():
            return False
        *before, last = messages
        known = replace(last, content=last.content[: last.head or None])
        with self._lock:
            self.warmed.append((*before, known))
        return True

    def make_way(self) -> Callable[[], None]:
        """Do nothing: what takes no time need not stop."""
        return lambda: None

    def keep_only(self, beginnings: Sequence[Sequence[Message]]) -> None:
        """Forget in `warmed` all else."""
        with self._lock:
            self.warmed = [one for one in self.warmed if list(one) in map(list, beginnings)]

    def close(self) -> None:
        """Do nothing: there is nothing to free."""

    def _stream(
        self, reply: str, config: GenerationConfig, cancellation: Cancellation | None
    ) -> Stream[str, None, None]:
        cuts = [index for stop in config.stop if stop and (index := reply.find(stop)) >= 0]
        for word in _TOKEN.findall(reply[: min(cuts, default=len(reply))])[: config.max_tokens]:
            if cancellation is not None and cancellation.is_set():
                return
            yield word

    def _next_reply(self, messages: Sequence[Message]) -> str:
        if self._function is not None:
            return self._function(messages)
        with self._lock:
            return self._replies.popleft() if self._replies else messages[-1].content

    def _score(self, messages: Sequence[Message], options: Sequence[str]) -> list[float]:
        for option in options:
            self._check_room(messages, self.count_tokens(option))
        known = set(_WORD.findall(" ".join(message.content for message in messages).lower()))
        return [
            sum(_KNOWN if word in known else _UNKNOWN for word in _WORD.findall(option.lower()))
            for option in options
        ]

    def _check_room(self, messages: Sequence[Message], reply: int) -> None:
        tokens = sum(self.count_tokens(message.content) for message in messages)
        if tokens + reply > self._context_tokens:
            raise PromptTooLongError(
                "llama.prompt_too_long", tokens=tokens, reply=reply, room=self._context_tokens
            )

    def _record(self, call: Call) -> None:
        with self._lock:
            self.calls.append(call)
