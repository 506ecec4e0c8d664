"""The process that draws one page of a file that may be hostile or broken.

Started by `assistant.facsimile.reading` through `assistant.documents.isolation`.
"""

import sys
from functools import partial
from typing import Any

from assistant.documents.guarded import answer


def main(number: int, max_characters: int, memory_mb: int, seconds: int) -> None:
    """Draw a page of the PDF on standard input, and answer on standard output."""
    work = partial(_drawn, number=number, max_characters=max_characters)
    answer(work, memory_mb=memory_mb, seconds=seconds)


def _drawn(data: bytes, *, number: int, max_characters: int) -> dict[str, Any]:
    from assistant.facsimile.drawing import draw

    return draw(data, number, max_characters=max_characters)


if __name__ == "__main__":
    main(*(int(value) for value in sys.argv[2:6]))
