"""PDF by pypdf: the text of each page, with the size and height of its lines."""

import io
import re
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import FileNotDecryptedError

from assistant.documents.clean import clean
from assistant.documents.extract import Extract
from assistant.documents.notices import make_notice, number_ranges
from assistant.documents.pdf_layout import Line, Page, lay_out
from assistant.errors import DocumentError

_TITLE_OF_A_TOOL = re.compile(
    r"^(microsoft (word|powerpoint|excel) ?-|untitled|tanpa judul|document\d*$)"
    r"|\.(docx?|pptx?|xlsx?|odt|pdf|tex|dvi|indd|html?|txt|rtf|md)$",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[ ]?\.){5,}[ ]?")  # dots of a table of contents
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 10  # a page with fewer and with pictures is taken for a scan


def read_pdf(data: bytes, *, max_characters: int) -> Extract:
    """Read the text of a PDF, page by page; pages without text that can be read are named.

    Raises:
        DocumentError: it is locked, has no pages or holds too much text. A file that is damaged
            otherwise raises whatever pypdf raises.
    """
    reader = open_pdf(data)
    pages: list[Page] = []
    unreadable: list[int] = []
    length = 0
    for number, page in enumerate(reader.pages, start=1):
        lines, readable = _read_page(page)
        if not readable:
            unreadable.append(number)
            continue
        length += sum(len(line.text) for line in lines)
        if length > max_characters:
            raise DocumentError("documents.too_much_text", limit=str(max_characters))
        pages.append(Page(number=number, lines=lines))
    extract = lay_out(pages)
    notices: tuple[str, ...] = ()
    if unreadable:
        notices = (make_notice("pages_unreadable", pages=number_ranges(unreadable)),)
    return Extract(
        text=extract.text,
        sections=extract.sections,
        title=_read_title(reader) or extract.title,
        notices=notices,
    )


def open_pdf(data: bytes) -> PdfReader:
    """Open a PDF that needs no password.

    Raises:
        DocumentError: it is locked or has no pages. A file that is damaged otherwise raises
            whatever pypdf raises.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise DocumentError("documents.encrypted")
        if len(reader.pages) == 0:
            raise DocumentError("documents.damaged")
    except FileNotDecryptedError as error:
        raise DocumentError("documents.encrypted") from error
    return reader


def _read_title(reader: PdfReader) -> str:
    try:
        title = str((reader.metadata and reader.metadata.title) or "")
    except Exception:  # a broken information dictionary is no reason to refuse the text
        return ""
    title = " ".join(clean(title).split())
    return "" if _TITLE_OF_A_TOOL.search(title) or len(title) > 200 else title


def _read_page(page: Any) -> tuple[tuple[Line, ...], bool]:
    """Return the lines of a page, and whether it could be read; an empty page can."""
    lines: list[Line] = []
    line = _OpenLine(lines)
    try:
        page.extract_text(visitor_text=line.add)
        line.close()
        has_pictures = "/XObject" in (page.get("/Resources") or {})
    except MemoryError:
        raise
    except Exception:  # pypdf meets a damaged page with any of a dozen errors
        return (), False
    words = "".join(one.text for one in lines)
    letters = len(_LETTER.findall(words))
    if letters < _FEWEST_LETTERS:
        return tuple(lines), not has_pictures and (not words.strip() or letters > 0)
    return tuple(lines), _is_language(words, [one.text for one in lines])


def _is_language(words: str, lines: list[str]) -> bool:
    """Tell words from the rubbish that fonts without a character map give."""
    visible = [character for character in words if not character.isspace()]
    known = sum(character.isalnum() or character.isascii() for character in visible)
    tokens = [token for line in lines for token in line.split()]
    single = sum(len(token) == 1 and token.isalpha() for token in tokens)
    spelled_out = len(tokens) > 40 and single > 0.6 * len(tokens)
    return known > 0.7 * len(visible) and not spelled_out


class _OpenLine:
    """Gathers the pieces that pypdf reports into lines."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._words: list[str] = []
        self._size = self._height = 0.0
        self._widest = 0

    def add(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Take a piece of text with its matrices; a line feed in it ends the line."""
        for number, piece in enumerate(text.split("\n")):
            if number:
                self.close()
            if piece.strip() and len(piece) > self._widest:
                self._widest = len(piece)
                self._size = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1] or 1))
                self._height = tm[5] * (cm[3] or 1) + cm[5]
            self._words.append(piece)

    def close(self) -> None:
        """End the line."""
        words = _LEADERS.sub(" … ", clean("".join(self._words))).strip()
        if words:
            self._lines.append(Line(text=words, size=round(self._size, 1), height=self._height))
        self._words.clear()
        self._widest = 0
