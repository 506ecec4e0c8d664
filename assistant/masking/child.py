"""The process that reads or writes one file that may be hostile or broken.

Started by `assistant.masking.files` through `assistant.documents.isolation`.
"""

import base64
import json
import sys
from functools import partial
from typing import Any

from assistant.documents.guarded import answer

_LENGTH = 8  # bytes in which the length of the instructions is written


def main(task: str, kind: str, max_characters: int, memory_mb: int, seconds: int) -> None:
    """Read a workbook or a document into plain values, or write a document with its edits."""
    work = {"read xlsx": _read_xlsx, "read docx": _read_docx, "write docx": _write_docx}
    answer(
        partial(work[f"{task} {kind}"], max_characters=max_characters),
        memory_mb=memory_mb,
        seconds=seconds,
    )


def framed(data: bytes, instructions: object) -> bytes:
    """Put instructions before a file's bytes, as the task `write` expects them."""
    written = json.dumps(instructions).encode("ascii")
    return len(written).to_bytes(_LENGTH, "big") + written + data


def _read_xlsx(data: bytes, *, max_characters: int) -> dict[str, Any]:
    from assistant.masking.xlsx import read_xlsx

    return read_xlsx(data, max_characters=max_characters)


def _read_docx(data: bytes, *, max_characters: int) -> dict[str, Any]:
    from assistant.masking.docx import read_docx

    return read_docx(data, max_characters=max_characters)


def _write_docx(data: bytes, *, max_characters: int) -> str:
    from assistant.masking.docx import write_docx

    length = int.from_bytes(data[:_LENGTH], "big")
    instructions = json.loads(data[_LENGTH : _LENGTH + length])
    return base64.b64encode(
        write_docx(data[_LENGTH + length :], instructions, max_characters=max_characters)
    ).decode("ascii")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(int(value) for value in sys.argv[3:6]))
