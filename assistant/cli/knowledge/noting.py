"""Notes in the log what was done from the command line."""

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings


def note(settings: "Settings", act: str, object: str = "-", *, user: str = "terminal") -> None:
    """Write down an act, and the id of what it changed or how many there were.

    `user` is the account's id, where somebody logged in; else it is who sits at this computer.

    Raises:
        StoreError: the log can't be written; what was done is done.
    """
    from assistant.accounts.audit import AuditLog

    AuditLog(settings.paths.data, clock=time.time).note(act, user=user, object=object)
