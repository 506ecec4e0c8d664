"""What was drawn of each exchange, so that a long conversation need not be drawn anew each time.

An answered question with its glosses takes some two milliseconds, and a conversation is shown
again after each step of the newest one: fourteen of them took 32 ms a step, a third of all that
its asker waited for.
"""

from collections.abc import Callable, Collection

from assistant.ui.exchange import Exchange
from assistant.ui.markup import Markup


class Drawn:
    """The newest drawing of each exchange of one page; in memory only, as the exchanges are."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Exchange, object, Markup]] = {}

    def article(self, exchange: Exchange, look: object, draw: Callable[[], Markup]) -> Markup:
        """Return what was drawn of `exchange` in this `look`, or draw it where anything changed."""
        known = self._kept.get(exchange.id)
        if known is not None and known[0] == exchange and known[1] == look:
            return known[2]
        article = draw()
        if not exchange.is_running:  # until then its seconds go on
            self._kept[exchange.id] = (exchange, look, article)
        return article

    def keep(self, ids: Collection[int]) -> None:
        """Keep the drawings of these exchanges alone."""
        for gone in set(self._kept).difference(ids):
            self._kept.pop(gone, None)  # another thread of the page may have been quicker
