"""A library read and answered from without any model, for the tier that takes a minute.

Its figures say whether every part works together, not how well the assistant answers: sentences
are compared by their words alone, and the summary repeats a quote.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.factory import open_library
from assistant.paths import bundled
from assistant.settings import Settings
from assistant.testing.embedder import HashEmbedder
from assistant.testing.generator import ScriptedGenerator
from assistant.types import Message
from evals.corpus import corpus_settings
from evals.running.engine import StandIns

SHELF = "perlindungan-data/id"
"""The one shelf of the shipped library that is read."""

_LIKE_E5 = 1.73
_QUOTE = re.compile(r"^\[1\]\s*(.+)$", re.MULTILINE)


@contextmanager
def without_models(settings: Settings) -> Iterator[tuple[Settings, StandIns]]:
    """Give a small library in a folder of its own, and what stands in for the models."""
    stand_ins = StandIns(
        embedder=HashEmbedder(common=_LIKE_E5),
        generator=ScriptedGenerator(repeat_first_quote),
    )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        small = corpus_settings(settings, Path(folder))
        _copy_shelf(small.paths.knowledge)
        with open_library(small, embedder=stand_ins.embedder) as library:
            library.synchronizer.sync(small.paths.knowledge)
        yield small, stand_ins


def repeat_first_quote(messages: Sequence[Message]) -> str:
    """Return the first quote of a prompt as its summary, or nothing where there is none."""
    found = [match for one in messages for match in _QUOTE.findall(one.content)]
    return f"{found[-1]} [1]" if found else ""


def _copy_shelf(target: Path) -> None:
    shipped = bundled("knowledge")
    shutil.copytree(shipped / SHELF, target / SHELF, dirs_exist_ok=True)
    for path in shipped.glob("*.toml"):
        shutil.copyfile(path, target / path.name)
