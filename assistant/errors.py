"""Every error that Pandu raises on purpose, named by who must act.

- `PanduError`
  - `UserError`: change the command, the setting or the file named
    - `SettingsError`
    - `DocumentError`: one file of the knowledge base can't be read
      - `QuarantineError`: it stays out of the index until a trainer releases it
    - `PackError`: a knowledge pack can't be made or must not be imported
    - `HistoryError`: a saved conversation can't be written or opened
    - `PromptTooLongError`
  - `ModelError`: get, repair or change a model
  - `StoreError`: the knowledge base's store must be repaired, rebuilt or released
    - `StoreLockedError`
    - `EmbedderMismatchError`
  - `MachineError`: the machine lacks memory, disk, a processor feature or a package
  - `NetworkError`: a download failed
    - `RefusedConnectionError`: something tried to leave this computer, and was kept here

A key such as `models.missing` names the table `[errors.missing]` of the strings file
`models.toml`, with `what` happened and the `next` step.
"""

import errno

from assistant.strings import text
from assistant.types import Language


class PanduError(Exception):
    """Base of all: a key into the strings and the values that their text names."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key, values)

    def what(self, language: Language) -> str:
        """Say what happened, in one sentence."""
        return self._text(language, "what")

    def next_step(self, language: Language) -> str:
        """Say what to do next, in one sentence."""
        return self._text(language, "next")

    def _text(self, language: Language, part: str) -> str:
        area, name = self.key.split(".", 1)
        return text(language, f"{area}.errors.{name}.{part}", **self.values)

    def __str__(self) -> str:
        return f"{self.what('en')} {self.next_step('en')}"


class UserError(PanduError):
    """Something the user gave can't be used."""


class SettingsError(UserError):
    """A setting has a value that can't be used."""


class DocumentError(UserError):
    """One document can't be read; the others still can."""


class QuarantineError(DocumentError):
    """One document may steer a model, and stays out until a trainer releases it.

    Its values are its `source`; the `rule` that it broke first, a table of the strings area
    `check`, and the `page` or `line` of it, None where it has none; and the `sha256` of what was
    looked at, as in `Document`.
    """

    KEY = "check.quarantined"

    def _text(self, language: Language, part: str) -> str:
        area, name = self.key.split(".", 1)
        reason = text(language, f"{area}.{self.values['rule']}.short")
        for place in ("page", "line"):
            if self.values.get(place) is not None:
                reason += f", {text(language, f'{area}.{place}', number=self.values[place])}"
        return text(language, f"{area}.errors.{name}.{part}", reason=reason, **self.values)


class PackError(UserError):
    """A knowledge pack can't be made, or must not be imported."""


class HistoryError(UserError):
    """A saved conversation can't be written or opened."""


class PromptTooLongError(UserError):
    """The prompt and the answer don't fit the model's context."""


class ModelError(PanduError):
    """A model is missing, damaged or unknown."""


class StoreError(PanduError):
    """The store can't be used as it is."""


class StoreLockedError(StoreError):
    """Another process has the store open."""


class EmbedderMismatchError(StoreError):
    """The store's vectors were made by another embedder."""


class MachineError(PanduError):
    """This machine can't do what was asked."""


class NetworkError(PanduError):
    """A download failed."""


class RefusedConnectionError(NetworkError, OSError):
    """Something tried to leave this computer; to libraries it looks as if a firewall refused."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, **values)
        self.errno = errno.EACCES
        self.strerror = self.what("en")
