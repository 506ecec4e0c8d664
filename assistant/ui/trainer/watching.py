"""A sync that was begun elsewhere, such as at the start, as the page follows it."""

import time
from collections.abc import Iterator

from assistant.ui.trainer.notice import Step
from assistant.workbench import Workbench

_EVERY_SECONDS = 0.25


def running_sync(bench: Workbench) -> Iterator[Step]:
    """Yield how far the sync that runs has come, until it ends; nothing where none runs."""
    shown: Step | None = None
    while (now := bench.synchronizer.progress) is not None:
        step = Step(key=f"knowledge.stage.{now.stage}", done=now.done, total=now.total)
        if step != shown:
            shown = step
            yield step
        time.sleep(_EVERY_SECONDS)
