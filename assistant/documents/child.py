"""The process that reads one hostile or broken file: bytes in, JSON out, nothing else.

It opens no file and says nothing on the terminal. Started by `assistant.documents.isolation`.
"""

import json
import logging
import os
import sys
import warnings
from typing import Any, BinaryIO

from assistant.documents.extract import Extract, to_json
from assistant.errors import DocumentError


def main(kind: str, max_characters: int, memory_mb: int, seconds: int) -> None:
    """Read standard input as `kind` and answer on standard output."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    reply = _take_standard_output()
    _limit_resources(memory_mb, seconds)
    data = sys.stdin.buffer.read()
    with reply:
        reply.write(json.dumps(_answer(kind, data, max_characters, memory_mb)).encode("ascii"))


def _answer(kind: str, data: bytes, max_characters: int, memory_mb: int) -> dict[str, Any]:
    try:
        extract = _read(kind, data, max_characters)
        if len(extract.text) > max_characters:
            raise DocumentError("documents.too_much_text", limit=str(max_characters))
    except DocumentError as error:
        return {"error": error.key, "values": error.values}
    except RecursionError:
        return {"error": "documents.too_nested", "values": {}}
    except MemoryError:
        return {"error": "documents.memory", "values": {"megabytes": str(memory_mb)}}
    except Exception:  # whatever a library makes of a broken file, the file is broken
        return {"error": "documents.damaged", "values": {}}
    return {"extract": to_json(extract)}


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
    main(sys.argv[1], *(int(value) for value in sys.argv[2:5]))
