"""Prepares what questions will need, as long as nobody asks anything."""

import logging
from collections.abc import Callable, Iterable
from threading import Event, Thread

from assistant.errors import PanduError

_log = logging.getLogger(__name__)

_PAUSE_SECONDS = 1.0
"""How long is waited after a question came in between."""

Step = Callable[[], bool]
"""Prepares one thing; False says that it gave way to a question and is not done."""


class Preparation:
    """Goes through steps in a thread of its own."""

    def __init__(
        self, steps: Callable[[], Iterable[Step]], *, make_way: Callable[[], object]
    ) -> None:
        """Do what `steps` lists, the most important first, when `begin` is called.

        `make_way` ends a step that is under way soon, and never waits.
        """
        self._steps = steps
        self._make_way = make_way
        self._wanted, self._closing = Event(), Event()
        self._thread: Thread | None = None

    def begin(self) -> None:
        """List the steps and go through them, from the first one if it was under way."""
        self._wanted.set()
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._run, name="preparation", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop, as soon as the step under way ends; close what it uses after this."""
        self._closing.set()
        self._wanted.set()
        if self._thread is not None:
            self._make_way()
            self._thread.join()

    def _run(self) -> None:
        while self._wanted.wait() and not self._closing.is_set():
            self._wanted.clear()
            try:
                self._prepare()
            except Exception as error:  # whoever asks meets it too; its text may hold a document's
                key = error.key if isinstance(error, PanduError) else "-"
                _log.warning("preparing was ended: %s %s", type(error).__name__, key)

    def _prepare(self) -> None:
        for step in self._steps():
            while not self._wanted.is_set() and not step():
                self._closing.wait(_PAUSE_SECONDS)
            if self._wanted.is_set():
                return
