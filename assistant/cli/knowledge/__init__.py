"""`pandu knowledge`: what trainers do with the documents, one module a command."""

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "sync": "assistant.cli.knowledge.sync:sync",
    "list": "assistant.cli.knowledge.listing:list_documents",
    "search": "assistant.cli.knowledge.search:search",
    "show": "assistant.cli.knowledge.show:show",
}
"""Where each command is. Its help is the string `knowledge.help.<name>`."""
