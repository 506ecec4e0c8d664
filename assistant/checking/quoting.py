"""Whether words of a text are quoted from somebody, as an example is."""

import re

_AROUND = 800  # characters of the paragraph that are looked at on either side
_FEWEST_WORDS = 3  # words around a quotation that make it one

_QUOTED = re.compile(
    r"“[^“”]{1,500}”|\"[^\"]{1,500}\"|«[^«»]{1,500}»|‘[^‘’]{1,500}’|„[^„“]{1,500}“"
    r"|(?<!\w)'[^'\n]{1,500}'(?!\w)|`[^`\n]{1,500}`"
)
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` stands within quotation marks in a paragraph of more words."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    breaks = list(_PARAGRAPH_END.finditer(text, first, start))
    first = breaks[-1].end() if breaks else first
    following = _PARAGRAPH_END.search(text, end, last)
    last = following.start() if following else last
    paragraph = text[first:last]
    quotations = list(_QUOTED.finditer(paragraph))
    if not any(one.start() < start - first and end - first < one.end() for one in quotations):
        return False
    return len(_WORD.findall(_QUOTED.sub(" ", paragraph))) >= _FEWEST_WORDS


def without_quotations(text: str) -> str:
    """Return a text without what stands between quotation marks, if words are left then."""
    rest = _QUOTED.sub(" ", text)
    return rest if len(_WORD.findall(rest)) >= _FEWEST_WORDS else text
