"""A question that was typed and not yet sent."""

from dataclasses import dataclass, field
from typing import Literal

from assistant.conversation import Preview
from assistant.errors import PanduError

LONGEST_QUESTION = 2_000
"""Characters; a pasted document is not a question."""

DraftState = Literal["checking", "review", "failed", "refused"]
"""What happens to it: it is read for personal data, its asker looks at it, it could not be sent, or
it never will be as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Holds the words as typed only until they are sent masked, or let go."""

    question: str = field(repr=False)
    passages_only: bool
    state: DraftState = "checking"
    preview: Preview | None = None
    """What was found, while its asker looks at it."""

    missing: bool = False
    """Whether words were to be masked that don't stand in it."""

    error: PanduError | None = None
    """Why it can't be sent."""
