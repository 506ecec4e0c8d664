"""Whose packs this computer takes in, and changing that in the settings file."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import PackError
from assistant.files import replace_text
from assistant.packs.keys import PublicKey, own_key
from assistant.packs.trust import with_trusted_key, without_trusted_key


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKeys:
    """This computer's own key, and those that the settings name."""

    key_folder: Path
    """Where this computer's own key is."""

    settings: Path
    """The settings file, which need not exist."""

    written: Callable[[], Sequence[str]]
    """The keys of the settings as they are now."""

    def others(self) -> list[PublicKey]:
        """Return the keys of other computers."""
        return [PublicKey.parse(one) for one in self.written()]

    def all(self) -> list[PublicKey]:
        """Return the keys whose packs are taken in.

        Raises:
            PackError: this computer's key can't be read.
        """
        own = own_key(self.key_folder)
        return [*self.others(), *([own.public] if own else [])]

    def add(self, key: PublicKey) -> None:
        """Trust a key from now on.

        Raises:
            PackError: a person must write it; the message says how.
        """
        self._write(with_trusted_key, key, by_hand="packs.by_hand")

    def withdraw(self, key: PublicKey) -> None:
        """Trust a key no longer; what its packs brought stays.

        Raises:
            PackError: a person must take it out; the message says where.
        """
        self._write(without_trusted_key, key, by_hand="packs.out_by_hand")
        if key in self.others():  # the environment names it
            raise PackError("packs.out_by_hand", path=self.settings, public=key)

    def _write(
        self, edit: Callable[[str, PublicKey], str | None], key: PublicKey, *, by_hand: str
    ) -> None:
        path = self.settings
        try:
            present = path.read_text(encoding="utf-8") if path.exists() else ""
            changed = edit(present, key)
            if changed is None:
                raise PackError(by_hand, path=path, public=key)
            if changed != present:
                replace_text(path, changed)
        except tomllib.TOMLDecodeError as error:
            raise PackError(by_hand, path=path, public=key) from error
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise PackError("packs.unwritable", path=path, reason=reason) from error
