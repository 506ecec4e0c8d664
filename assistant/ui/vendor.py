"""Imports Gradio with everything off that shares or keeps what people do.

Gradio reads its environment while it is imported, so this is the only way to it.
"""

import atexit
import os
import shutil

from assistant.network.quiet import silence
from assistant.temporary import temporary_folder

_OWN = "GRADIO_"
_OFF = {
    # A table of all events is otherwise made anew, with pandas, after each one.
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_MCP_SERVER": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
}


def _silence() -> None:
    for name in [name for name in os.environ if name.startswith(_OWN)]:
        del os.environ[name]  # a stray setting must not open a port, a path or a log
    os.environ.update(_OFF)
    silence()


def _keep_uploads_private() -> None:
    """Let uploads go to a folder that only this user can read, and that is gone at the end."""
    folder = temporary_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["GRADIO_TEMP_DIR"] = str(folder)


_silence()
_keep_uploads_private()

import gradio as gr  # noqa: E402

__all__ = ["gr"]
