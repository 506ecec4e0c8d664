"""In which languages each document can be had, by the front matter's `translation_of`."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from threading import Lock

from assistant.store.database import Database
from assistant.types import Language


class Translations:
    """The languages of every document and its translations; read anew when the store changes."""

    def __init__(self, database: Database, *, version: Callable[[], int]) -> None:
        self._database = database
        self._version = version
        self._read_at = -1
        self._languages: Mapping[str, frozenset[Language]] = {}
        self._lock = Lock()

    def languages(self) -> Mapping[str, frozenset[Language]]:
        """Return, for every document, the languages in which it or a translation is there."""
        with self._lock:
            version = self._version()
            if version != self._read_at:
                self._languages = self._read()
                self._read_at = version
            return self._languages

    def _read(self) -> dict[str, frozenset[Language]]:
        rows = self._database.rows("SELECT id, language, meta FROM documents")
        origins = {name: json.loads(meta).get("translation_of") for name, _, meta in rows}
        groups: defaultdict[str, set[Language]] = defaultdict(set)
        for name, language, _ in rows:
            groups[_first(name, origins)].add(language)
        return {name: frozenset(groups[_first(name, origins)]) for name in origins}


def _first(name: str, origins: Mapping[str, str | None]) -> str:
    """Follow translations to the document that they come from, which need not be there."""
    seen = [name]
    while origin := origins.get(name):
        if origin in seen:
            return min(seen)  # they name each other: any one of them will do, if it is the same
        seen.append(origin)
        name = origin
    return name
