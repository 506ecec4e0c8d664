"""Word documents (DOCX), by way of HTML, which keeps headings, lists and tables."""

import io
from typing import Any

import mammoth
from bs4 import BeautifulSoup

from assistant.documents.extract import Extract
from assistant.documents.html_markdown import to_markdown
from assistant.documents.markdown import read_markdown

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
comment-reference =>
"""


def read_docx(data: bytes) -> Extract:
    """Read a Word document; pictures and comments are left out.

    A damaged file raises whatever its libraries raise.
    """
    result = mammoth.convert_to_html(
        io.BytesIO(data), style_map=_STYLES, convert_image=_no_image, external_file_access=False
    )
    return read_markdown(to_markdown(BeautifulSoup(result.value, "html.parser")))


def _no_image(image: Any) -> list[Any]:
    return []
