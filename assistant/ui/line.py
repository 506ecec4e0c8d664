"""The line of questions that wait for the one model: first come, first served, each told its place.

A place is left when its question ends, is stopped, or its page is closed.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

MOST = 20
"""Questions in the line; each one that waits holds a thread."""


class Place:
    """One question's place in the line."""

    def __init__(self, line: "Line", *, is_admitted: bool) -> None:
        self._line = line
        self.is_admitted = is_admitted
        """Whether there was room; without it, its turn never comes."""

    def ahead(self) -> int:
        """Return how many questions come before this one; 0 when it is its turn."""
        return self._line.ahead_of(self)

    def wait(self, seconds: float) -> None:
        """Wait until the line moves, but no longer than `seconds`."""
        self._line.wait(seconds)


class Line:
    """Gives places; safe to use from threads."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._moved = threading.Condition()

    @contextmanager
    def place(self) -> Iterator[Place]:
        """Join at the end; leave with the context."""
        with self._moved:
            place = Place(self, is_admitted=len(self._places) < MOST)
            if place.is_admitted:
                self._places.append(place)
        try:
            yield place
        finally:
            with self._moved:
                if place.is_admitted:
                    self._places.remove(place)
                self._moved.notify_all()

    @property
    def is_empty(self) -> bool:
        """Whether no question is answered or waits."""
        with self._moved:
            return not self._places

    def ahead_of(self, place: Place) -> int:
        """Return how many come before a place; 0 for one that was not admitted."""
        with self._moved:
            return self._places.index(place) if place.is_admitted else 0

    def wait(self, seconds: float) -> None:
        """Wait until somebody leaves, but no longer than `seconds`."""
        with self._moved:
            self._moved.wait(seconds)
