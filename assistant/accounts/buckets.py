"""Token buckets: so much at once, and so much in a minute."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

_MOST_KEYS = 10_000  # a bound on memory; the longest unused one is forgotten


class Buckets:
    """One bucket for each key, in memory; full at first. Safe to use from threads."""

    def __init__(
        self, *, per_minute: float, at_once: int | None = None, clock: Callable[[], float]
    ) -> None:
        """Let `per_minute` through, and up to `at_once` (as many, where None) together."""
        self._rate = per_minute / 60
        self._size = float(per_minute if at_once is None else at_once)
        self._clock = clock
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> int:
        """Take one; return the seconds to wait where there is none, else 0."""
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(key, (self._size, now))
            left = min(self._size, left + (now - at) * self._rate)
            wait = 0 if left >= 1 else ceil((1 - left) / self._rate)
            self._left[key] = (left if wait else left - 1, now)
            if len(self._left) > _MOST_KEYS:
                self._left.popitem(last=False)
            return wait
