"""The terms of the glossary, and those that a search means."""

from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from assistant.errors import DocumentError
from assistant.library.glossary import GLOSSARY_FILE, Term, load_glossary
from assistant.library.golden import fold
from assistant.terms import content_terms

_MOST_BESIDE = 3  # terms explained above the passages of a search


class Glossary:
    """Returns the terms when called, read again only when their file changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._stamp: tuple[int, int] | None = None
        self._terms: tuple[Term, ...] = ()

    def __call__(self) -> tuple[Term, ...]:
        """Return the terms, in the file's order.

        Raises:
            DocumentError: the file can't be read.
        """
        with self._lock:
            stamp = self._read_stamp()
            if stamp != self._stamp or stamp is None:
                self._stamp = None
                self._terms = load_glossary(self._folder)
                self._stamp = stamp
            return self._terms

    def quietly(self) -> tuple[Term, ...]:
        """Return the terms, or none where the file can't be read: a text is shown without them."""
        try:
            return self()
        except DocumentError:
            return ()

    def _read_stamp(self) -> tuple[int, int] | None:
        try:
            status = (self._folder / GLOSSARY_FILE).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size


def terms_named(terms: Iterable[Term], searched: str) -> list[Term]:
    """Return the few terms that a search names: all words of one of their names are in it."""
    wanted = content_terms(searched)
    return [one for one in terms if any(_is_within(name, wanted) for name in names_of(one))][
        :_MOST_BESIDE
    ]


def terms_about(terms: Iterable[Term], searched: str) -> list[Term]:
    """Return the terms with the search in one of their names, then those that explain it."""
    wanted, words = content_terms(searched), fold(searched)
    found: list[tuple[int, Term]] = []
    for one in terms:
        names = [fold(name) for name in names_of(one)]
        if words in names:
            found.append((0, one))
        elif any(words in name for name in names):
            found.append((1, one))
        elif wanted and wanted <= content_terms(" ".join((*names, one.meaning_id, one.meaning_en))):
            found.append((2, one))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def names_of(term: Term) -> tuple[str, ...]:
    """Return all that a term is called, in either language."""
    return (term.id, term.en, *term.also)


def _is_within(name: str, wanted: frozenset[str]) -> bool:
    terms = content_terms(name)
    return bool(terms) and terms <= wanted
