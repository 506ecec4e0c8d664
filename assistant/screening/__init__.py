"""Keeps what must not be shown out of answers: others' personal data, small counts, orders.

Sentences of the documents that hold such things are blacked out before anything else sees them;
sentences of the model's summary are looked at before they are shown.
"""

from assistant.screening.screen import Screen, ScreenOptions
from assistant.screening.statements import StatementScreen

__all__ = ["Screen", "ScreenOptions", "StatementScreen"]
