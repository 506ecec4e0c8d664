"""The trainers' decisions as they are now, read again only when their file changed."""

from pathlib import Path
from threading import Lock

from assistant.library.curation import CURATION_FILE, Curation, load_curation


class LatestCuration:
    """Returns the decisions of a knowledge folder when called; safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._curation: Curation | None = None

    def __call__(self) -> Curation:
        """Return the decisions.

        Raises:
            DocumentError: the file can't be read; it is tried again at the next call.
        """
        with self._lock:
            stamp = self._read_stamp()
            if self._curation is None or stamp != self._stamp:
                self._curation = None
                self._curation = load_curation(self._folder)
                self._stamp = stamp
            return self._curation

    def _read_stamp(self) -> tuple[int, int, int] | None:
        try:
            status = (self._folder / CURATION_FILE).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
