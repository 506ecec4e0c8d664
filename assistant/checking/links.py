"""Links that lead elsewhere than they seem to, or would carry what a person asked away.

An image whose address holds a place for words is how an answer leaks without a click (Greshake et
al., "Not what you've signed up for", 2023); Pandu loads none, but a document with one was made
for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import SplitResult, urlsplit

Fault = Literal[
    "scheme", "user", "ip", "punycode", "mismatch", "remote_image", "long_query", "template"
]
"""What is wrong with a link: it runs something or opens a local file; it has a name before its
host; its host is a number or imitates letters; its words name another host; it is an image from
elsewhere; it carries very much, or has a place for words to be carried away."""

_LONGEST_QUERY = 300
"""Characters after `?` that a link of a person's making hardly has."""

_MARKDOWN = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\(\s{0,5}<?([^\s<>()]{1,4000})")
_DEFINITION = re.compile(r"^ {0,3}()\[([^\[\]\n]{1,100})\]:[ \t]*<?(\S{1,4000})", re.MULTILINE)
_HTML_LINK = re.compile(
    r"<()a\b[^<>]{0,500}?\bhref\s*=\s*[\"']?(?P<to>[^\s\"'<>]{1,4000})[^<>]{0,500}>(?P<words>[^<>]{0,300})",
    re.I,
)
_HTML_IMAGE = re.compile(
    r"<(img|source|iframe|embed|audio|video|link)\b[^<>]{0,500}?\b(?:src|href)\s*=\s*[\"']?"
    r"(?P<to>[^\s\"'<>]{1,4000})(?P<words>)",
    re.I,
)
_BARE = re.compile(
    r"(?<![\w(\"'=<])()(?P<words>)(?P<to>(?:https?|ftp)://[^\s<>()\"'\]]{1,4000})", re.I
)

_RUNNING = re.compile(
    r"(?:javascript|vbscript|file|data(?!:image/(?:png|jpe?g|gif|webp|svg\+xml)[;,])):"
)
_IMITATING = re.compile(r"(?:^|\.)xn--")
_NUMBER = re.compile(
    r"(?:\d{1,3}\.){3}\d{1,3}|\d{8,10}|0x[0-9a-f]{6,8}|\[?[0-9a-f:]+:[0-9a-f:.]+\]?"
)
_LOCAL = re.compile(r"127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?|192\.168\.\d+\.\d+|10\.\d+\.\d+\.\d+")
_PLACE = re.compile(
    r"\{\{?[^{}\s]{0,80}\}\}?|\$\{|%7[bB]|<[A-Za-z_ ]{2,40}>|\[[A-Za-z_ ]{3,40}\]"
    r"|[?&](?:q|d|data|query|text|msg|message|p|prompt|leak|s|c|content|info|isi|pesan|tanya)=$"
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:[\w-]+@)?((?:[a-z0-9-]{1,63}\.){1,6}"
    r"(?:id|com|org|net|info|io|gov|edu|int|eu|uk|au|sg|my|me|co|asia|ngo|ai|app|dev|example))"
    r"(?:[/?#:]\S*)?",
    re.I,
)
_SECOND_LEVELS = frozenset(
    {"ac", "co", "com", "desa", "edu", "go", "gov", "mil", "my", "net", "or", "org", "sch", "web"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link with a fault."""

    fault: Fault
    target: str
    is_loaded: bool
    """Whether a program fetches it without a click, as an image."""

    start: int
    """Where in the text it begins."""


def find_links(text: str) -> Iterator[Link]:
    """Yield the faults of the links in a Markdown or HTML text."""
    seen: set[tuple[Fault, str]] = set()
    for start, kind, words, target in _links(text):
        for fault in _faults(kind, words, target):
            if (fault, target) not in seen:
                seen.add((fault, target))
                is_loaded = kind not in ("", "link")
                yield Link(fault=fault, target=target, is_loaded=is_loaded, start=start)


def _links(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield start, `!` or the element's name for what is loaded, words, and target."""
    for pattern in (_MARKDOWN, _DEFINITION):
        for match in pattern.finditer(text):
            yield match.start(), match.group(1), match.group(2), match.group(3)
    for pattern in (_HTML_LINK, _HTML_IMAGE, _BARE):
        for match in pattern.finditer(text):
            kind = match.group(1).lower()
            yield match.start(), kind, match["words"].strip(), unescape(match["to"])


def _faults(kind: str, words: str, target: str) -> Iterator[Fault]:
    parts = _split(target)
    if _RUNNING.match(re.sub(r"[\x00-\x20]", "", target).lower()):
        yield "scheme"
        return
    if parts is None or parts.scheme.lower() not in ("http", "https", "ftp", ""):
        return
    host = (parts.hostname or "").lower()
    if "@" in parts.netloc:
        yield "user"
    if _NUMBER.fullmatch(host) and not _LOCAL.fullmatch(host):
        yield "ip"
    if _IMITATING.search(host):
        yield "punycode"
    if host and _PLACE.search(target):
        yield "template"
    elif len(parts.query) > _LONGEST_QUERY:
        yield "long_query"
    if kind in ("!", "img") and host:
        yield "remote_image"
    named = _DOMAIN.fullmatch(words.strip("*_` ."))
    if named and host and _owner(named.group(1).lower()) != _owner(host):
        yield "mismatch"


def _split(target: str) -> SplitResult | None:
    try:
        parts = urlsplit(target)
        _ = parts.hostname
    except ValueError:
        return None
    return parts


def _owner(host: str) -> str:
    """Return the part of a host that somebody registered, roughly."""
    labels = host.removeprefix("www.").split(".")
    length = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-length:])
