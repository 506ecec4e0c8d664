"""What an HTML page hides, by its own styles and attributes."""

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Comment, Tag

from assistant.documents.concealed.characters import find_characters
from assistant.documents.concealed.colour import BLACK, WHITE, Colour
from assistant.documents.concealed.concealed import Concealed, Kind
from assistant.documents.concealed.style import ground_of, hiding, parse_style
from assistant.documents.html import decode_html, is_left_out
from assistant.errors import DocumentError

_MOST_RULES = 2_000  # rules of style sheets that are applied; each one searches the whole page

_RULE = re.compile(r"([^{}@;]{1,300})\{([^{}]{1,5000})\}")
_CSS_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_ALWAYS = re.compile(
    r"@(?:supports|layer|container|media\s+(?:only\s+)?(?:all|screen))[^{};]{0,200}"
)
_UNDER_CONDITIONS = re.compile(r"@media[^{(]{0,50}\(")
_PASSING = re.compile(
    r"::|:(?:hover|focus|active|visited|checked|target|disabled|before|after|first-letter|first-line)"
)
_WORD = re.compile(r"[^\W\d_]{2}")
_NEVER_SHOWN = frozenset({"script", "style", "title", "svg", "math"})
_DESCRIBING = ("description", "keywords", "author", "title")
_ALTERNATIVES = ("alt", "title", "aria-label", "aria-description")

_INHERITED: dict[Kind, tuple[str, ...]] = {
    "tiny_text": ("font-size",),
    "white_text": ("color", "background", "background-color", "background-image"),
}
"""Properties by which an element further inside can be seen nevertheless."""

Style = dict[str, str]


def inspect_html(data: bytes) -> Iterator[Concealed]:
    """Yield what a reader of the page does not see.

    Raises:
        DocumentError: its encoding is unknown, or it has more styles than can be applied.
    """
    soup = BeautifulSoup(decode_html(data), "html.parser")
    for comment in soup.find_all(string=lambda found: isinstance(found, Comment)):
        yield from _unread("comment", str(comment), None)
    for meta in soup.find_all("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower()
        if name.endswith(_DESCRIBING):
            yield from _unread("metadata", str(meta.get("content", "")), meta)
    for element in soup.find_all(True):
        for attribute in _ALTERNATIVES:
            if element.get(attribute):
                yield from _unread("alt_text", str(element[attribute]), element)
    yield from _elements(soup)
    for string in soup.find_all(string=True):
        if not isinstance(string, Comment) and _name(string.parent) not in _NEVER_SHOWN:
            yield from find_characters(str(string), **_place(string.parent))


def _elements(soup: BeautifulSoup) -> Iterator[Concealed]:
    """Find the outermost elements that hide what stands in them."""
    styles = _styles(soup)
    hidden: set[int] = set()
    for element in soup.find_all(True):
        if element.parent is not None and id(element.parent) in hidden:
            hidden.add(id(element))  # within what was reported
            continue
        kind = _hiding(element, styles)
        if kind is None or element.name in _NEVER_SHOWN:
            continue
        if kind in _INHERITED:
            words = _own_words(element, styles, _INHERITED[kind])
        else:
            hidden.add(id(element))
            words = element.get_text(" ", strip=True)
        if _WORD.search(words):
            read = not any(is_left_out(one) for one in (element, *element.parents))
            yield Concealed(kind=kind, text=words, is_read=read, **_place(element))


def _own_words(element: Tag, styles: dict[int, Style], properties: tuple[str, ...]) -> str:
    """Return the words that no element further inside styles anew."""
    own: list[str] = []
    for string in element.find_all(string=True):
        for one in string.parents:
            if one is element:
                own.append(string.strip())
            if one is element or any(name in styles.get(id(one), {}) for name in properties):
                break
    return " ".join(own)


def _styles(soup: BeautifulSoup) -> dict[int, Style]:
    """Apply style sheets and style attributes, in this order; media queries are left out."""
    styles: dict[int, Style] = {}
    sheets = "\n".join(sheet.get_text() for sheet in soup.find_all("style"))
    rules = [
        (match.group(1).strip(), style)
        for match in _RULE.finditer(_without_at_rules(_CSS_COMMENT.sub(" ", sheets)))
        if _matters(style := parse_style(match.group(2)))
    ]
    if len(rules) > _MOST_RULES:
        raise DocumentError("documents.too_nested")
    for selector, style in rules:
        for element in _select(soup, selector):
            styles.setdefault(id(element), {}).update(style)
    for element in soup.find_all(style=True):
        styles.setdefault(id(element), {}).update(parse_style(str(element["style"])))
    for element in soup.find_all(["font", "body", "table", "tr", "td", "th"]):
        style = styles.setdefault(id(element), {})
        if element.get("bgcolor"):
            style.setdefault("background-color", str(element["bgcolor"]).lower())
        if element.name == "font" and element.get("color"):
            style.setdefault("color", str(element["color"]).lower())
    return styles


def _matters(style: Style) -> bool:
    """Tell whether declarations hide text, show it again, or paint the ground behind it."""
    hides = hiding(style, WHITE) or hiding(style, BLACK) or ground_of(style)[0]
    return bool(hides) or "color" in style or "font-size" in style


def _without_at_rules(css: str) -> str:
    """Drop `@media print` and the like with their blocks, in one pass; open what always holds."""
    kept: list[str] = []
    position = 0
    while (start := css.find("@", position)) >= 0:
        kept.append(css[position:start])
        always = _ALWAYS.match(css, start)
        if always and not _UNDER_CONDITIONS.match(css, start):
            position = always.end() + 1
        else:
            position = _end_of_block(css, start)
    return "".join((*kept, css[position:]))


def _end_of_block(css: str, start: int) -> int:
    depth = 0
    for match in re.compile("[{};]").finditer(css, start):
        if match.group() == ";" and depth == 0:
            return match.end()
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if match.group() == "}" and depth <= 0:
            return match.end()
    return len(css)


def _select(soup: BeautifulSoup, selector: str) -> list[Tag]:
    if _PASSING.search(selector):  # states such as `:hover`, and what is generated
        return []
    try:
        return list(soup.select(selector))
    except Exception:  # whatever soupsieve makes of a selector that it doesn't know
        return []


def _hiding(element: Tag, styles: dict[int, Style]) -> Kind | None:
    attributes: dict[str, Any] = element.attrs or {}
    if "hidden" in attributes:
        return "invisible_style"
    style = styles.get(id(element), {})
    return hiding(style, _ground(element, styles)) if style else None


def _ground(element: Tag, styles: dict[int, Style]) -> Colour | None:
    """Return the colour behind an element; None where a picture or the like lies there."""
    for one in (element, *element.parents):
        painted, colour = ground_of(styles.get(id(one), {}))
        if painted:
            return colour
    return WHITE


def _unread(kind: Kind, words: str, element: Tag | None) -> Iterator[Concealed]:
    if _WORD.search(words):
        yield Concealed(kind=kind, text=words.strip(), is_read=False, **_place(element))


def _name(element: Tag | None) -> str:
    return element.name if element is not None else ""


def _place(element: Tag | None) -> dict[str, int]:
    line = element.sourceline if element is not None else None
    return {"line": line} if line else {}
