"""Inspect's viewer over a folder of logs."""

from pathlib import Path

from inspect_ai._view.view import view


def serve_logs(logs: Path, *, host: str, port: int) -> None:
    """Serve the viewer until interrupted; what a log holds is shown as plain text."""
    view(log_dir=str(logs), host=host, port=port, trust_content=False)
