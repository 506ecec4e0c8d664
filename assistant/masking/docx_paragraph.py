"""The text of a paragraph as it is read, and edits in it that may span several runs."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.masking.blocks import Edit
from assistant.masking.docx_xml import PRESERVE, M, W

_TEXTS = frozenset({f"{W}t", f"{M}t"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
"""Elements of a run that stand for one character."""


def text_of(paragraph: Any) -> str:
    """Return a paragraph's text over all its runs."""
    return "".join(text for _, text in _nodes(paragraph))


def edit_paragraph(paragraph: Any, edits: Sequence[Edit]) -> None:
    """Replace stretches of the text; each replacement looks like the first letter it replaces."""
    for edit in sorted(edits, reverse=True):  # from the end, so that offsets stay true
        _replace(paragraph, edit)


def _nodes(paragraph: Any) -> Iterator[tuple[Any, str]]:
    for node in paragraph.iter():
        if node.tag in _TEXTS:
            yield node, node.text or ""
        elif node.tag in _SIGNS and node.getparent().tag == f"{W}r":
            yield node, _SIGNS[node.tag]


def _replace(paragraph: Any, edit: Edit) -> None:
    position = 0
    left = edit.replacement
    signs = []
    for node, text in list(_nodes(paragraph)):
        start, end = edit.start - position, edit.end - position
        position += len(text)
        if start >= len(text) or end <= 0 or not text:
            continue
        if node.tag in _SIGNS:
            signs.append(node)
            continue
        node.text = text[: max(start, 0)] + left + text[max(end, 0) :]
        if node.tag == f"{W}t":
            node.set(PRESERVE, "preserve")
        left = ""
    for sign in signs:
        sign.getparent().remove(sign)
