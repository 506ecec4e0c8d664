"""HTML: what a reader of the page would see, as Markdown."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag

from assistant.documents.clean import clean
from assistant.documents.decode import decode_text
from assistant.documents.extract import Extract
from assistant.documents.html_markdown import to_markdown
from assistant.documents.markdown import read_markdown
from assistant.errors import DocumentError

_NOT_TEXT = (
    *(
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
    ),
    *("nav", "footer", "form", "button", "input", "select", "textarea", "dialog"),
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.I)


def read_html(data: bytes) -> Extract:
    """Read a page without its scripts, styles, navigation and hidden elements.

    Raises:
        DocumentError: its encoding is unknown.
    """
    soup = BeautifulSoup(decode_html(data), "html.parser")
    title = clean(soup.title.get_text(" ", strip=True)) if soup.title else ""
    for element in soup.find_all(_NOT_TEXT):
        element.decompose()
    for element in soup.find_all(_is_hidden):
        element.decompose()
    mains = soup.find_all("main")
    body = mains[0] if len(mains) == 1 else soup
    extract = read_markdown(to_markdown(body))
    return Extract(
        text=extract.text, sections=extract.sections, title=extract.title or " ".join(title.split())
    )


def is_left_out(element: Tag) -> bool:
    """Tell whether an element is no text of the page, or hidden."""
    return element.name in _NOT_TEXT or _is_hidden(element)


def _is_hidden(element: Tag) -> bool:
    attributes: dict[str, Any] = element.attrs or {}
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDING.search(str(attributes.get("style", ""))))
    )


def decode_html(data: bytes) -> str:
    """Decode by the page's own statement where it holds, or else as any text.

    Raises:
        DocumentError: its encoding is unknown.
    """
    match = _CHARSET.search(data[:4096])
    if match and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(match.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return decode_text(data).text
    except DocumentError:
        if b"\x00" in data:
            raise
        return data.decode("utf-8", errors="replace")
