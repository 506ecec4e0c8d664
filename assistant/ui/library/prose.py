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
from assistant.ui.glosses import Glosses
from assistant.ui.library.marking import Marking, with_signs, without_signs
from assistant.ui.library.places import QUOTED, Span, heading_id
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


def prose(
    markdown: str,
    language: Language,
    *,
    title: str,
    ids: Ids,
    quote: Span | None = None,
    glosses: Glosses | None = None,
) -> Markup:
    """Render a Markdown text; a first heading that repeats the page's `title` is left out.

    A `quote` in it is marked, and the terms of `glosses` are explained where they first stand.
    """
    tree = SyntaxTreeNode(_reader().parse(with_signs(markdown, quote)))
    blocks = list(tree.children)
    if blocks and blocks[0].type == "heading" and plain_title(_content(blocks[0])) == title:
        blocks = blocks[1:]
    return _Writer(language, ids, glosses).blocks(blocks)


def as_written(
    text: str, language: Language, *, ids: Ids, quote: Span | None, glosses: Glosses | None
) -> Markup:
    """Render a text without Markdown, with the quote marked and the terms explained as in prose."""
    written = _Writer(language, ids, glosses).text(with_signs(text, quote), explain=True)
    return join([written, glosses.take() if glosses else ""])


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


class _Writer:
    def __init__(self, language: Language, ids: Ids, glosses: Glosses | None) -> None:
        self._language = language
        self._ids = ids
        self._glosses = glosses
        self._marking = Marking()
        self._written: dict[str, Callable[[SyntaxTreeNode], Markup]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "ordered_list": self._ordered,
            "table": self._table,
            "th": lambda node: tag("th", self.all(node.children), scope="col"),
            "link": self._link,
            "text": lambda node: self.text(node.content, explain=True),
            "image": lambda node: self.text(node.content),
            "code_inline": lambda node: tag("code", self.text(node.content)),
            "code_block": lambda node: tag("pre", self.text(node.content)),
            "fence": lambda node: tag("pre", self.text(node.content)),
            "softbreak": lambda _: Markup("\n"),
            "hardbreak": lambda _: tag("br"),
            "hr": lambda _: tag("hr"),
        }

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Markup:
        """Render the blocks of a text, each with what explains its terms behind it."""
        parts: list[str] = []
        for node in nodes:
            parts.append(self._one(node))
            if self._glosses is not None:
                parts.append(self._glosses.take())
        return join(parts)

    def all(self, nodes: Iterable[SyntaxTreeNode]) -> Markup:
        return join(self._one(node) for node in nodes)

    def _one(self, node: SyntaxTreeNode) -> Markup:
        if node.type in self._written:
            return self._written[node.type](node)
        if node.type in _SAME:
            return tag(_SAME[node.type], self.all(node.children))
        return self.all(node.children) if node.children else self.text(node.content)

    def text(self, text: str, *, explain: bool = False) -> Markup:
        """Render text, its quoted pieces marked."""
        parts: list[str] = []
        for piece, is_quoted in self._marking.pieces(text):
            if is_quoted:
                id = self._ids.give(QUOTED)
                parts.append(tag("mark", barred(piece), id=id, class_="quoted"))
            elif explain and self._glosses is not None:
                parts.append(self._glosses.explain(piece))
            else:
                parts.append(barred(piece))
        return join(parts)

    def _heading(self, node: SyntaxTreeNode) -> Markup:
        level = min(max(int(node.tag[1:]), _HIGHEST), _DEEPEST)
        id = self._ids.give(heading_id(plain_title(_content(node))))
        return tag(f"h{level}", self._unexplained(node), id=id)

    def _unexplained(self, node: SyntaxTreeNode) -> Markup:
        """Render what is in a heading or a link, which are no places for a button."""
        glosses, self._glosses = self._glosses, None
        inner = self.all(node.children)
        self._glosses = glosses
        return inner

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
        inner, address = self._unexplained(node), str(node.attrs.get("href", ""))
        if address.startswith(("#", "mailto:")) or inner == address:
            return inner
        return join([inner, " ", tag("span", f"({address})", class_="address")])


def _content(heading: SyntaxTreeNode) -> str:
    return without_signs(heading.children[0].content) if heading.children else ""
