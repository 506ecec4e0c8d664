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
    """Saves one person's conversations into a folder, which need not exist before the first one."""

    def __init__(self, folder: Path, *, owner: str = "", unowned: bool = False) -> None:
        """Keep what belongs to `owner`, the id of an account, apart from what others saved.

        Without an owner these are the conversations of a computer that has no accounts; with
        `unowned` they are seen beside the owner's.
        """
        self._root = folder
        self._folder = folder / owner if owner else folder
        self._folders = (self._folder, folder) if unowned and owner else (self._folder,)

    def of(self, owner: str, *, unowned: bool = False) -> "History":
        """Return the conversations of one account alone."""
        return History(self._root, owner=owner, unowned=unowned)

    def everybody(self) -> list["History"]:
        """Return one for each account that ever saved, removed ones too, and that of nobody."""
        owners = sorted(path.name for path in self._root.glob("*") if path.is_dir())
        return [History(self._root), *(self.of(owner) for owner in owners)]

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
        code = new_code(_KIND, lambda name: self._place(name) is not None)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_bytes(self._folder / f"{code}{_SUFFIX}", sealed)
        except OSError as error:
            raise HistoryError("history.unwritable", path=self._folder) from error
        return code

    def kept(self) -> list[Kept]:
        """List what is saved, the latest first."""
        found = [
            Kept(
                code=path.stem,
                saved_on=datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date(),
                bytes=path.stat().st_size,
            )
            for folder in self._folders
            for path in folder.glob(f"*{_SUFFIX}")
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
        place = self._place(tidy) if is_code(_KIND, tidy) else None
        if place is None:
            raise HistoryError("history.unknown", code=code)
        return place

    def _place(self, code: str) -> Path | None:
        places = (folder / f"{code}{_SUFFIX}" for folder in self._folders)
        return next((place for place in places if place.is_file()), None)
