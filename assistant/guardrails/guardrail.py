"""What a guardrail is."""

from typing import Protocol

from assistant.guardrails.reading import Reading
from assistant.types import Verdict


class Guardrail(Protocol):
    """Looks at a question before anything is searched."""

    @property
    def name(self) -> str:
        """Name, by which settings switch it on and off."""

    def check(self, reading: Reading) -> Verdict | None:
        """Say what the question is and what is to be done; None where it is none of its matters."""
