"""In how many chunks each term stands, counted as documents come and go.

Counting anew whenever the library is opened takes a millisecond a chunk.
"""

from collections import Counter
from collections.abc import Iterable

from assistant.store.current import Current
from assistant.store.database import Database
from assistant.store.lexical import LENGTH, lexical_length
from assistant.terms import content_terms
from assistant.types import Chunk


class Statistics:
    """The kept counts. Implements `assistant.terms.TermCounts`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: Current[int] = Current(database)

    @property
    def total(self) -> int:
        """How many chunks there are."""
        return self._seen.get(None, lambda: self._database.value("SELECT count(*) FROM chunks"))

    def seen(self, term: str) -> int:
        """Return in how many chunks a term stands, headings included."""
        sql = "SELECT chunks FROM terms WHERE term = ?"
        return self._seen.get(term, lambda: self._database.value(sql, (term,)) or 0)

    def add(self, chunks: Iterable[Chunk]) -> None:
        """Count chunks that come, within the transaction that brings them."""
        self._change(chunks, 1)

    def remove(self, chunks: Iterable[Chunk]) -> None:
        """Uncount chunks that go, within the transaction that takes them."""
        self._change(chunks, -1)

    def clear(self) -> None:
        """Forget all counts."""
        self._database.run("DELETE FROM terms")
        self._database.set_property(LENGTH, "0")

    def _change(self, chunks: Iterable[Chunk], sign: int) -> None:
        counts: Counter[str] = Counter()
        words = 0
        for chunk in chunks:
            counts.update(content_terms(chunk.embedded_text))
            words += lexical_length(chunk)
        self._database.run_many(
            "INSERT INTO terms (term, chunks) VALUES (?, ?)"
            " ON CONFLICT (term) DO UPDATE SET chunks = chunks + excluded.chunks",
            ((term, sign * count) for term, count in counts.items()),
        )
        if sign < 0:
            gone = ((term,) for term in counts)
            self._database.run_many("DELETE FROM terms WHERE term = ? AND chunks <= 0", gone)
        held = int(self._database.get_property(LENGTH) or 0)
        self._database.set_property(LENGTH, str(held + sign * words))
