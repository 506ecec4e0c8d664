"""Options as a tree of tokens, so that what they share is evaluated once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Node:
    """The options that begin with the same tokens."""

    token: int
    depth: int
    """Tokens from the reply's beginning to this one, itself included; 0 for the root."""
    options: list[int] = field(default_factory=list)
    """Indices of the options that pass through or end here, ascending."""
    ends: list[int] = field(default_factory=list)
    """Indices of the options whose last token this is."""
    children: dict[int, "Node"] = field(default_factory=dict)


def option_tree(options: Sequence[Sequence[int]]) -> Node:
    """Build the tree of `options`, each given as its tokens."""
    root = Node(token=-1, depth=0, options=list(range(len(options))))
    for index, tokens in enumerate(options):
        node = root
        for token in tokens:
            node = node.children.setdefault(token, Node(token=token, depth=node.depth + 1))
            node.options.append(index)
        node.ends.append(index)
    return root


def inner_nodes(root: Node) -> Iterator[Node]:
    """Yield the nodes below the root that have children, nearest to the root first."""
    level = list(root.children.values())
    while level:
        inner = [node for node in level if node.children]
        yield from inner
        level = [child for node in inner for child in node.children.values()]
