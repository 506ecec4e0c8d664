import os
import signal
import subprocess
import sys
import textwrap
import urllib.request
from pathlib import Path

import pytest

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
