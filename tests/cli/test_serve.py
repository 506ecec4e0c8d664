import os
import signal
import subprocess
import sys
import textwrap
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.cli.serve import serve_with
from assistant.conversation import Asking
from assistant.models.installed import InstalledModels
from assistant.settings import Settings, load_settings
from assistant.testing.assistant import ScriptedAssistant
from assistant.testing.redactor import PatternRedactor
from assistant.workbench import Workbench
from tests.ui.benches import open_bench

_ROOT = Path(__file__).parents[2]

# The real command's second half, with an assistant that needs no model and no store.
_PROGRAM = textwrap.dedent(
    """
    from contextlib import contextmanager
    from assistant.network import guard
    guard.install()  # as `pandu` does
    from assistant.cli.serve import serve_with
    from assistant.conversation import Asking
    from assistant.settings import load_settings
    from assistant.testing.assistant import ScriptedAssistant
    from assistant.testing.redactor import PatternRedactor

    @contextmanager
    def open_both(settings):
        try:
            yield Asking(assistant=ScriptedAssistant((), ()), redactor=PatternRedactor()), None
        finally:
            print("closed, refused:", dict(guard.refused()), flush=True)

    serve_with(load_settings(), open_both)
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C can't be sent to one process there")
@pytest.mark.parametrize(
    ("language", "ready", "stopped"),
    [
        ("id", "Pandu siap di ", "Pandu berhenti."),
        ("en", "Pandu is ready at ", "Pandu has stopped."),
    ],
)
def test_serves_until_interrupted(language: str, ready: str, stopped: str) -> None:
    environment = {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "GRADIO_SHARE": "True",  # a stray setting must not open the page to others
        "PANDU_UI__LANGUAGE": language,
        "PANDU_UI__PORT": "18650",
        "PANDU_UI__OPEN_BROWSER": "false",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith(ready):
                break
        else:
            pytest.fail("".join(lines))
        address = lines[-1].removeprefix(ready).strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=20) as reply:  # noqa: S310
            assert reply.status == 200
            assert "default-src 'none'" in reply.headers["content-security-policy"]
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0, rest
    assert stopped in rest and "closed, refused: {}" in rest and "Traceback" not in rest


def test_the_pages_answer_before_anything_is_warmed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []

    def served(*_: object, on_ready: Callable[[str], None], **__: object) -> None:
        assert said == []
        on_ready("http://127.0.0.1:7860")

    monkeypatch.setattr("assistant.ui.serve.serve", served)
    with open_bench(tmp_path) as bench:

        def warm_up() -> None:
            said.append(capsys.readouterr().out)

        @contextmanager
        def open_both(settings: Settings) -> Iterator[tuple[Asking, Workbench]]:
            asking = Asking(assistant=ScriptedAssistant((), ()), redactor=PatternRedactor())
            yield asking, replace(bench, warm_up=warm_up)

        serve_with(load_settings(ui={"language": "id"}), open_both)
    (before,) = said
    assert "Pandu siap di http://127.0.0.1:7860" in before


@pytest.mark.parametrize(("condition", "code"), [("ready", 0), ("missing", 0), ("missing", 4)])
def test_what_is_missing_is_pulled_first_by_another_process(
    monkeypatch: pytest.MonkeyPatch, condition: str, code: int
) -> None:
    steps: list[str] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        steps.append(" ".join(command[1:]))
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(InstalledModels, "condition", lambda *_: condition)
    monkeypatch.setattr("assistant.cli.serve.subprocess.run", run)
    monkeypatch.setattr(
        "assistant.cli.serve.serve_with", lambda *_, **given: steps.append(f"sync {given['sync']}")
    )
    assert main(["serve", "--pull", "--sync"]) == code
    pulled = ["-m assistant model pull"] if condition == "missing" else []
    assert steps == [*pulled, *(["sync True"] if not code else [])]
    steps.clear()
    assert main(["serve"]) == 0
    assert steps == ["sync False"]
