"""Decodes passages before anybody asks about them, as long as nobody asks anything."""

import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread

from assistant.errors import PanduError
from assistant.protocols import Generator
from assistant.types import Message

_log = logging.getLogger(__name__)

_PAUSE_SECONDS = 1.0
"""How long is waited after a question came in between."""


class Preparation:
    """Warms a generator up for the beginnings of prompts to come, in a thread of its own."""

    def __init__(
        self, generator: Generator, beginnings: Callable[[], Sequence[Sequence[Message]]]
    ) -> None:
        """Prepare what `beginnings` lists, the most important first, when `begin` is called."""
        self._generator = generator
        self._beginnings = beginnings
        self._wanted, self._closing = Event(), Event()
        self._thread = Thread(target=self._run, name="prepare-passages", daemon=True)

    def begin(self) -> None:
        """List the beginnings and go through them, from the first one if it was under way."""
        self._wanted.set()
        if not self._thread.ident:
            self._thread.start()

    def close(self) -> None:
        """Stop, as soon as the generator gives way; close it after this."""
        self._closing.set()
        self._wanted.set()
        if self._thread.ident:
            self._generator.make_way()
            self._thread.join()

    def _run(self) -> None:
        while self._wanted.wait() and not self._closing.is_set():
            self._wanted.clear()
            try:
                self._prepare()
            except PanduError:  # whoever asks meets it too, and is told
                _log.warning("passages could not be prepared", exc_info=True)

    def _prepare(self) -> None:
        beginnings = self._beginnings()
        self._generator.keep_only(beginnings)
        for beginning in beginnings:
            while not self._wanted.is_set() and not self._generator.warm_up(beginning):
                self._closing.wait(_PAUSE_SECONDS)
            if self._wanted.is_set():
                return
