"""The folder of saved conversations: one sealed file each, replaced whole or not at all."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import ValidationError

from assistant.codes import is_code, new_code, tidy_code
from assistant.errors import HistoryError
from assistant.files import replace_bytes
from assistant.history.saved import SavedConversation
from assistant.history.sealing import check_passphrase, seal, unseal

_KIND = "P"
_SUFFIX = ".sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What can be told of a saved conversation without its passphrase; not even its title."""

    code: str
    """Its name, such as `P-7K3QX`."""

    saved_on: date
    bytes: int


class History:
    """Saves conversations into a folder, which need not exist before the first one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self, passphrase: str) -> None:
        """Refuse a passphrase that is too short.

        Raises:
            HistoryError: it has too few characters.
        """
        check_passphrase(passphrase)

    def save(self, conversation: SavedConversation, passphrase: str) -> str:
        """Seal a conversation, and return its name.

        Raises:
            HistoryError: the passphrase is too short, or the folder can't be written.
        """
        sealed = seal(conversation.model_dump_json().encode(), passphrase)
        code = new_code(_KIND, lambda name: self._path(name).exists())
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_bytes(self._path(code), sealed)
        except OSError as error:
            raise HistoryError("history.unwritable", path=self._folder) from error
        return code

    def kept(self) -> list[Kept]:
        """List what is saved, the latest first."""
        if not self._folder.is_dir():
            return []
        found = [
            Kept(
                code=path.stem,
                saved_on=datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date(),
                bytes=path.stat().st_size,
            )
            for path in self._folder.glob(f"*{_SUFFIX}")
            if is_code(_KIND, path.stem)
        ]
        return sorted(found, key=lambda one: (-one.saved_on.toordinal(), one.code))

    def open(self, code: str, passphrase: str) -> SavedConversation:
        """Unseal a conversation.

        Raises:
            HistoryError: there is none of this name, it is damaged, or the passphrase is wrong.
        """
        path = self.find(code)
        try:
            return SavedConversation.model_validate_json(unseal(path.read_bytes(), passphrase))
        except (OSError, ValidationError) as error:
            raise HistoryError("history.damaged") from error

    def delete(self, code: str) -> str:
        """Delete a conversation and return its name; without the passphrase, for it may be lost.

        Raises:
            HistoryError: there is none of this name, or it can't be deleted.
        """
        path = self.find(code)
        try:
            path.unlink()
        except OSError as error:
            raise HistoryError("history.unwritable", path=self._folder) from error
        return path.stem

    def find(self, code: str) -> Path:
        """Return the file of a name, however it is typed.

        Raises:
            HistoryError: there is none.
        """
        tidy = tidy_code(_KIND, code)
        if not is_code(_KIND, tidy) or not self._path(tidy).is_file():
            raise HistoryError("history.unknown", code=code)
        return self._path(tidy)

    def _path(self, code: str) -> Path:
        return self._folder / f"{code}{_SUFFIX}"
