from hypothesis import given
from hypothesis import strategies as st

from assistant.llama.options import Node, inner_nodes, option_tree


def test_shared_beginnings_are_one_node() -> None:
    root = option_tree([[1, 2], [1, 3], [1], [], [1, 2]])
    assert root.ends == [3]
    (one,) = root.children.values()
    assert (one.token, one.depth, one.options, one.ends) == (1, 1, [0, 1, 2, 4], [2])
    assert {token: child.ends for token, child in one.children.items()} == {2: [0, 4], 3: [1]}
    assert list(inner_nodes(root)) == [one]


@given(st.lists(st.lists(st.integers(0, 2), max_size=4), max_size=6))
def test_every_option_is_found_at_its_end(options: list[list[int]]) -> None:
    root = option_tree(options)
    for index, tokens in enumerate(options):
        node: Node = root
        for token in tokens:
            node = node.children[token]
            assert index in node.options
        assert index in node.ends
    depths = [node.depth for node in inner_nodes(root)]
    assert depths == sorted(depths)
