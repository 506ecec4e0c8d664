"""The process that reads or inspects one hostile or broken file: bytes in, JSON out, nothing else.

It opens no file and says nothing on the terminal. Started by `assistant.documents.isolation`.
"""

import json
import logging
import os
import sys
import warnings
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, BinaryIO

from assistant.documents.concealed.concealed import Concealed
from assistant.documents.extract import Extract, to_json
from assistant.errors import DocumentError
from assistant.network import guard


def main(task: str, kind: str, max_characters: int, memory_mb: int, seconds: int) -> None:
    """Do the task with standard input as `kind`, and answer on standard output."""
    guard.install()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    reply = _take_standard_output()
    _limit_resources(memory_mb, seconds)
    data = sys.stdin.buffer.read()
    answer = _answer(task, kind, data, max_characters, memory_mb)
    answer["refused"] = dict(guard.refused())
    with reply:
        reply.write(json.dumps(answer).encode("ascii"))


def _answer(
    task: str, kind: str, data: bytes, max_characters: int, memory_mb: int
) -> dict[str, Any]:
    work = _inspected if task == "inspect" else _extracted
    try:
        return {"made": work(kind, data, max_characters)}
    except DocumentError as error:
        return {"error": error.key, "values": error.values}
    except RecursionError:
        return {"error": "documents.too_nested", "values": {}}
    except MemoryError:
        return {"error": "documents.memory", "values": {"megabytes": str(memory_mb)}}
    except Exception:  # whatever a library makes of a broken file, the file is broken
        return {"error": "documents.damaged", "values": {}}


def _extracted(kind: str, data: bytes, max_characters: int) -> dict[str, Any]:
    extract = _read(kind, data, max_characters)
    if len(extract.text) > max_characters:
        raise DocumentError("documents.too_much_text", limit=str(max_characters))
    return to_json(extract)


def _inspected(kind: str, data: bytes, max_characters: int) -> list[dict[str, Any]]:
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


def _take_standard_output() -> BinaryIO:
    """Keep standard output for the reply; what a library prints goes to standard error."""
    reply = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return reply


def _limit_resources(memory_mb: int, seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, seconds)
    if sys.platform == "linux":  # macOS counts shared libraries, gigabytes of them
        _limit(resource.RLIMIT_AS, memory_mb * 1024 * 1024)


def _limit(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    least = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (least, hard))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(int(value) for value in sys.argv[3:6]))
