"""A retriever that always finds the same passages. For tests."""

from collections.abc import Sequence

from assistant.types import Language, Passage


class ListRetriever:
    """Returns the passages it was given, and remembers what was asked."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Find `passages`, best first, for every query."""
        self._passages = list(passages)
        self.queries: list[str] = []

    def retrieve(self, query: str, *, k: int, language: Language | None = None) -> list[Passage]:
        """Return the first `k` passages."""
        self.queries.append(query)
        return self._passages[:k]
