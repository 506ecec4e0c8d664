"""The knowledge base on disk: a catalogue that is the truth, and two indexes that follow it."""

from assistant.store.catalogue import Counts
from assistant.store.report import Progress, SyncReport
from assistant.store.store import Store

__all__ = ["Counts", "Progress", "Store", "SyncReport"]
