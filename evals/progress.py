"""A bar with an estimate for measurements that take minutes; silent when not on a terminal."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

_Item = TypeVar("_Item")


def counted(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    """Yield the items while a bar on standard error shows how far they are."""
    yield from track(items, description=what, console=Console(stderr=True), transient=True)
