"""YAML from people we don't know: plain values only, no aliases, no repeated keys."""

from typing import Any

import yaml


class YamlError(Exception):
    """The text is no YAML that we read."""

    def __init__(self, line: int) -> None:
        self.line = line
        """1-based line within the YAML."""
        super().__init__(line)


class _PlainLoader(yaml.SafeLoader):
    """Safe values without aliases, which a few lines can unfold into gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem_mark=self.get_mark())
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if len(keys) != len({str(key) for key in keys}):
            raise yaml.MarkedYAMLError(problem_mark=node.start_mark)
        return super().construct_mapping(node, deep=deep)


def load_yaml(text: str) -> Any:
    """Return the values of a YAML text.

    Raises:
        YamlError: the text is no YAML, or uses aliases, repeated keys or impossible values.
    """
    try:
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError) as error:
        raise YamlError(1) from error
