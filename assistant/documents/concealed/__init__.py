"""What a reader of a document does not see, but a program reads."""

from collections.abc import Iterator
from pathlib import Path

from assistant.documents.concealed.concealed import Concealed, Kind, excerpt_of, from_json
from assistant.documents.concealed.text import inspect_markdown, inspect_plain
from assistant.documents.decode import decode_text
from assistant.documents.isolation import ask_child
from assistant.documents.limits import Limits
from assistant.documents.opening import check_format, read_bytes
from assistant.errors import DocumentError

__all__ = ["Concealed", "Kind", "excerpt_of", "find_concealed"]


def find_concealed(
    path: Path, *, source: str, limits: Limits | None = None
) -> tuple[Concealed, ...]:
    """Look for what a document hides; PDF, DOCX, PPTX and HTML in a child process.

    Args:
        path: the file.
        source: its path within the knowledge folder, used in errors.
        limits: what looking may take.

    Raises:
        DocumentError: the file can't be read; it names `source` and the reason.
    """
    limits = limits or Limits()
    try:
        data = read_bytes(path, source, limits.max_bytes)
        return tuple(_inspect(data, source, limits))
    except DocumentError as error:
        raise DocumentError(error.key, **{"source": source, **error.values}) from error


def _inspect(data: bytes, source: str, limits: Limits) -> Iterator[Concealed]:
    kind = check_format(data, source, limits)
    if kind not in ("markdown", "text"):
        yield from map(from_json, ask_child("inspect", kind, data, limits=limits))
        return
    text = decode_text(data).text
    if len(text) > limits.max_characters:
        raise DocumentError("documents.too_much_text", limit=str(limits.max_characters))
    yield from inspect_markdown(text) if kind == "markdown" else inspect_plain(text)
