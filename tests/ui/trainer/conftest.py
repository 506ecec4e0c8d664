"""A desk on a small library, and acts done as the page does them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.testing.assistant import Quoted, Script, ScriptedAssistant
from assistant.ui.trainer.acts import QUICK, do_quick, do_slow
from assistant.ui.trainer.desk import Desk, Visit
from assistant.ui.trainer.fields import Fields
from assistant.ui.trainer.notice import Notice
from assistant.workbench import Workbench
from tests.ui.benches import open_bench

Act = Callable[..., Notice | None]

SCRIPT = Script(
    match="diaudit", quotes=(Quoted(document_id="audit", text="Yayasan wajib diaudit"),)
)
"""What the assistant of the desk knows."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that was synced once; tests work on copies, for a sync takes seconds."""
    path = tmp_path_factory.mktemp("made")
    with open_bench(path):
        return path


@pytest.fixture
def bench(made: Path, tmp_path: Path) -> Iterator[Workbench]:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    with open_bench(tmp_path) as bench:
        yield bench


@pytest.fixture
def desk(bench: Workbench) -> Desk:
    return Desk(bench=bench, assistant=ScriptedAssistant(bench.store.documents(), [SCRIPT]))


@pytest.fixture
def visit() -> Visit:
    return Visit()


@pytest.fixture
def act(desk: Desk, visit: Visit) -> Act:
    """Do an act with fields; return what is said of it."""

    def do(name: str, **fields: Any) -> Notice | None:
        sent = Fields({key: [value] if isinstance(value, str) else value
                       for key, value in fields.items()})  # fmt: skip
        if name in QUICK:
            do_quick(name, desk, visit, sent)
        else:
            list(do_slow(name, desk, visit, sent))
        return visit.notice

    return do
