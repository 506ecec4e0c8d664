"""The process that reads or inspects one hostile or broken file.

Started by `assistant.documents.isolation`; what guards it is `assistant.documents.guarded`.
"""

import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from typing import Any

from assistant.documents.concealed.concealed import Concealed
from assistant.documents.extract import Extract, to_json
from assistant.documents.guarded import answer
from assistant.errors import DocumentError


def main(task: str, kind: str, max_characters: int, memory_mb: int, seconds: int) -> None:
    """Do the task with standard input as `kind`, and answer on standard output."""
    work = _inspected if task == "inspect" else _extracted
    answer(partial(work, kind, max_characters=max_characters), memory_mb=memory_mb, seconds=seconds)


def _extracted(kind: str, data: bytes, *, max_characters: int) -> dict[str, Any]:
    extract = _read(kind, data, max_characters)
    if len(extract.text) > max_characters:
        raise DocumentError("documents.too_much_text", limit=str(max_characters))
    return to_json(extract)


def _inspected(kind: str, data: bytes, *, max_characters: int) -> list[dict[str, Any]]:
    concealed: list[dict[str, Any]] = []
    length = 0
    for item in _inspect(kind, data):
        length += len(item.text)
        if length > max_characters:
            raise DocumentError("documents.too_much_text", limit=str(max_characters))
        concealed.append(asdict(item))
    return concealed


def _read(kind: str, data: bytes, max_characters: int) -> Extract:
    match kind:
        case "pdf":
            from assistant.documents.pdf import read_pdf

            return read_pdf(data, max_characters=max_characters)
        case "docx":
            from assistant.documents.docx import read_docx

            return read_docx(data)
        case "pptx":
            from assistant.documents.pptx import read_pptx

            return read_pptx(data)
        case _:
            from assistant.documents.html import read_html

            return read_html(data)


def _inspect(kind: str, data: bytes) -> Iterable[Concealed]:
    match kind:
        case "pdf":
            from assistant.documents.concealed.pdf import inspect_pdf

            return inspect_pdf(data)
        case "docx":
            from assistant.documents.concealed.docx import inspect_docx

            return inspect_docx(data)
        case "pptx":
            from assistant.documents.concealed.pptx import inspect_pptx

            return inspect_pptx(data)
        case _:
            from assistant.documents.concealed.html import inspect_html

            return inspect_html(data)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(int(value) for value in sys.argv[3:6]))
