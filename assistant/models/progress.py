"""How a pull or a copy tells what it is doing."""

from typing import Literal, Protocol

Step = Literal["download", "copy", "verify"]


class Progress(Protocol):
    """Told of steps and bytes; may be called from several threads."""

    def begin(self, step: Step, total: int | None) -> None:
        """A step of `total` bytes starts; None where the size is not known."""

    def advance(self, count: int) -> None:
        """So many further bytes are done; negative where some must be done again."""


class Silent:
    """Implements `Progress` by saying nothing."""

    def begin(self, step: Step, total: int | None) -> None: ...

    def advance(self, count: int) -> None: ...
