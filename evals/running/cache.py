"""Replies kept between runs, so that a run goes on where it stopped and nothing is asked twice.

Holds questions and answers of the suites in plain text; suites ask invented questions only.
"""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from evals.cases import Case
from evals.reply import Reply

_TABLE = "CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, reply TEXT)"


class ReplyCache:
    """Replies by case and by everything that decides them."""

    def __init__(self, path: Path, *, state: str) -> None:
        """Open the file, made where it is missing.

        Args:
            path: the SQLite file.
            state: what the replies depend on besides the case: program, model, prompt, documents,
                settings.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._state = state
        with closing(self._connect()) as connection, connection:
            connection.execute(_TABLE)

    def find(self, suite: str, case: Case, *, material: str = "") -> Reply | None:
        """Return the reply to a case, None where it was not asked in this state.

        `material` is a hash of the documents that it is asked about, where they are planted.
        """
        with closing(self._connect()) as connection:
            row = connection.execute(
                "SELECT reply FROM replies WHERE key = ?", (self._key(suite, case, material),)
            ).fetchone()
        return Reply.model_validate_json(row[0]) if row else None

    def keep(self, suite: str, case: Case, reply: Reply, *, material: str = "") -> None:
        """Keep the reply to a case."""
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO replies VALUES (?, ?)",
                (self._key(suite, case, material), reply.model_dump_json()),
            )

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=30)

    def _key(self, suite: str, case: Case, material: str) -> str:
        values = sorted(case.expected.values.items())  # such as the corpus, or what to ask beside
        put = [case.id, case.input, case.before, case.language, values]
        asked = [self._state, suite, material, *put]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()
