"""Notes in the log what a trainer did from the command line."""

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings


def note(settings: "Settings", act: str, object: str = "-") -> None:
    """Write down an act of whoever sits at this computer, and the id of what it changed.

    Raises:
        StoreError: the log can't be written; what was done is done.
    """
    from assistant.accounts.audit import AuditLog

    AuditLog(settings.paths.data, clock=time.time).note(act, object=object)
