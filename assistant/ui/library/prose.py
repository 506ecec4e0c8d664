"""Markdown as a page, made by our own escaping alone.

markdown-it reads the signs; what is written is built with `markup.tag`, so that no text of a
document can become markup. HTML in a document stays text, pictures become their words, and links
become their words with the address beside them: nothing leads away from this computer.
"""

from collections.abc import Callable, Iterable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from assistant.documents.outline import plain_title
from assistant.strings import text as words
from assistant.types import Language
from assistant.ui.library.places import heading_id
from assistant.ui.markup import Markup, join, tag
from assistant.ui.quotation import barred

_SAME = {
    "strong": "strong",
    "em": "em",
    "bullet_list": "ul",
    "list_item": "li",
    "blockquote": "blockquote",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "td": "td",
}
"""What is written as it is read, by markdown-it's names."""

_HIGHEST = 2  # the page's own heading is the first one
_DEEPEST = 5


class Ids:
    """Gives each id once, as a page must."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, id: str) -> str | None:
        """Return the id, or None where it is empty or was given before."""
        if not id or id in self._given:
            return None
        self._given.add(id)
        return id


def prose(markdown: str, language: Language, *, title: str, ids: Ids) -> Markup:
    """Render a Markdown text; a first heading that repeats the page's `title` is left out."""
    tree = SyntaxTreeNode(_reader().parse(markdown))
    blocks = list(tree.children)
    if blocks and blocks[0].type == "heading" and plain_title(_content(blocks[0])) == title:
        blocks = blocks[1:]
    return _Writer(language, ids).all(blocks)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


class _Writer:
    def __init__(self, language: Language, ids: Ids) -> None:
        self._language = language
        self._ids = ids
        self._written: dict[str, Callable[[SyntaxTreeNode], Markup]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "ordered_list": self._ordered,
            "table": self._table,
            "th": lambda node: tag("th", self.all(node.children), scope="col"),
            "link": self._link,
            "image": lambda node: barred(node.content),
            "code_inline": lambda node: tag("code", barred(node.content)),
            "code_block": lambda node: tag("pre", barred(node.content)),
            "fence": lambda node: tag("pre", barred(node.content)),
            "softbreak": lambda _: Markup("\n"),
            "hardbreak": lambda _: tag("br"),
            "hr": lambda _: tag("hr"),
        }

    def all(self, nodes: Iterable[SyntaxTreeNode]) -> Markup:
        return join(self._one(node) for node in nodes)

    def _one(self, node: SyntaxTreeNode) -> Markup:
        if node.type in self._written:
            return self._written[node.type](node)
        if node.type in _SAME:
            return tag(_SAME[node.type], self.all(node.children))
        return self.all(node.children) if node.children else barred(node.content)

    def _heading(self, node: SyntaxTreeNode) -> Markup:
        level = min(max(int(node.tag[1:]), _HIGHEST), _DEEPEST)
        id = self._ids.give(heading_id(plain_title(_content(node))))
        return tag(f"h{level}", self.all(node.children), id=id)

    def _paragraph(self, node: SyntaxTreeNode) -> Markup:
        inner = self.all(node.children)
        return inner if node.hidden else tag("p", inner)

    def _ordered(self, node: SyntaxTreeNode) -> Markup:
        start = node.attrs.get("start")
        return tag("ol", self.all(node.children), start=None if start is None else str(start))

    def _table(self, node: SyntaxTreeNode) -> Markup:
        label = words(self._language, "library.reading.table")
        table = tag("table", self.all(node.children))
        return tag("div", table, class_="wide", role="region", aria_label=label, tabindex="0")

    def _link(self, node: SyntaxTreeNode) -> Markup:
        inner, address = self.all(node.children), str(node.attrs.get("href", ""))
        if address.startswith(("#", "mailto:")) or inner == address:
            return inner
        return join([inner, " ", tag("span", f"({address})", class_="address")])


def _content(heading: SyntaxTreeNode) -> str:
    return heading.children[0].content if heading.children else ""
