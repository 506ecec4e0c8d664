import pytest

from assistant.facsimile.page import Box, Facsimile
from assistant.facsimile.tracing import boxes_of

_WIDE, _HIGH = 10, 20  # of a letter


def drawn(*lines: str) -> Facsimile:
    """Return a page with letters of one size, line below line, as PDFium tells of them."""
    words = "\r\n".join(lines)
    boxes: list[Box] = []
    for row, line in enumerate(lines):
        for column in range(len(line)):
            left, top = column * _WIDE, 2 * row * _HIGH
            boxes.append((left, top, left + _WIDE, top + _HIGH))
        boxes += [(0, 0, 0, 0)] * 2
    return Facsimile(
        picture=b"", width=600, height=800, count=1, words=words, boxes=tuple(boxes[: len(words)])
    )


def seen(quote: str, page: Facsimile, before: str = "") -> list[str]:
    """Return what stands in the rectangles of a quote, line by line."""
    lines = page.words.split("\r\n")
    found = []
    for left, top, right, bottom in boxes_of(quote, page, before=before):
        row = round((top + bottom - _HIGH) / (4 * _HIGH))
        found.append(lines[row][round((left + 3) / _WIDE) : round((right - 3) / _WIDE)])
    return found


PAGE = drawn(
    "• Data harus sahih. Data harus uta-",
    "uh dan tepat waktu.",
    "Kurang dari 5",
    "Data harus sahih. Peﬁlm 12.500.",
)


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("Data harus sahih.", ["Data harus sahih"]),
        ("Data harus utauh dan tepat waktu.", ["Data harus uta-", "uh dan tepat waktu"]),
        ("- Data harus sahih.", ["Data harus sahih"]),
        ("DATA HARUS SAHIH", ["Data harus sahih"]),
        ("Kurang dari 5", ["Kurang dari 5"]),
        ("Pefilm 12.500", ["Peﬁlm 12.500"]),
        ("Kurang dari 5\nData harus sahih.", ["Kurang dari 5", "Data harus sahih"]),
        ("Kurang dari 5\ndan tepat waktu", ["Kurang dari 5", "dan tepat waktu"]),
        ("Kurang dari 6", []),
        ("Kurang dari 5\nTidak ada di sini", []),
        ("…", []),
        ("", []),
    ],
)
def test_the_lines_of_a_quote_are_found(quote: str, lines: list[str]) -> None:
    assert seen(quote, PAGE) == lines


@pytest.mark.parametrize(
    ("before", "row"), [("", 0), ("- Data harus sahih.", 3), (3 * "Data harus sahih. ", 3)]
)
def test_of_the_same_words_those_are_meant_that_come_behind_what_was_before(
    before: str, row: int
) -> None:
    [(_, top, _, _)] = boxes_of("Data harus sahih.", PAGE, before=before)
    assert top + 3 == 2 * row * _HIGH
