"""Marks in a text the words that were searched for, whatever their affixes."""

import re

from assistant.terms import content_terms
from assistant.ui.markup import Markup, join, tag
from assistant.ui.quotation import barred

_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"^ {0,3}(?:#{1,6}|>) +|\*\*|^[ |:-]*-{3}[ |:-]*$", re.MULTILINE)
_POINT = re.compile(r"^ {0,9}[-*+] +(?:\[[ xX]\] +)?", re.MULTILINE)


def highlighted(text: str, searched: str) -> Markup:
    """Render a passage without Markdown's signs; the words searched for are marked."""
    wanted = content_terms(searched)
    plain = _POINT.sub("• ", _SIGNS.sub("", text)).strip()
    parts: list[str] = []
    position = 0
    for word in _WORD.finditer(plain):
        if wanted & content_terms(word.group()):
            parts += [barred(plain[position : word.start()]), tag("mark", word.group())]
            position = word.end()
    return join([*parts, barred(plain[position:])])
